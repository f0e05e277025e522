package org.qiwen.evaluation.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gradient boosting of small trees on the logistic loss (Friedman 2001, "Greedy function approximation", algorithm 5, with the
 * row sampling of Friedman 2002): for features that speak together, where a sum of weights does not suffice. Each side counts
 * as much as the other however many examples it has. The same examples, settings and seed give the same trees.
 */
public final class TreeBoosting {
    /**
     * How to fit.
     *
     * @param trees how many
     * @param depth most questions from root to leaf
     * @param rate share of each tree's advice that is taken, 0..1
     * @param rows share of the examples that a tree is grown from
     * @param columns share of the features that a split may choose from
     * @param leaf fewest examples of a leaf
     */
    public record Settings(int trees, int depth, double rate, double rows, double columns, int leaf, long seed) {}

    /** Borders tried for a feature: its quantiles. */
    private static final int BINS = 32;

    /** A question, or the advice of a leaf when {@code feature} is negative. */
    private record Node(int feature, double border, double value, List<Node> sides) {
        static Node leaf(double value) {
            return new Node(-1, 0, value, List.of());
        }

        double at(double[] features) {
            return feature < 0
                    ? value
                    : sides.get(features[feature] < border ? 0 : 1).at(features);
        }

        /** In prefix order: the feature's name, its border, what holds below it, what holds from it on. */
        String text(List<String> names) {
            return feature < 0
                    ? String.format(Locale.ROOT, "%.4f", value)
                    : String.format(
                            Locale.ROOT,
                            "%s %.5f %s %s",
                            names.get(feature),
                            border,
                            sides.get(0).text(names),
                            sides.get(1).text(names));
        }
    }

    /** Fitted trees. */
    public static final class Trees {
        private final List<Node> roots;

        private Trees(List<Node> roots) {
            this.roots = List.copyOf(roots);
        }

        /** The logarithm of the odds of yes, both sides being equally likely beforehand. */
        public double score(double[] features) {
            double score = 0;
            for (Node root : roots) {
                score += root.at(features);
            }
            return score;
        }

        /** A line for each tree, in prefix order: feature, border, below it, from it on; a number is a leaf. */
        public String text(List<String> names) {
            return roots.stream().map(root -> root.text(names)).collect(Collectors.joining("\n"));
        }
    }

    private final List<LogisticFit.Example> examples;
    private final double[] weights;
    private final byte[][] bins;
    private final double[][] borders;
    private final double[] scores;
    private final Settings settings;
    private final Random random;

    private TreeBoosting(List<LogisticFit.Example> examples, Settings settings) {
        this.examples = examples;
        this.settings = settings;
        this.random = new Random(settings.seed());
        this.weights = weights(examples);
        this.scores = new double[examples.size()];
        int features = examples.get(0).features().length;
        this.borders = new double[features][];
        this.bins = new byte[features][examples.size()];
        for (int f = 0; f < features; f++) {
            borders[f] = borders(f);
            for (int i = 0; i < examples.size(); i++) {
                bins[f][i] = (byte) bin(borders[f], examples.get(i).features()[f]);
            }
        }
    }

    /** @throws IllegalArgumentException without an example of each side */
    public static Trees fit(List<LogisticFit.Example> examples, Settings settings) {
        return new TreeBoosting(examples, settings).grow();
    }

    private static double[] weights(List<LogisticFit.Example> examples) {
        double yes = 0;
        double no = 0;
        for (LogisticFit.Example example : examples) {
            yes += example.yes() ? example.weight() : 0;
            no += example.yes() ? 0 : example.weight();
        }
        if (yes == 0 || no == 0) {
            throw new IllegalArgumentException("a fit needs examples of both sides");
        }
        double[] weights = new double[examples.size()];
        for (int i = 0; i < weights.length; i++) {
            LogisticFit.Example example = examples.get(i);
            weights[i] = example.weight() * examples.size() / 2 / (example.yes() ? yes : no);
        }
        return weights;
    }

    private double[] borders(int feature) {
        double[] values = examples.stream()
                .mapToDouble(e -> e.features()[feature])
                .sorted()
                .toArray();
        double[] distinct = Arrays.stream(values).distinct().toArray();
        if (distinct.length <= BINS) {
            return between(distinct);
        }
        double[] quantiles = new double[BINS];
        for (int i = 0; i < BINS; i++) {
            quantiles[i] = values[(int) ((long) values.length * (i + 1) / (BINS + 1))];
        }
        return Arrays.stream(quantiles).distinct().toArray();
    }

    private static double[] between(double[] distinct) {
        double[] between = new double[Math.max(0, distinct.length - 1)];
        for (int i = 0; i < between.length; i++) {
            between[i] = (distinct[i] + distinct[i + 1]) / 2;
        }
        return between;
    }

    /** How many borders a value has reached. */
    private static int bin(double[] borders, double value) {
        int bin = 0;
        while (bin < borders.length && value >= borders[bin]) {
            bin++;
        }
        return bin;
    }

    private Trees grow() {
        List<Node> roots = new ArrayList<>();
        for (int tree = 0; tree < settings.trees(); tree++) {
            int[] rows = random.ints(0, examples.size())
                    .limit((long) (settings.rows() * examples.size()))
                    .toArray();
            double[] gradient = new double[examples.size()];
            double[] curvature = new double[examples.size()];
            for (int i = 0; i < gradient.length; i++) {
                double p = 1 / (1 + Math.exp(-scores[i]));
                gradient[i] = weights[i] * ((examples.get(i).yes() ? 1 : 0) - p);
                curvature[i] = weights[i] * p * (1 - p);
            }
            Node root = node(rows, gradient, curvature, settings.depth());
            roots.add(root);
            for (int i = 0; i < scores.length; i++) {
                scores[i] += root.at(examples.get(i).features());
            }
        }
        return new Trees(roots);
    }

    private record Split(int feature, int bin, double gain) {}

    private Node node(int[] rows, double[] gradient, double[] curvature, int depth) {
        double g = Arrays.stream(rows).mapToDouble(i -> gradient[i]).sum();
        double h = Arrays.stream(rows).mapToDouble(i -> curvature[i]).sum();
        @Nullable
        Split best = depth == 0 || rows.length < 2 * settings.leaf() ? null : best(rows, gradient, curvature, g, h);
        if (best == null) {
            return Node.leaf(settings.rate() * g / (h + 1));
        }
        byte[] bin = bins[best.feature()];
        int[] below = Arrays.stream(rows).filter(i -> bin[i] <= best.bin()).toArray();
        int[] from = Arrays.stream(rows).filter(i -> bin[i] > best.bin()).toArray();
        return new Node(
                best.feature(),
                borders[best.feature()][best.bin()],
                0,
                List.of(node(below, gradient, curvature, depth - 1), node(from, gradient, curvature, depth - 1)));
    }

    private @Nullable Split best(int[] rows, double[] gradient, double[] curvature, double g, double h) {
        @Nullable Split best = null;
        double least = g * g / (h + 1) + 1e-9;
        for (int f = 0; f < bins.length; f++) {
            if (random.nextDouble() >= settings.columns()) {
                continue;
            }
            double[] gs = new double[BINS + 1];
            double[] hs = new double[BINS + 1];
            int[] ns = new int[BINS + 1];
            for (int i : rows) {
                int bin = bins[f][i];
                gs[bin] += gradient[i];
                hs[bin] += curvature[i];
                ns[bin]++;
            }
            double left = 0;
            double leftH = 0;
            int leftN = 0;
            for (int bin = 0; bin < borders[f].length; bin++) {
                left += gs[bin];
                leftH += hs[bin];
                leftN += ns[bin];
                if (leftN >= settings.leaf() && rows.length - leftN >= settings.leaf()) {
                    double gain = left * left / (leftH + 1) + (g - left) * (g - left) / (h - leftH + 1);
                    if (gain > least) {
                        least = gain;
                        best = new Split(f, bin, gain);
                    }
                }
            }
        }
        return best;
    }
}
