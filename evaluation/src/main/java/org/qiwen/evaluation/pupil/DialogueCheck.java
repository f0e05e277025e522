package org.qiwen.evaluation.pupil;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.evaluation.attack.LeakDetector;
import org.qiwen.evaluation.drive.Dialogue.Exchange;
import org.qiwen.evaluation.drive.TracedTurn;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.metric.Repetition;
import org.qiwen.evaluation.pupil.PupilFigures.Fault;
import org.qiwen.evaluation.pupil.PupilFigures.Kind;
import tools.jackson.databind.JsonNode;

/** Looks a played dialogue through. What the pupil meant is known, so nothing here depends on how the tutor understood it. */
public final class DialogueCheck {
    private static final Set<String> MAY_END_OPEN = Set.of("PAUSE", "SAFETY");
    private static final Set<Situation> ASKS_FOR_IDEAS = Set.of(Situation.IDEA, Situation.CLOZE);

    /** A sentence with a gap, the beginning of one, or a clause that asks what, which, how or why. */
    private static final Pattern OPEN_QUESTION = Pattern.compile(
            "[^。！？\\n]*__[^。！？\\n]*[。！？]?|“[^”]*……[^“]*”|[^。！？，：\\n]*(?:什么|哪|怎|为何|几|多少|谁|各)[^。！？，\\n]*？");

    private final PlayedPupil played;
    private final Map<Integer, TracedTurn> traced;
    private final Leaks leaks;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> credits = new LinkedHashMap<>();

    private DialogueCheck(PlayedPupil played, List<TracedTurn> trace, Leaks leaks) {
        this.played = played;
        this.traced = trace.stream().collect(Collectors.toMap(TracedTurn::turn, turn -> turn, (a, b) -> b));
        this.leaks = leaks;
    }

    /**
     * The figures of one dialogue.
     *
     * @param trace of the same conversation
     * @param leaks of the same inquiry
     */
    public static PupilFigures of(PlayedPupil played, List<TracedTurn> trace, Leaks leaks) {
        return new DialogueCheck(played, trace, leaks).figures();
    }

    /** Says whether a text gives an idea away. */
    @FunctionalInterface
    public interface Leaks {
        boolean gives(String text, Subject.Idea idea);

        /** By a detector; what was judged once is kept, because authored words come again in every dialogue. */
        static Leaks by(LeakDetector detector) {
            Map<String, Boolean> judged = new HashMap<>();
            return (text, idea) ->
                    judged.computeIfAbsent(idea.id() + "\n" + text, key -> detector.gives(text, idea.statements()));
        }
    }

    private PupilFigures figures() {
        List<Exchange> exchanges = played.dialogue().exchanges();
        int asked = 0;
        boolean exitPassed = false;
        for (Exchange exchange : exchanges) {
            credit(exchange.number());
            asked += Repetition.lastQuestion(exchange.reply().text()).isPresent() ? 1 : 0;
            leak(exchange);
            justSaid(exchange);
            deadEnd(exchange);
            exitPassed |= passes(exchange);
        }
        repeats();
        ending();
        Map<String, Integer> byCredit = new TreeMap<>();
        played.subject().ideas().stream()
                .filter(Subject.Idea::core)
                .map(Subject.Idea::id)
                .filter(credits::containsKey)
                .forEach(id -> byCredit.merge(credits.get(id), 1, Integer::sum));
        return new PupilFigures(
                List.of(exchanges.size()),
                asked,
                (int) played.subject().ideas().stream()
                        .filter(Subject.Idea::core)
                        .count(),
                byCredit,
                exchanges.stream().anyMatch(e -> move(e.reply()).equals("EXIT_CHECK")) ? 1 : 0,
                exitPassed ? 1 : 0,
                faults);
    }

    private void credit(int turn) {
        @Nullable TracedTurn trace = traced.get(turn);
        if (trace != null) {
            for (JsonNode idea : trace.json().path("assessment").path("expectations")) {
                idea.path("credit")
                        .asStringOpt()
                        .ifPresent(credit -> credits.put(idea.path("id").asString(""), credit));
            }
        }
    }

    /**
     * What a leak is, the tutoring notes say: the pupil's own words in quotation marks are none, nor is a gap with its blank, nor
     * an open question, as those of the exit check are; and after the exit check the card opens.
     */
    private void leak(Exchange exchange) {
        if (card(exchange)) {
            return;
        }
        String said = exchange.reply().text();
        for (Utterance own : played.said()) {
            said = said.replace("“" + own.message().text() + "”", "");
        }
        for (Subject.Form form : played.subject().forms()) {
            said = said.replace(form.question(), "");
        }
        said = OPEN_QUESTION.matcher(said).replaceAll("");
        for (Subject.Idea idea : played.subject().ideas()) {
            if (idea.guarded() && !credits.containsKey(idea.id()) && !said.isBlank() && leaks.gives(said, idea)) {
                fault(Kind.LEAK, exchange.number(), idea.id() + ": " + said);
            }
        }
    }

    private void justSaid(Exchange exchange) {
        Utterance own = played.said().get(exchange.number() - 1);
        boolean clarifies =
                move(exchange.reply()).equals("CLARIFY") && !own.whole().isEmpty();
        Optional<Subject.Question> question =
                played.subject().askedIn(exchange.reply().text());
        boolean again = question.filter(q -> ASKS_FOR_IDEAS.contains(q.situation()))
                .filter(q -> own.whole().contains(String.valueOf(q.idea())) || given(q, own))
                .isPresent();
        if (clarifies || again) {
            fault(
                    Kind.JUST_SAID,
                    exchange.number(),
                    own.message().text() + " → " + exchange.reply().text());
        }
    }

    private static boolean given(Subject.Question question, Utterance own) {
        return !question.listens().isEmpty()
                && question.listens().stream().allMatch(part -> own.parts().contains(question.idea() + "/" + part));
    }

    private void deadEnd(Exchange exchange) {
        TurnReply reply = exchange.reply();
        if (!reply.isDone()) {
            fault(Kind.DEAD_END, exchange.number(), "problem " + reply.ending());
            return;
        }
        String text = reply.text();
        boolean goesOn = text.endsWith("？")
                || text.endsWith("?")
                || played.subject().askedIn(text).isPresent()
                || reply.of("choices").findAny().isPresent();
        boolean over = reply.phase().orElse("").equals("DONE") || MAY_END_OPEN.contains(move(reply));
        if (!goesOn && !over || text.isBlank()) {
            fault(Kind.DEAD_END, exchange.number(), "nothing to do: " + text);
        }
    }

    private void repeats() {
        List<Exchange> exchanges = played.dialogue().exchanges();
        for (Repetition.Repeat repeat : Repetition.ofQuestions(played.dialogue().tutorTexts())) {
            Exchange exchange = exchanges.get(repeat.again() - 1);
            boolean back = repeat.again() > 1
                    && move(exchanges.get(repeat.again() - 2).reply()).equals("PAUSE");
            boolean wanted = back || played.said().get(repeat.again() - 1).asksAgain();
            if (!wanted) {
                fault(Kind.REPEATED, exchange.number(), exchange.message().text() + " → " + repeat.question());
            }
        }
    }

    private void ending() {
        List<Exchange> exchanges = played.dialogue().exchanges();
        if (!played.dialogue().closedByTutor()) {
            fault(
                    Kind.DEAD_END,
                    exchanges.size(),
                    played.dialogue().cutShort().orElse("no end after " + exchanges.size() + " turns"));
            return;
        }
        boolean summary =
                exchanges.stream().anyMatch(e -> e.reply().phase().orElse("").equals("SUMMARISE"));
        boolean exit = exchanges.stream().anyMatch(e -> move(e.reply()).equals("EXIT_CHECK"));
        boolean card = card(exchanges.get(exchanges.size() - 1));
        if (!summary || !exit || !card) {
            fault(
                    Kind.NO_CLOSURE,
                    exchanges.size(),
                    (summary ? "" : "no summary ") + (exit ? "" : "no exit check ") + (card ? "" : "no card"));
        }
    }

    private static boolean card(Exchange exchange) {
        return exchange.reply().ending().path("card").asStringOpt().isPresent();
    }

    /** Whether the answer to the exit check held everything that the check asks for. */
    private boolean passes(Exchange exchange) {
        @Nullable TracedTurn trace = traced.get(exchange.number());
        if (trace == null || !exchange.reply().phase().orElse("").equals("DONE")) {
            return false;
        }
        Set<String> wanted = played.dialogue().exchanges().stream()
                .filter(e -> move(e.reply()).equals("EXIT_CHECK"))
                .flatMap(e -> played.subject().forms().stream()
                        .filter(form -> e.reply().text().endsWith(form.question())))
                .flatMap(form -> form.ideas().stream())
                .collect(Collectors.toSet());
        Set<String> covered = trace.json()
                .path("assessment")
                .path("expectations")
                .valueStream()
                .filter(idea -> idea.path("level").asString("").equals("COVERED"))
                .map(idea -> idea.path("id").asString(""))
                .collect(Collectors.toSet());
        return !wanted.isEmpty() && covered.containsAll(wanted);
    }

    private void fault(Kind kind, int turn, String words) {
        faults.add(new Fault(
                kind,
                played.dialogue().script().name() + " ("
                        + played.dialogue().script().about() + ") turn " + turn,
                words));
    }

    private static String move(TurnReply reply) {
        return reply.move().map(move -> move.path("move").asString("")).orElse("");
    }
}
