package org.qiwen.assistant.dialogue.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.reading.GramWeights.Fitted;

class GramWeightsTest {
    private static final Fitted FITTED = new Fitted(
            List.of("SAD", "RUDE"),
            25,
            List.of("难过", "打", "list=RUDE"),
            new double[] {60, 30, GramWeights.SIGN},
            new double[][] {{4, -4, 0, -1}, {-4, 4, 8, -1}});

    private final GramWeights weights = FITTED.with(new double[] {0.5, 0.7});

    private double odds(String text, String label, String... signs) {
        return weights.odds(text, Set.of(signs)).getOrDefault(label, 0.0);
    }

    @Test
    void readsWhatItWrites() {
        assertThat(odds("我难过", "SAD")).isGreaterThan(0.9);
        assertThat(odds("打", "RUDE")).isGreaterThan(0.9);
        assertThat(odds("水", "SAD")).isLessThan(0.3);
        assertThat(weights.border("RUDE")).isEqualTo(0.7);
        assertThat(weights.border("GLAD")).isGreaterThan(1);
    }

    @Test
    void heedsWhatElseWasFound() {
        assertThat(odds("水", "RUDE")).isLessThan(0.3);
        assertThat(odds("水", "RUDE", "list=RUDE")).isGreaterThan(0.9);
        assertThat(odds("水", "RUDE", "list=SAD")).isLessThan(0.3);
    }

    @Test
    void refusesALineThatLacksAWeight() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        GramWeights.of(List.of("labels\tSAD\tRUDE", "shortest\t1", "border\t0.5", "constant\t0\t0")));
    }

    @Test
    void cutsMessagesIntoPiecesWithoutBreakingSigns() {
        assertThat(CharacterGrams.of("水 开😀")).containsExactly("水", "水开", "水开😀", "开", "开😀", "😀");
    }
}
