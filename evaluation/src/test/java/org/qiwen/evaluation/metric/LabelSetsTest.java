package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.metric.LabelSets.Case;

class LabelSetsTest {
    @Test
    void countsLabelsOverCasesWithAnyNumberOfThem() {
        List<Case> cases = List.of(
                new Case(Set.of("heavy-sinks"), Set.of("heavy-sinks", "big-sinks")),
                new Case(Set.of("heavy-sinks", "air-floats"), Set.of("air-floats")),
                new Case(Set.of(), Set.of("big-sinks")),
                new Case(Set.of(), Set.of()));

        assertThat(LabelSets.counts(cases))
                .isEqualTo(Map.of(
                        "heavy-sinks", new BinaryCounts(1, 0, 1),
                        "air-floats", new BinaryCounts(1, 0, 0),
                        "big-sinks", new BinaryCounts(0, 2, 0)));
        assertThat(LabelSets.macroF1(cases)).isCloseTo((2.0 / 3 + 1 + 0) / 3, within(1e-9));
    }

    @Test
    void isZeroWithoutLabels() {
        assertThat(LabelSets.macroF1(List.of(new Case(Set.of(), Set.of())))).isZero();
    }
}
