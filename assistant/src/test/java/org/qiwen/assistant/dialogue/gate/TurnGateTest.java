package org.qiwen.assistant.dialogue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;

class TurnGateTest {
    private static final Inquiry INQUIRY = inquiry();
    private static final LeakGate LEAKS = new LeakGate(INQUIRY, new RelationReader(INQUIRY));
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
        assertThat(gate.judge("你看，重的沉下去了。")).isInstanceOf(Verdict.Released.class);

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

    private static Fault.Kind kind(Verdict verdict) {
        return ((Verdict.Blocked) verdict).fault().kind();
    }

    private static TurnRules rules(boolean asks, List<String> window) {
        return new TurnRules(
                "zh-CN",
                Stage.PRIMARY_UPPER,
                "",
                asks,
                window,
                Set.of("same-size", "same-weight", "same-water"),
                List.of(),
                List.of());
    }

    private static Inquiry inquiry() {
        try {
            return new InquiryFiles().load().find("float-sink", "zh-CN").orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
