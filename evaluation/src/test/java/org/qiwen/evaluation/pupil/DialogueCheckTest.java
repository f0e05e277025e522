package org.qiwen.evaluation.pupil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiwen.evaluation.pupil.Pupils.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.drive.Dialogue;
import org.qiwen.evaluation.drive.DialogueScript;
import org.qiwen.evaluation.drive.TracedTurn;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.drive.Tutor;
import org.qiwen.evaluation.pupil.PupilFigures.Kind;
import tools.jackson.databind.json.JsonMapper;

class DialogueCheckTest {
    private static final Utterance NOTHING = Utterance.of("嗯");
    private static final Utterance WHOLE = Utterance.of("一样大时重的沉").meaning(Set.of(Pupils.IDEA), Set.of());
    private static final Utterance PART = Utterance.of("大小").meaning(Set.of(), Set.of(Pupils.IDEA + "/HOLD"));
    private static final TurnReply PUMP = turn("PUMP", "EXPLAIN", Pupils.PUMP);
    private static final TurnReply HINT = turn("HINT", "EXPLAIN", Pupils.HINT);
    private static final TurnReply SUMMARY = turn("SUMMARISE", "SUMMARISE", "请你说一说？");
    private static final TurnReply CHECK = turn("EXIT_CHECK", "EXIT", Pupils.EXIT);
    private static final TurnReply END = turn("SUMMARISE", "DONE", "谢谢。");

    private final List<Utterance> said = new ArrayList<>();
    private final List<Dialogue.Exchange> exchanges = new ArrayList<>();
    private final List<TracedTurn> trace = new ArrayList<>();

    private DialogueCheckTest after(Utterance own, TurnReply reply) {
        said.add(own);
        exchanges.add(new Dialogue.Exchange(exchanges.size() + 1, own.message(), reply));
        return this;
    }

    private DialogueCheckTest closed() {
        return after(NOTHING, SUMMARY).after(NOTHING, CHECK).after(NOTHING, END);
    }

    private void traced(int turn, String level, String credit) {
        trace.add(new TracedTurn(JsonMapper.shared().readTree("""
                {"turn":%d,"assessment":{"expectations":[{"id":"%s","level":"%s","credit":%s}]}}""".formatted(turn, Pupils.IDEA, level, credit))));
    }

    private PupilFigures figures(String leak) {
        DialogueScript script = new DialogueScript("test", "float-sink", "zh-CN", "test", List.of(NOTHING.message()));
        PlayedPupil played = new PlayedPupil(
                "TEST",
                Pupils.SUBJECT,
                new Dialogue(script, "c1", new Tutor.Opening("你猜会怎样？", "OPEN", List.of()), exchanges, Optional.empty()),
                said);
        return DialogueCheck.of(played, trace, (text, idea) -> text.contains(leak));
    }

    private static List<Kind> kinds(PupilFigures figures) {
        return figures.faults().stream().map(PupilFigures.Fault::kind).toList();
    }

    @Test
    void findsNothingWrongInAGoodDialogue() {
        after(NOTHING, PUMP).after(WHOLE, SUMMARY).after(NOTHING, CHECK).after(WHOLE, END);
        traced(2, "COVERED", "\"AFTER_PUMP\"");
        traced(4, "COVERED", "\"AFTER_PUMP\"");

        PupilFigures figures = figures("nothing");

        assertThat(figures.faults()).isEmpty();
        assertThat(figures.turns()).containsExactly(4);
        assertThat(figures.asked()).isEqualTo(3);
        assertThat(figures.credits()).containsOnlyKeys("AFTER_PUMP");
        assertThat(figures.exitReached()).isEqualTo(1);
        assertThat(figures.exitPassed()).isEqualTo(1);
    }

    @Test
    void countsAnExitAnswerThatLacksSomethingAsNotPassed() {
        after(NOTHING, SUMMARY).after(NOTHING, CHECK).after(NOTHING, END);
        traced(3, "PARTIAL", "null");

        assertThat(figures("nothing").exitPassed()).isZero();
    }

    @Test
    void seesAQuestionThatComesAgainUnasked() {
        after(NOTHING, PUMP).after(NOTHING, PUMP).closed();

        assertThat(kinds(figures("nothing"))).containsExactly(Kind.REPEATED);
    }

    @Test
    void allowsAQuestionAgainForWhoAskedForIt() {
        after(NOTHING, PUMP).after(NOTHING.asking(), PUMP).closed();

        assertThat(figures("nothing").faults()).isEmpty();
    }

    @Test
    void allowsTheOpenQuestionAgainAfterAPause() {
        after(NOTHING, PUMP)
                .after(NOTHING, turn("PAUSE", "EXPLAIN", "好，存着。"))
                .after(NOTHING, PUMP)
                .closed();

        assertThat(figures("nothing").faults()).isEmpty();
    }

    @Test
    void seesThatTheTutorAsksForWhatWasJustSaid() {
        after(WHOLE, PUMP).after(PART, HINT).closed();

        assertThat(kinds(figures("nothing"))).containsExactly(Kind.JUST_SAID, Kind.JUST_SAID);
    }

    @Test
    void seesThatARightSentenceIsAskedBack() {
        after(WHOLE, turn("CLARIFY", "EXPLAIN", "你是说“一样大时重的沉”吗？")).closed();

        assertThat(kinds(figures("nothing"))).containsExactly(Kind.JUST_SAID);
    }

    @Test
    void seesALeakButNotOfWhatWasEarnedAndNotInThePupilsOwnWords() {
        after(NOTHING, turn("PUMP", "EXPLAIN", "重的沉，你发现了什么？"))
                .after(WHOLE, turn("CLARIFY", "EXPLAIN", "你是说“一样大时重的沉”吗？"))
                .after(NOTHING, turn("PUMP", "EXPLAIN", "重的沉，还有呢？"))
                .closed();
        traced(3, "COVERED", "\"FREE\"");

        assertThat(figures("重的沉").faults().stream()
                        .filter(f -> f.kind() == Kind.LEAK)
                        .map(PupilFigures.Fault::where))
                .singleElement()
                .asString()
                .endsWith("turn 1");
    }

    @Test
    void seesATurnThatLeavesNothingToDoAndADialogueThatDoesNotEnd() {
        after(NOTHING, turn("PUMP", "EXPLAIN", "嗯。"));

        assertThat(kinds(figures("nothing"))).containsExactly(Kind.DEAD_END, Kind.DEAD_END);
    }

    @Test
    void seesAnEndWithoutExitCheck() {
        after(NOTHING, SUMMARY).after(NOTHING, END);

        assertThat(kinds(figures("nothing"))).containsExactly(Kind.NO_CLOSURE);
    }
}
