package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BigramsTest {
    private static final Bigrams FLOATS = Bigrams.of("木头浮木头");

    @Test
    void holdsEachPairOnce() {
        assertThat(FLOATS.texts()).containsExactlyInAnyOrder("木头", "头浮", "浮木");
        assertThat(FLOATS.size()).isEqualTo(3);
    }

    @Test
    void leavesPunctuationOut() {
        assertThat(Bigrams.of("木头，浮！木头").texts()).isEqualTo(FLOATS.texts());
    }

    @Test
    void countsWhatStandsInBoth() {
        Bigrams other = Bigrams.of("小木头沉");

        assertThat(FLOATS.common(other)).isEqualTo(1);
        assertThat(FLOATS.containedIn(other)).isEqualTo(1 / 3.0);
        assertThat(FLOATS.overlap(other)).isEqualTo(2 / 6.0);
    }

    @Test
    void joinsAndTakesAway() {
        Bigrams both = Bigrams.all(List.of(FLOATS, Bigrams.of("头沉")));

        assertThat(both.texts()).containsExactlyInAnyOrder("木头", "头浮", "浮木", "头沉");
        assertThat(both.without(FLOATS).texts()).containsExactly("头沉");
        assertThat(both.contains(Bigrams.pair('头', '沉'))).isTrue();
    }

    @Test
    void hasNothingInCommonWhenEmpty() {
        Bigrams none = Bigrams.of("木");

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.containedIn(FLOATS)).isZero();
        assertThat(none.overlap(FLOATS)).isZero();
        assertThat(FLOATS.containedIn(none)).isZero();
    }
}
