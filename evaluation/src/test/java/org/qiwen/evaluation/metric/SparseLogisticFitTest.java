package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.metric.SparseLogisticFit.Example;

class SparseLogisticFitTest {
    private static final double RIDGE = 0.01;

    @Test
    void findsTheFeatureThatTells() {
        List<Example> examples =
                List.of(row(true, 0, 2), row(true, 0, 3), row(false, 1, 2), row(false, 1, 3), row(false, 1, 2));

        double[] weights = SparseLogisticFit.weights(examples, 4, RIDGE);

        assertThat(weights[0]).isGreaterThan(1);
        assertThat(weights[1]).isLessThan(-1);
        assertThat(Math.abs(weights[2])).isLessThan(0.5);
        assertThat(examples).allSatisfy(e -> assertThat(e.score(weights) > 0).isEqualTo(e.yes()));
    }

    /** At the best weights the derivative of ridge and likelihood is nothing. */
    @Test
    void endsWhereNothingIsToBeGained() {
        List<Example> examples = List.of(row(true, 0, 1), row(false, 1, 2), row(true, 1, 2), row(false, 0, 2));

        double[] weights = SparseLogisticFit.weights(examples, 3, RIDGE);

        double[] slope = new double[3];
        for (int f = 0; f < 3; f++) {
            slope[f] = -RIDGE * weights[f];
        }
        for (Example example : examples) {
            double odds = 1 / (1 + Math.exp(-example.score(weights)));
            for (int i = 0; i < example.features().length; i++) {
                slope[example.features()[i]] += 0.25 * ((example.yes() ? 1 : 0) - odds) * example.values()[i];
            }
        }
        assertThat(slope).containsExactly(new double[3], offset(1e-3));
    }

    @Test
    void needsBothSides() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseLogisticFit.weights(List.of(row(true, 0, 1)), 2, RIDGE));
    }

    private static Example row(boolean yes, int one, int other) {
        double half = Math.sqrt(0.5);
        return new Example(new int[] {one, other}, new double[] {half, half}, yes);
    }
}
