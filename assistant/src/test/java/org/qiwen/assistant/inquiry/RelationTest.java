package org.qiwen.assistant.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelationTest {

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("HAS water", new Relation.Has("water")),
                Arguments.of("IS water", new Relation.Has("water")),
                Arguments.of("NOT water", new Relation.Not("water")),
                Arguments.of("HOLD same_size", new Relation.Hold("same_size")),
                Arguments.of("IRRELEVANT air", new Relation.Irrelevant("air")),
                Arguments.of("IN same-size", new Relation.During("same-size")),
                Arguments.of("heavy -> sink", new Relation.Binds("heavy", "sink")),
                Arguments.of("  heavy->sink ", new Relation.Binds("heavy", "sink")),
                Arguments.of("-> sink", new Relation.Outcome("sink")),
                Arguments.of("weight+ -> depth+", new Relation.Monotone("weight", "depth", true)),
                Arguments.of("weight+ -> depth-", new Relation.Monotone("weight", "depth", false)),
                Arguments.of("CAUSE wind -> wave", new Relation.Cause("wind", "wave")),
                Arguments.of("SEQ a then b then c", new Relation.Sequence(List.of("a", "b", "c"))),
                Arguments.of("NUM 10 克", new Relation.Quantity("10", "克")),
                Arguments.of("NUM 2.5 立方厘米", new Relation.Quantity("2.5", "立方厘米")),
                Arguments.of(
                        "CMP self.weight > that_water.weight",
                        new Relation.Compare("self", Optional.of("weight"), Relation.Order.MORE, "that_water")),
                Arguments.of("CMP a < b", new Relation.Compare("a", Optional.empty(), Relation.Order.LESS, "b")),
                Arguments.of("CMP a = b", new Relation.Compare("a", Optional.empty(), Relation.Order.EQUAL, "b")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsEveryForm(String text, Relation relation) {
        assertThat(Relation.parse(text)).isEqualTo(relation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "heavy", "heavy =>sink", "HOLD", "CMP a ~ b", "NUM 克", "重 -> 沉", "heavy -> "})
    void refusesWhatIsNoRelationAndRepeatsIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Relation.parse(text))
                .withMessageContaining("'" + text.strip() + "'");
    }

    @Test
    void namesItsTermsWithoutTheMissingSubject() {
        assertThat(Relation.parse("CMP self.weight > water.weight").terms()).containsExactly("water");
        assertThat(Relation.parse("heavy -> sink").terms()).containsExactlyInAnyOrder("heavy", "sink");
        assertThat(Relation.parse("IN same-size").terms()).isEmpty();
    }

    @Test
    void saysThatABareWordShowsNothing() {
        assertThat(Relation.parse("HAS water").informative()).isFalse();
        assertThat(Relation.parse("-> sink").informative()).isFalse();
        assertThat(Relation.parse("IN same-size").informative()).isFalse();
        assertThat(Relation.parse("HOLD same_size").informative()).isTrue();
    }

    @Test
    void flipsAComparison() {
        assertThat(Relation.Order.MORE.flipped()).isEqualTo(Relation.Order.LESS);
        assertThat(Relation.Order.EQUAL.flipped()).isEqualTo(Relation.Order.EQUAL);
    }
}
