package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("没有标点", List.of("没有标点")),
                Arguments.of("记下了。你怎么想？", List.of("记下了。", "你怎么想？")),
                Arguments.of("他说“沉了。浮了。”你同意吗？", List.of("他说“沉了。浮了。”你同意吗？")),
                Arguments.of("真的？！再看。", List.of("真的？！", "再看。")),
                Arguments.of("用“一样大……”开头。", List.of("用“一样大……”开头。")),
                Arguments.of("一 。 二。", List.of("一 。", "二。")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cutsAtTheEndOfASentenceOutsideQuotations(String text, List<String> sentences) {
        assertThat(Sentences.of(text)).isEqualTo(sentences);
    }
}
