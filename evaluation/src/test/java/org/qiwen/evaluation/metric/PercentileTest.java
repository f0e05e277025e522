package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentileTest {
    /** The first rows are the worked examples of nearest rank on 15 20 35 40 50. */
    @ParameterizedTest
    @CsvSource({
        "15 20 35 40 50, 5,   15",
        "15 20 35 40 50, 30,  20",
        "15 20 35 40 50, 40,  20",
        "15 20 35 40 50, 50,  35",
        "15 20 35 40 50, 100, 50",
        "50 15 40 20 35, 50,  35",
        "7,              50,  7",
        "7,              95,  7",
        "1 2 3 4,        50,  2",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20, 95, 19"
    })
    void givesAValueThatWasMeasured(String values, double percent, int expected) {
        assertThat(Percentile.of(numbers(values), percent)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100.1, Double.NaN})
    void refusesAPercentOutOfRange(double percent) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percentile.of(List.of(1), percent));
    }

    @Test
    void refusesNoValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> Percentile.of(List.<Integer>of(), 50));
    }

    private static List<Integer> numbers(String values) {
        return Arrays.stream(values.split(" ")).map(Integer::valueOf).toList();
    }
}
