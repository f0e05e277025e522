package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.evaluation.metric.ConfusionTable.Case;

class ConfusionTableTest {
    /** Expected and predicted labels, worked by hand: A 2 right, 1 missed, 1 wrong; B 1 right, 1 missed, 2 wrong; C never. */
    private final ConfusionTable table = of("A>A A>A A>B B>B B>A C>B");

    @ParameterizedTest
    @CsvSource({
        "A, 2, 1, 1, 0.6667, 0.6667, 0.6667, 3",
        "B, 1, 2, 1, 0.3333, 0.5,    0.4,    2",
        "C, 0, 0, 1, 0,      0,      0,      1",
        "D, 0, 0, 0, 0,      0,      0,      0"
    })
    void countsEachLabelAgainstTheOthers(
            String label, int right, int wrong, int missed, double precision, double recall, double f1, int support) {
        BinaryCounts counts = table.of(label);

        assertThat(counts).isEqualTo(new BinaryCounts(right, wrong, missed));
        assertThat(counts.precision()).isCloseTo(precision, within(1e-4));
        assertThat(counts.recall()).isCloseTo(recall, within(1e-4));
        assertThat(counts.f1()).isCloseTo(f1, within(1e-4));
        assertThat(counts.support()).isEqualTo(support);
    }

    @ParameterizedTest
    @CsvSource({
        "'A>A B>B',             1,      1",
        "'A>B B>A',             0,      0",
        "'A>A A>A A>B B>B B>A C>B', 0.3556, 0.5",
        "'A>A A>A A>A B>A',     0.4286, 0.75",
        "'A>A A>Z',             0.3333, 0.5"
    })
    void averagesLabelsNotCases(String cases, double macroF1, double accuracy) {
        assertThat(of(cases).macroF1()).isCloseTo(macroF1, within(1e-4));
        assertThat(of(cases).accuracy()).isCloseTo(accuracy, within(1e-4));
    }

    @Test
    void isZeroWithoutCases() {
        assertThat(ConfusionTable.of(List.of()).macroF1()).isZero();
        assertThat(ConfusionTable.of(List.of()).accuracy()).isZero();
    }

    @Test
    void showsEachCell() {
        assertThat(table.labels()).containsExactly("A", "B", "C");
        assertThat(table.count("A", "B")).isEqualTo(1);
        assertThat(table.count("C", "B")).isEqualTo(1);
        assertThat(table.count("B", "C")).isZero();
        assertThat(table.total()).isEqualTo(6);
    }

    private static ConfusionTable of(String cases) {
        return ConfusionTable.of(Arrays.stream(cases.split(" "))
                .map(one -> one.split(">"))
                .map(one -> new Case(one[0], one[1]))
                .toList());
    }
}
