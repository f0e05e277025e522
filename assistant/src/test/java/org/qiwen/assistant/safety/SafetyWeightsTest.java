package org.qiwen.assistant.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyWeightsTest {
    private static final List<SafetyLabel> LABELS = List.of(SafetyLabel.DISTRESS, SafetyLabel.VIOLENCE);

    @Test
    void readsWhatItWrites() {
        List<String> lines = SafetyWeights.lines(
                LABELS,
                new double[] {0.5, 0.7},
                new double[][] {{4, -4, -1}, {-4, 4, -1}},
                List.of("难过", "打"),
                new double[] {60, 30});

        SafetyWeights weights = SafetyWeights.of(lines);

        assertThat(weights.odds("我难过").get(SafetyLabel.DISTRESS)).isGreaterThan(0.9);
        assertThat(weights.odds("打").get(SafetyLabel.VIOLENCE)).isGreaterThan(0.9);
        assertThat(weights.odds("水").get(SafetyLabel.DISTRESS)).isLessThan(0.3);
        assertThat(weights.border(SafetyLabel.VIOLENCE)).isEqualTo(0.7);
        assertThat(weights.border(SafetyLabel.PII)).isGreaterThan(1);
    }

    @Test
    void refusesALineThatLacksAWeight() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SafetyWeights.of(List.of("labels\tDISTRESS\tVIOLENCE", "border\t0.5", "constant\t0\t0")));
    }

    @Test
    void cutsMessagesIntoPiecesWithoutBreakingSigns() {
        assertThat(CharacterGrams.of("水 开😀")).containsExactly("水", "水开", "水开😀", "开", "开😀", "😀");
    }
}
