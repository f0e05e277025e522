package org.qiwen.assistant.dialogue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;

class LeakGateTest {
    private static final Inquiry INQUIRY = inquiry();
    private static final LeakGate GATE = new LeakGate(INQUIRY, new RelationReader(INQUIRY));
    private static final Set<String> NOTHING_EARNED = Set.of("same-size", "same-weight", "same-water");

    @ParameterizedTest
    @ValueSource(strings = {"一样大的时候，重的沉，轻的浮。", "是不是因为大小一样，重的就沉下去了？", "你想想，是不是比同样大的水重就沉？", "体积相同的东西，越重越容易沉。"})
    void stopsAnIdeaAsAStatementAndAsAQuestion(String text) {
        assertThat(GATE.check(text, "", NOTHING_EARNED, List.of())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "一样大的时候，____ 的沉，____ 的浮。",
                "浮和沉的分界在哪里？",
                "木块 6 克，浮；铁块 79 克，沉。",
                "大小一样的时候，是重的沉，还是轻的沉？",
                "下面五块都是 10 立方厘米，一样大。",
                "“密度”这个词初中会学。"
            })
    void letsBlanksAlternativesAndDataThrough(String text) {
        assertThat(GATE.check(text, "", NOTHING_EARNED, List.of())).isEmpty();
    }

    @Test
    void stopsAClaimThatStandsAcrossTwoTurns() {
        assertThat(GATE.check("重的沉下去了。", "这五块东西都一样大。", NOTHING_EARNED, List.of()))
                .hasValueSatisfying(leak -> {
                    assertThat(leak.how()).isEqualTo(Leak.How.WINDOW);
                    assertThat(leak.expectation()).isEqualTo("same-size");
                });
        assertThat(GATE.check("重的沉下去了。", "", NOTHING_EARNED, List.of())).isEmpty();
    }

    @Test
    void letsThePupilsOwnQuotedWordsThroughButNotTheSameWordsUnquoted() {
        List<String> own = List.of("一样大的重的沉");

        assertThat(GATE.check("你是说“一样大的重的沉”吗？", "", NOTHING_EARNED, own)).isEmpty();
        assertThat(GATE.check("你是说“一样大的重的沉”吗？", "", NOTHING_EARNED, List.of("别的话")))
                .isPresent();
        assertThat(GATE.check("对，一样大的重的沉。", "", NOTHING_EARNED, own)).isPresent();
    }

    @Test
    void letsEarnedIdeasThrough() {
        assertThat(GATE.check("一样大的时候，重的沉，轻的浮。", "", Set.of("same-weight", "same-water"), List.of()))
                .isEmpty();
    }

    @Test
    void stopsASampleAnswerOfTheExitCheckWhileItsIdeasAreUnearned() {
        String answer = "先比那么大一份水轻，浮着，沙子多了比那份水重，就沉了";

        assertThat(GATE.check(answer, "", NOTHING_EARNED, List.of())).isPresent();
        assertThat(GATE.check(answer, "", Set.of(), List.of())).isEmpty();
    }

    @Test
    void looksForWordingsSentenceBySentence() {
        String cloze = "你找到了一把“尺子”：同样大的一份水。把这句话补完整：一样重的时候，____ 的容易浮，____ 的容易沉。";

        assertThat(GATE.check(cloze, "", Set.of("same-weight"), List.of())).isEmpty();
    }

    private static Inquiry inquiry() {
        try {
            return new InquiryFiles().load().find("float-sink", "zh-CN").orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
