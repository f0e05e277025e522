package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.dialogue.AuthoredInquiries;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Relation;

class RelationReaderTest {
    private static final Inquiry FLOAT_SINK = inquiry("float-sink");
    private static final RelationReader READER = new RelationReader(FLOAT_SINK);

    private static Inquiry inquiry(String id) {
        return AuthoredInquiries.of(id);
    }

    private static boolean holds(Inquiry inquiry, Reading reading, String relation) {
        return new LineMatcher(inquiry.lexicon(), reading).holds(Relation.parse(relation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            重的沉                            | heavy -> sink
            沉的是重的                        | heavy -> sink
            因为它重，所以沉                  | heavy -> sink
            它沉了，因为重                    | heavy -> sink
            轻的不会沉                        | light -> float
            重的浮不起来                      | heavy -> sink
            重的浮不起                        | heavy -> sink
            没有空气就会沉                    | solid -> sink
            体积没变，变重了就沉              | HOLD same_size
            没有真的变重就浮着                | light -> float
            轻的浮重的沉                      | heavy -> sink
            轻的浮重的沉                      | light -> float
            """)
    void bindsAttributesToOutcomes(String text, String relation) {
        assertThat(holds(FLOAT_SINK, READER.read(text), relation)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            轻的浮重的沉                      | light -> sink
            轻的浮重的沉                      | heavy -> float
            重的不会沉                        | heavy -> sink
            重的会沉吗                        | heavy -> sink
            重不重没关系                      | heavy -> sink
            不是重的就沉                      | heavy -> sink
            我以前以为重的会沉                | heavy -> sink
            比水重就沉                        | CMP self.weight < water.weight
            """)
    void readsNothingThatWasNotSaid(String text, String relation) {
        assertThat(holds(FLOAT_SINK, READER.read(text), relation)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            比同样大的水重就沉                | CMP self.weight > that_water.weight
            同样大的水比苹果重                | CMP self.weight < that_water.weight
            木块没有同样大的水重              | CMP self.weight < that_water.weight
            铁块超过同体积的水                | CMP self.weight > that_water.weight
            跟同样大的水比，它轻              | CMP self.weight < that_water.weight
            跟木头一样大的水比空气重          | CMP that_water.weight > air.weight
            不比水重                          | CMP self.weight < water.weight
            要看它有没有同样大的水重，没有就浮 | CMP self.weight < that_water.weight
            """)
    void readsComparisons(String text, String relation) {
        assertThat(holds(FLOAT_SINK, READER.read(text), relation)).isTrue();
    }

    @Test
    void takesTheObjectOfTheVerbAsLeftSide() {
        Inquiry sky = inquiry("sky-blue");
        Reading reading = new RelationReader(sky).read("空气把蓝光散射得比太阳强得多");
        assertThat(reading.comparisons()).anySatisfy(c -> assertThat(c.left()).contains("blue_light"));
    }

    @Test
    void keepsADenialOutOfTheNextTerm() {
        Inquiry sorting = inquiry("sorting");
        Reading reading = new RelationReader(sorting).read("左大就换 左小不动");
        assertThat(holds(sorting, reading, "left_bigger -> swap")).isTrue();
        assertThat(holds(sorting, reading, "left_smaller -> no_swap")).isTrue();
    }

    @Test
    void bindsAcrossAConditionOfTime() {
        Inquiry sorting = inquiry("sorting");
        Reading reading = new RelationReader(sorting).read("没有交换的时候就停");
        assertThat(holds(sorting, reading, "no_swap -> done")).isTrue();
    }

    @Test
    void keepsTwoHalvesWithoutPunctuationApart() {
        Inquiry moon = inquiry("moon-phases");
        Reading reading = new RelationReader(moon).read("亮面朝着太阳暗面背着太阳");
        assertThat(reading.bindings().stream()
                        .map(b -> b.attribute().form() + b.outcome().form()))
                .noneMatch(pair -> pair.startsWith("亮面") && pair.contains("背"));
    }

    @ParameterizedTest
    @CsvSource({"一样大 zhong的就chen, heavy -> sink", "yiyangda 重的沉, HOLD same_size", "一样大的飘着是轻的, light -> float"})
    void believesPinyinAndSlipsOnlyLeniently(String text, String relation) {
        assertThat(holds(FLOAT_SINK, READER.readLeniently(text), relation)).isTrue();
        assertThat(holds(FLOAT_SINK, READER.read(text), relation)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"体积 重量 沉 浮 水, true", "密度 浮力 水, true", "大的浮 小的沉, false", "一样大 重的沉 轻的浮, false"})
    void knowsWordSalad(String text, boolean salad) {
        assertThat(READER.read(text).isWordSalad()).isEqualTo(salad);
    }
}
