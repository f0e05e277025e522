package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.metric.SoftmaxFit.Example;

class SoftmaxFitTest {
    private static List<Example> threeClouds() {
        Random random = new Random(3);
        List<Example> examples = new ArrayList<>();
        double[][] centres = {{0, 0}, {400, 0}, {0, 4}};
        for (int i = 0; i < 300; i++) {
            double[] centre = centres[i % 3];
            examples.add(new Example(
                    new double[] {centre[0] + 50 * random.nextGaussian(), centre[1] + 0.5 * random.nextGaussian()},
                    i % 3,
                    1));
        }
        return examples;
    }

    @Test
    void tellsCloudsApartWhateverTheirSpread() {
        double[][] weights = SoftmaxFit.weights(threeClouds(), 3, 0.001);

        assertThat(SoftmaxFit.probabilities(weights, new double[] {0, 0})[0]).isGreaterThan(0.9);
        assertThat(SoftmaxFit.probabilities(weights, new double[] {400, 0})[1]).isGreaterThan(0.9);
        assertThat(SoftmaxFit.probabilities(weights, new double[] {0, 4})[2]).isGreaterThan(0.9);
    }

    @Test
    void probabilitiesAddUpToOne() {
        double[] found = SoftmaxFit.probabilities(SoftmaxFit.weights(threeClouds(), 3, 0.01), new double[] {123, 1});

        assertThat(found[0] + found[1] + found[2]).isCloseTo(1, within(1e-9));
    }

    @Test
    void aFeatureThatNeverChangesLeavesOnlyTheShares() {
        double[][] weights = SoftmaxFit.weights(
                List.of(new Example(new double[] {5}, 0, 3), new Example(new double[] {5}, 1, 1)), 2, 0.001);

        assertThat(SoftmaxFit.probabilities(weights, new double[] {5})[0]).isCloseTo(0.75, within(0.01));
    }

    @Test
    void needsExamples() {
        assertThatThrownBy(() -> SoftmaxFit.weights(List.of(), 2, 0.1)).hasMessageContaining("needs examples");
    }
}
