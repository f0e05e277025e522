package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeBoostingTest {
    private static final TreeBoosting.Settings SETTINGS = new TreeBoosting.Settings(60, 3, 0.1, 0.6, 1, 5, 1);

    @Test
    void learnsWhatNoSumOfWeightsCanSay() {
        TreeBoosting.Trees trees = TreeBoosting.fit(either(1), SETTINGS);

        long right = either(2).stream()
                .filter(e -> trees.score(e.features()) > 0 == e.yes())
                .count();

        assertThat(right).isGreaterThan(380);
        double[] line = LogisticFit.weights(either(1));
        assertThat(either(2).stream()
                        .filter(e -> LogisticFit.probability(line, e.features()) > 0.5 == e.yes())
                        .count())
                .isLessThan(280);
    }

    @Test
    void growsTheSameTreesAgain() {
        List<String> names = List.of("A", "B", "NOISE");

        assertThat(TreeBoosting.fit(either(1), SETTINGS).text(names))
                .isEqualTo(TreeBoosting.fit(either(1), SETTINGS).text(names))
                .hasLineCount(60);
    }

    @Test
    void needsBothSides() {
        List<LogisticFit.Example> yes = List.of(new LogisticFit.Example(new double[] {1}, true));

        assertThatThrownBy(() -> TreeBoosting.fit(yes, SETTINGS)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Yes when exactly one of two features is high; a third says nothing. */
    private static List<LogisticFit.Example> either(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 400)
                .mapToObj(i -> {
                    double[] features = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
                    return new LogisticFit.Example(features, features[0] > 0.5 != features[1] > 0.5);
                })
                .toList();
    }
}
