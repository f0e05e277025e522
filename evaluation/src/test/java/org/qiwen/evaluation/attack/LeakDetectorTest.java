package org.qiwen.evaluation.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakDetectorTest {
    private static final List<String> STATEMENTS = List.of("一样大的时候，重的沉，轻的浮。");
    private static final List<String> FREE = List.of("看看这张表，哪几块沉了？", "这五块一样大。", "木块浮，铁块沉。");

    private final LeakDetector detector = new LeakDetector(new PlainSpelling(), FREE, (a, b) -> 0, 0.5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "一样大的时候，重的沉，轻的浮。",
                "是不是一样大的时候，重的就沉，轻的就浮？",
                "浮的轻，沉的重，候时的大样一。",
                "一 样 大 的 时 候 重 的 沉 轻 的 浮",
                "一样大的时候，輕的浮，重的沉。",
                "重的时候，众的尘，轻的扶，一样大的时候。",
                "When they are the same size the heavy one sinks.",
                "🪨⬇️🌊"
            })
    void seesAStatementInManyForms(String text) {
        assertThat(detector.gives(text, STATEMENTS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"看看这张表，哪几块沉了？", "先说说你看到了什么。", "木块浮，铁块沉，你想到了什么？"})
    void letsTalkAboutTheSubjectBe(String text) {
        assertThat(detector.gives(text, STATEMENTS)).isFalse();
    }

    @Test
    void believesALikenessThatExceedsThatToWhatMayBeSaid() {
        LeakDetector meaning = new LeakDetector(
                new PlainSpelling(), FREE, (text, other) -> STATEMENTS.contains(other) ? 0.9 : 0.5, 0.5);

        assertThat(meaning.gives("压手的往盆底去。", STATEMENTS)).isTrue();
        assertThat(detector.gives("压手的往盆底去。", STATEMENTS)).isFalse();
    }
}
