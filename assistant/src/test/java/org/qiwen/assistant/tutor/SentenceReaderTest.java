package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceReaderTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("记下了。你怎么想？", List.of("记下了。", "你怎么想？")),
                Arguments.of("他说“沉了。浮了。”你同意吗？", List.of("他说“沉了。浮了。”你同意吗？")),
                Arguments.of("他说\"沉了。\"你同意吗？", List.of("他说\"沉了。\"你同意吗？")),
                Arguments.of("用“一样大……”开头。", List.of("用“一样大……”开头。")),
                Arguments.of("嗯……再看看。好。", List.of("嗯……再看看。", "好。")),
                Arguments.of("它有1.5克。水呢？", List.of("它有1.5克。", "水呢？")),
                Arguments.of(
                        "It is 1.5 g. Look again... What do you see?",
                        List.of("It is 1.5 g.", "Look again... What do you see?")),
                Arguments.of("第一行\n第二行。", List.of("第一行", "第二行。")),
                Arguments.of("没有标点", List.of("没有标点")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cutsAsSoonAsASentenceEnds(String text, List<String> sentences) {
        assertThat(readWhole(text)).isEqualTo(sentences);
        assertThat(readByCharacter(text)).isEqualTo(sentences);
    }

    @Test
    void givesASentenceOutWithItsLastCharacter() {
        SentenceReader reader = new SentenceReader(200);

        assertThat(reader.add("你看到了什么")).isEmpty();
        assertThat(reader.add("？")).containsExactly("你看到了什么？");
    }

    @Test
    void dropsMarksThatComeAfterTheirSentence() {
        SentenceReader reader = new SentenceReader(200);

        assertThat(reader.add("真的？")).containsExactly("真的？");
        assertThat(reader.add("！再看。")).containsExactly("再看。");
        assertThat(readWhole("真的？！再看。")).containsExactly("真的？！", "再看。");
    }

    @Test
    void knowsASentenceWithoutEnd() {
        SentenceReader reader = new SentenceReader(20);

        reader.add("“看".repeat(10));
        assertThat(reader.isEndless()).isFalse();
        reader.add("。");
        assertThat(reader.isEndless()).isTrue();
    }

    private static List<String> readWhole(String text) {
        SentenceReader reader = new SentenceReader(200);
        List<String> sentences = new ArrayList<>(reader.add(text));
        reader.rest().ifPresent(sentences::add);
        return sentences;
    }

    private static List<String> readByCharacter(String text) {
        SentenceReader reader = new SentenceReader(200);
        List<String> sentences = new ArrayList<>();
        text.chars().forEach(c -> sentences.addAll(reader.add(Character.toString(c))));
        reader.rest().ifPresent(sentences::add);
        return sentences;
    }
}
