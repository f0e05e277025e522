package org.qiwen.assistant.dialogue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.inquiry.Stage;

class TurnGateTest {
    private static final LeakGate LEAKS = GateFixtures.gate("float-sink");
    private static final TurnRules RULES = rules(true, List.of());

    @Test
    void releasesSentencesUpToTheQuestion() {
        TurnGate gate = new TurnGate(LEAKS, RULES);

        assertThat(gate.judge("先只看这张表。")).isEqualTo(new Verdict.Released(false));
        assertThat(gate.missing()).isPresent();
        assertThat(gate.judge("你看到了什么？")).isEqualTo(new Verdict.Released(true));
        assertThat(gate.missing()).isEmpty();
    }

    @Test
    void asksOnceAndLast() {
        TurnGate gate = new TurnGate(LEAKS, RULES);
        gate.judge("你看到了什么？");

        assertThat(kind(gate.judge("还有呢？"))).isEqualTo(Fault.Kind.QUESTIONS);
        assertThat(kind(gate.judge("慢慢来。"))).isEqualTo(Fault.Kind.QUESTIONS);
        assertThat(kind(new TurnGate(LEAKS, rules(false, List.of())).judge("你看到了什么？")))
                .isEqualTo(Fault.Kind.QUESTIONS);
    }

    @Test
    void judgesASentenceBehindWhatWasReleasedButNotBehindWhatWasBlocked() {
        TurnGate gate = new TurnGate(LEAKS, RULES);

        assertThat(kind(gate.judge("一样大的时候，重的沉，轻的浮。"))).isEqualTo(Fault.Kind.LEAK);
        assertThat(gate.judge("先看第一张表。")).isInstanceOf(Verdict.Released.class);

        TurnGate later = new TurnGate(LEAKS, rules(true, List.of("这五块东西都一样大。")));
        assertThat(kind(later.judge("重的沉下去了。"))).isEqualTo(Fault.Kind.LEAK);
    }

    @Test
    void holdsTheWholeTurnAgainstTheStage() {
        TurnGate gate = new TurnGate(LEAKS, RULES);
        String sentence = "先看一看，再想一想。".repeat(4);

        assertThat(gate.judge(sentence)).isInstanceOf(Verdict.Released.class);
        assertThat(gate.judge(sentence)).isInstanceOf(Verdict.Released.class);
        assertThat(kind(gate.judge("好。"))).isEqualTo(Fault.Kind.LENGTH);
    }

    @Test
    void readsThroughDisguises() {
        for (String disguised :
                List.of("一样大的东西，众的会尘，青的会扶。", "浮的轻，沉的重，候时的大样一。", "一样大的时候，（重）的沉，（轻）的浮。", "重山叠嶂，沉舟侧畔，轻烟袅袅，浮云朵朵。")) {
            assertThat(new TurnGate(LEAKS, RULES).judge(disguised))
                    .as(disguised)
                    .isInstanceOf(Verdict.Blocked.class);
        }
    }

    @Test
    void letsTheAuthoredTextThroughWhateverItSays() {
        String authored = "在这张表里，确实是轻的浮、重的沉。可苹果和石子那次不灵。再看看：这五块东西有什么是一样的？";
        TurnGate gate = new TurnGate(LEAKS, rules(authored, true, List.of()));

        for (String sentence : List.of("在这张表里，确实是轻的浮、重的沉。", "可苹果和石子那次不灵。", "再看看：这五块东西有什么是一样的？")) {
            assertThat(gate.judge(sentence)).as(sentence).isInstanceOf(Verdict.Released.class);
        }
    }

    @Test
    void blocksTheLastPieceOfAnAnswerGivenOverTurns() {
        String authored = "再看看表里的几块。";
        List<String> window = List.of("这几块都是20克，你看。", "这几块一样重。");

        assertThat(kind(new TurnGate(LEAKS, rules(authored, true, window)).judge("表里几块：大，浮。")))
                .isEqualTo(Fault.Kind.LEAK);
    }

    @Test
    void guardsTheAnswerOfTheTransferWhenAllIdeasAreEarned() {
        TurnRules earned =
                new TurnRules("zh-CN", Stage.PRIMARY_UPPER, "", true, List.of(), Set.of(), List.of(), List.of());

        assertThat(kind(new TurnGate(LEAKS, earned).judge("橡皮泥的重量没变，捏大了就浮起来。"))).isEqualTo(Fault.Kind.LEAK);
        assertThat(new TurnGate(LEAKS, earned).judge("橡皮泥还是那一块，你打算怎么让它浮起来？")).isInstanceOf(Verdict.Released.class);
    }

    private static Fault.Kind kind(Verdict verdict) {
        return ((Verdict.Blocked) verdict).fault().kind();
    }

    private static TurnRules rules(boolean asks, List<String> window) {
        return rules("", asks, window);
    }

    private static TurnRules rules(String authored, boolean asks, List<String> window) {
        return new TurnRules(
                "zh-CN",
                Stage.PRIMARY_UPPER,
                authored,
                asks,
                window,
                Set.of("same-size", "same-weight", "same-water"),
                List.of(),
                List.of());
    }
}
