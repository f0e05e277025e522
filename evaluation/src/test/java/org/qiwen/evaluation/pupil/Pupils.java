package org.qiwen.evaluation.pupil;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.qiwen.evaluation.attack.Spelling;
import org.qiwen.evaluation.drive.PupilMessage;
import org.qiwen.evaluation.drive.StreamEvent;
import org.qiwen.evaluation.drive.TracedTurn;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.drive.Tutor;
import tools.jackson.databind.json.JsonMapper;

/** A small inquiry and a tutor who says what a test tells it to. */
final class Pupils {
    static final String IDEA = "heavier-sinks";
    static final String PUMP = "比一比，你发现了什么？";
    static final String HINT = "它们有什么是一样的？";
    static final String EXIT = "最后一题：瓶子为什么沉？";

    static final Subject SUBJECT = new Subject(
            "float-sink",
            "zh-CN",
            "PRIMARY_UPPER",
            6,
            List.of(new Subject.Option("A", "苹果沉"), new Subject.Option("B", "苹果浮")),
            "B",
            List.of(new Subject.Idea(
                    IDEA,
                    true,
                    true,
                    List.of(),
                    List.of("一样大时重的沉"),
                    List.of("一样大时重的沉", "大小相同，重的沉"),
                    List.of(new Subject.Half("都一样大", "HOLD")),
                    List.of("一样大时轻的沉"))),
            List.of(new Subject.Belief("heavy", List.of("重的就沉"), IDEA)),
            List.of(
                    question(Situation.IDEA, PUMP, Set.of()),
                    question(Situation.IDEA, HINT, Set.of("HOLD")),
                    question(Situation.EXIT, EXIT, Set.of())),
            List.of(new Subject.Form(EXIT, Set.of(IDEA), List.of("重了就沉"), List.of("变重"), List.of("没气了"))),
            List.of("铁船为什么不沉"),
            List.of("密度大于水的物体下沉。"));

    static final Spelling SPELLING = new Spelling() {
        @Override
        public String pinyin(String text) {
            return "zhòng de chén";
        }

        @Override
        public String traditional(String text) {
            return text;
        }

        @Override
        public String simplified(String text) {
            return text;
        }
    };

    private Pupils() {}

    private static Subject.Question question(Situation situation, String ask, Set<String> listens) {
        List<Subject.Reply> right =
                listens.stream().map(part -> new Subject.Reply("大小", part)).toList();
        return new Subject.Question(situation, ask, IDEA, null, listens, right, List.of());
    }

    /** A tutor's turn. */
    static TurnReply turn(String move, String phase, String text) {
        List<StreamEvent> events = new ArrayList<>();
        event(events, "move", "{\"move\":\"" + move + "\"}");
        event(events, "text", "{\"delta\":\"" + text + "\"}");
        String card = phase.equals("DONE") ? "\"卡\"" : "null";
        event(events, "done", "{\"phase\":\"" + phase + "\",\"card\":" + card + "}");
        return new TurnReply(events);
    }

    private static void event(List<StreamEvent> events, String type, String data) {
        events.add(new StreamEvent(events.size() + 1L, type, JsonMapper.shared().readTree(data), Duration.ZERO));
    }

    /** Says these turns one after another and remembers what it heard. */
    static final class Scripted implements Tutor {
        final List<PupilMessage> heard = new ArrayList<>();
        private final Deque<TurnReply> turns;

        Scripted(TurnReply... turns) {
            this.turns = new ArrayDeque<>(List.of(turns));
        }

        @Override
        public Conversation open(String inquiry, String locale) {
            return new Conversation() {
                @Override
                public String id() {
                    return "c1";
                }

                @Override
                public Opening opening() {
                    return new Opening(
                            "你猜会怎样？", "ASK_PREDICTION", List.of(new Option("A", "苹果沉"), new Option("B", "苹果浮")));
                }

                @Override
                public TurnReply send(PupilMessage message, String key) {
                    heard.add(message);
                    return turns.size() > 1 ? turns.remove() : turns.element();
                }
            };
        }

        @Override
        public List<TracedTurn> trace(String conversation) {
            return List.of();
        }
    }
}
