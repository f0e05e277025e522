package org.qiwen.evaluation.metric;

import java.util.List;

/**
 * Logistic regression for a few features: the weights under which a yes or no is most likely, each side counting as much as
 * the other however many examples it has. Newton's method with a small ridge, so that a perfect separation has an end too.
 */
public final class LogisticFit {
    private static final int STEPS = 50;
    private static final double RIDGE = 1e-3;

    private LogisticFit() {}

    /**
     * An example.
     *
     * @param features all examples of a fit have as many
     * @param weight how much it counts among those of its side; above 0
     */
    public record Example(double[] features, boolean yes, double weight) {
        /** One that counts as much as any other. */
        public Example(double[] features, boolean yes) {
            this(features, yes, 1);
        }
    }

    /**
     * The fitted weights: the constant first, then one for each feature.
     *
     * @throws IllegalArgumentException without an example of each side
     */
    public static double[] weights(List<Example> examples) {
        return weights(examples, RIDGE);
    }

    /**
     * The fitted weights, held down by a ridge.
     *
     * @param ridge how much a squared weight costs against the mean logarithm of the likelihood; for many features of like
     *     spread and few examples
     */
    public static double[] weights(List<Example> examples, double ridge) {
        double yes = weight(examples, true);
        double no = weight(examples, false);
        if (yes == 0 || no == 0) {
            throw new IllegalArgumentException("a fit needs examples of both sides");
        }
        int n = examples.get(0).features().length + 1;
        double[] weights = new double[n];
        for (int step = 0; step < STEPS; step++) {
            double[][] curvature = new double[n][n + 1];
            for (int i = 0; i < n; i++) {
                double held = i == 0 ? RIDGE : ridge;
                curvature[i][i] = held;
                curvature[i][n] = -held * weights[i];
            }
            for (Example example : examples) {
                add(example, weights, 0.5 * example.weight() / (example.yes() ? yes : no), curvature);
            }
            double[] change = solve(curvature);
            double largest = 0;
            for (int i = 0; i < n; i++) {
                weights[i] += change[i];
                largest = Math.max(largest, Math.abs(change[i]));
            }
            if (largest < 1e-9) {
                break;
            }
        }
        return weights;
    }

    private static double weight(List<Example> examples, boolean side) {
        return examples.stream()
                .filter(example -> example.yes() == side)
                .mapToDouble(Example::weight)
                .sum();
    }

    /** Probability of yes, 0 to 1. */
    public static double probability(double[] weights, double[] features) {
        double sum = weights[0];
        for (int i = 0; i < features.length; i++) {
            sum += weights[i + 1] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static void add(Example example, double[] weights, double share, double[][] curvature) {
        double p = probability(weights, example.features());
        double error = (example.yes() ? 1 : 0) - p;
        int n = weights.length;
        for (int i = 0; i < n; i++) {
            double xi = i == 0 ? 1 : example.features()[i - 1];
            curvature[i][n] += share * error * xi;
            for (int j = 0; j < n; j++) {
                curvature[i][j] += share * p * (1 - p) * xi * (j == 0 ? 1 : example.features()[j - 1]);
            }
        }
    }

    /** Solves a positive definite system given with its right side as last column. */
    private static double[] solve(double[][] rows) {
        int n = rows.length;
        for (int i = 0; i < n; i++) {
            for (int below = i + 1; below < n; below++) {
                double factor = rows[below][i] / rows[i][i];
                for (int column = i; column <= n; column++) {
                    rows[below][column] -= factor * rows[i][column];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = rows[i][n];
            for (int column = i + 1; column < n; column++) {
                sum -= rows[i][column] * solution[column];
            }
            solution[i] = sum / rows[i][i];
        }
        return solution;
    }
}
