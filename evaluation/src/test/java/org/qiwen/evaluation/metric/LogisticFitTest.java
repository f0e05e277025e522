package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticFitTest {
    @Test
    void findsTheWeightsThatMadeTheExamples() {
        Random random = new Random(1);
        double[] truth = {-1, 3, -2};
        List<LogisticFit.Example> examples = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double[] features = {random.nextDouble(), random.nextDouble()};
            examples.add(
                    new LogisticFit.Example(features, random.nextDouble() < LogisticFit.probability(truth, features)));
        }
        double[] weights = LogisticFit.weights(examples);
        assertThat(weights[1]).isCloseTo(3, within(0.3));
        assertThat(weights[2]).isCloseTo(-2, within(0.3));
    }

    @Test
    void countsBothSidesEqually() {
        List<LogisticFit.Example> examples = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            examples.add(new LogisticFit.Example(new double[] {0.5}, i < 10));
        }
        assertThat(LogisticFit.probability(LogisticFit.weights(examples), new double[] {0.5}))
                .isCloseTo(0.5, within(1e-6));
    }

    @Test
    void endsWhenTheSidesAreApart() {
        double[] weights = LogisticFit.weights(List.of(
                new LogisticFit.Example(new double[] {0}, false), new LogisticFit.Example(new double[] {1}, true)));
        assertThat(LogisticFit.probability(weights, new double[] {1})).isBetween(0.9, 1.0);
        assertThat(LogisticFit.probability(weights, new double[] {0})).isBetween(0.0, 0.1);
    }

    @Test
    void needsBothSides() {
        assertThatThrownBy(() -> LogisticFit.weights(List.of(new LogisticFit.Example(new double[] {0}, true))))
                .hasMessageContaining("both sides");
    }

    @Test
    void countsAHeavyExampleAsManyLightOnes() {
        double[] features = {1};
        List<LogisticFit.Example> heavy = List.of(
                new LogisticFit.Example(features, true, 3), new LogisticFit.Example(new double[] {0}, true),
                new LogisticFit.Example(features, false), new LogisticFit.Example(new double[] {0}, false));
        List<LogisticFit.Example> many = new ArrayList<>(heavy.subList(1, 4));
        for (int i = 0; i < 3; i++) {
            many.add(new LogisticFit.Example(features, true));
        }
        assertThat(LogisticFit.weights(heavy)).containsExactly(LogisticFit.weights(many), within(1e-9));
        assertThat(LogisticFit.weights(heavy)[1]).isPositive();
    }
}
