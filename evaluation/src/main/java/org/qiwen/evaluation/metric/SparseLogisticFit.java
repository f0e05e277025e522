package org.qiwen.evaluation.metric;

import java.util.List;

/**
 * Logistic regression for very many features of which an example has few, such as the character sequences of a sentence. Each
 * side counts as much as the other however many examples it has. Accelerated gradient descent (Nesterov 1983) with restarts
 * (O'Donoghue and Candès 2015) on rows of length one at most, so that the step is known beforehand; the same examples give the same
 * weights.
 */
public final class SparseLogisticFit {
    private static final int STEPS = 5_000;

    /** No weight moves further than this in the last step. */
    private static final double STILL = 2e-5;

    /** Steepest change of a gradient on rows of length one: a quarter, from the logistic function. */
    private static final double STEEPEST = 0.25;

    private SparseLogisticFit() {}

    /**
     * An example.
     *
     * @param features indices of its features
     * @param values of these features; their squares add up to one at most
     */
    public record Example(int[] features, double[] values, boolean yes) {
        /** What weights, the constant last, make of it: the logarithm of the odds. */
        public double score(double[] weights) {
            return SparseLogisticFit.score(features, values, weights);
        }
    }

    /** The logarithm of the odds; the constant is the last weight. */
    public static double score(int[] features, double[] values, double[] weights) {
        double score = weights[weights.length - 1];
        for (int i = 0; i < features.length; i++) {
            score += weights[features[i]] * values[i];
        }
        return score;
    }

    /**
     * The weights, and the constant last.
     *
     * @param features how many there are
     * @param ridge what a squared weight costs against the mean logarithm of the likelihood; above 0
     * @throws IllegalArgumentException without an example of each side
     */
    public static double[] weights(List<Example> examples, int features, double ridge) {
        double yes = examples.stream().filter(Example::yes).count();
        double no = examples.size() - yes;
        if (yes == 0 || no == 0) {
            throw new IllegalArgumentException("a fit needs examples of both sides");
        }
        double[] weights = new double[features + 1];
        double[] ahead = weights.clone();
        // The constant is one more feature of every row.
        double step = 1 / (2 * STEEPEST + ridge);
        double momentum = 1;
        for (int round = 0; round < STEPS; round++) {
            double[] next = ahead.clone();
            for (int f = 0; f < features; f++) {
                next[f] -= step * ridge * ahead[f];
            }
            for (Example example : examples) {
                double share = 0.5 / (example.yes() ? yes : no);
                double odds = 1 / (1 + Math.exp(-example.score(ahead)));
                double pull = step * share * ((example.yes() ? 1 : 0) - odds);
                for (int i = 0; i < example.features().length; i++) {
                    next[example.features()[i]] += pull * example.values()[i];
                }
                next[features] += pull;
            }
            double after = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double uphill = 0;
            double moved = 0;
            for (int f = 0; f <= features; f++) {
                uphill += (ahead[f] - next[f]) * (next[f] - weights[f]);
                moved = Math.max(moved, Math.abs(next[f] - weights[f]));
            }
            double carried = uphill > 0 ? 0 : (momentum - 1) / after;
            for (int f = 0; f <= features; f++) {
                ahead[f] = next[f] + carried * (next[f] - weights[f]);
            }
            weights = next;
            momentum = uphill > 0 ? 1 : after;
            if (moved < STILL) {
                break;
            }
        }
        return weights;
    }
}
