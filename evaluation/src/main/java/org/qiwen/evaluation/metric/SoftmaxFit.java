package org.qiwen.evaluation.metric;

import java.util.List;

/**
 * Multinomial logistic regression: the weights under which each example's label is likeliest, held down by a ridge. Accelerated
 * gradient descent (Nesterov 1983) on features brought to one spread, which the weights it returns take back. The same
 * examples give the same weights.
 */
public final class SoftmaxFit {
    private static final int STEPS = 120;

    private SoftmaxFit() {}

    /**
     * An example.
     *
     * @param features all examples of a fit have as many
     * @param label 0 to the number of labels less one
     * @param weight how much it counts; above 0
     */
    public record Example(double[] features, int label, double weight) {}

    /**
     * The fitted weights: for each label the constant first, then one for each feature.
     *
     * @param labels how many labels there are
     * @param ridge how much half of a squared weight (of a feature of spread 1) costs against the mean logarithm of the
     *     likelihood
     * @throws IllegalArgumentException without examples
     */
    public static double[][] weights(List<Example> examples, int labels, double ridge) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("a fit needs examples");
        }
        int n = examples.get(0).features().length;
        double[] mean = new double[n];
        double[] spread = new double[n];
        spread(examples, mean, spread);
        double[][] rows =
                examples.stream().map(e -> standard(e.features(), mean, spread)).toArray(double[][]::new);
        double[][] weights = descend(rows, examples, labels, ridge);
        for (double[] of : weights) {
            for (int f = 0; f < n; f++) {
                of[f + 1] /= spread[f];
                of[0] -= of[f + 1] * mean[f];
            }
        }
        return weights;
    }

    /** Probability of each label, adding up to 1. */
    public static double[] probabilities(double[][] weights, double[] features) {
        double[] scores = new double[weights.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = weights[k][0];
            for (int f = 0; f < features.length; f++) {
                scores[k] += weights[k][f + 1] * features[f];
            }
        }
        toProbabilities(scores);
        return scores;
    }

    private static void toProbabilities(double[] scores) {
        double most = scores[0];
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.exp(scores[k] - most);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
    }

    private static void spread(List<Example> examples, double[] mean, double[] spread) {
        for (Example example : examples) {
            for (int f = 0; f < mean.length; f++) {
                mean[f] += example.features()[f] / examples.size();
            }
        }
        for (Example example : examples) {
            for (int f = 0; f < mean.length; f++) {
                double off = example.features()[f] - mean[f];
                spread[f] += off * off / examples.size();
            }
        }
        for (int f = 0; f < mean.length; f++) {
            spread[f] = spread[f] < 1e-12 ? 1 : Math.sqrt(spread[f]);
        }
    }

    private static double[] standard(double[] features, double[] mean, double[] spread) {
        double[] row = new double[features.length];
        for (int f = 0; f < row.length; f++) {
            row[f] = (features[f] - mean[f]) / spread[f];
        }
        return row;
    }

    private static double[][] descend(double[][] rows, List<Example> examples, int labels, double ridge) {
        int width = rows[0].length + 1;
        double total = examples.stream().mapToDouble(Example::weight).sum();
        double step = 1 / (0.5 * steepest(rows, examples, total) + ridge);
        double[][] weights = new double[labels][width];
        double[][] ahead = new double[labels][width];
        double momentum = 1;
        for (int i = 0; i < STEPS; i++) {
            double[][] gradient = gradient(rows, examples, ahead, ridge, total);
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double carry = (momentum - 1) / next;
            momentum = next;
            for (int k = 0; k < labels; k++) {
                for (int f = 0; f < width; f++) {
                    double moved = ahead[k][f] - step * gradient[k][f];
                    ahead[k][f] = moved + carry * (moved - weights[k][f]);
                    weights[k][f] = moved;
                }
            }
        }
        return weights;
    }

    private static double[][] gradient(
            double[][] rows, List<Example> examples, double[][] weights, double ridge, double total) {
        int labels = weights.length;
        int width = weights[0].length;
        double[][] gradient = new double[labels][width];
        for (int i = 0; i < rows.length; i++) {
            double[] off = probabilities(weights, rows[i]);
            off[examples.get(i).label()] -= 1;
            double share = examples.get(i).weight() / total;
            for (int k = 0; k < labels; k++) {
                double by = share * off[k];
                double[] of = gradient[k];
                of[0] += by;
                for (int f = 1; f < width; f++) {
                    of[f] += by * rows[i][f - 1];
                }
            }
        }
        for (int k = 0; k < labels; k++) {
            for (int f = 1; f < width; f++) {
                gradient[k][f] += ridge * weights[k][f];
            }
        }
        return gradient;
    }

    /** Largest eigenvalue of the weighted second moments (power iteration), a little raised. */
    private static double steepest(double[][] rows, List<Example> examples, double total) {
        int width = rows[0].length + 1;
        double[] direction = new double[width];
        java.util.Arrays.fill(direction, 1 / Math.sqrt(width));
        double largest = 1;
        for (int turn = 0; turn < 15; turn++) {
            double[] next = new double[width];
            for (int i = 0; i < rows.length; i++) {
                double along = direction[0];
                for (int f = 1; f < width; f++) {
                    along += direction[f] * rows[i][f - 1];
                }
                double by = along * examples.get(i).weight() / total;
                next[0] += by;
                for (int f = 1; f < width; f++) {
                    next[f] += by * rows[i][f - 1];
                }
            }
            double length = 0;
            for (double part : next) {
                length += part * part;
            }
            largest = Math.sqrt(length);
            for (int f = 0; f < width; f++) {
                direction[f] = next[f] / largest;
            }
        }
        return 1.1 * largest;
    }
}
