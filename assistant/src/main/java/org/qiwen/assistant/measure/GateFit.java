package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.qiwen.assistant.measure.GateExamples.Example;
import org.qiwen.assistant.measure.GateExamples.Kind;
import org.qiwen.evaluation.metric.LogisticFit;

/**
 * Fits the weights of the gate's signs. A leak counts by its most telling sentence, which the fit has to find itself: it
 * begins with the last one and takes in each round the one that scores highest. Leaks that a rule stops anyway teach nothing.
 */
final class GateFit {
    private static final int ROUNDS = 4;

    /** Holds the weights of standardised signs down; of 1, 5 and 20 per 700 examples the last did best across inquiries. */
    private static final double RIDGE = 0.03;

    private GateFit() {}

    /** Weights with the constant first; the examples include rewordings, which count as good. */
    static double[] weights(Collection<Example> examples) {
        List<Example> all = examples.stream()
                .filter(e -> e.kind() != Kind.LEAK || !e.stopped())
                .toList();
        List<double[]> rows = all.stream().flatMap(e -> e.signs().stream()).toList();
        int n = rows.get(0).length;
        double[] mean = new double[n];
        double[] spread = new double[n];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                mean[i] += row[i] / rows.size();
            }
        }
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                spread[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / rows.size();
            }
        }
        for (int i = 0; i < n; i++) {
            spread[i] = Math.sqrt(spread[i]) + 1e-6;
        }
        Function<Example, double[]> telling = e -> e.signs().get(e.signs().size() - 1);
        double[] weights = new double[n + 1];
        for (int round = 0; round < ROUNDS; round++) {
            List<LogisticFit.Example> sentences = new ArrayList<>();
            for (Example example : all) {
                List<double[]> shown = example.kind() == Kind.LEAK ? List.of(telling.apply(example)) : example.signs();
                shown.forEach(signs -> sentences.add(
                        new LogisticFit.Example(standardised(signs, mean, spread), example.kind() == Kind.LEAK)));
            }
            weights = plain(LogisticFit.weights(sentences, RIDGE), mean, spread);
            double[] found = weights;
            telling = e -> e.signs().stream()
                    .max((a, b) -> Double.compare(score(found, a), score(found, b)))
                    .orElseThrow();
        }
        return weights;
    }

    private static double[] standardised(double[] signs, double[] mean, double[] spread) {
        double[] standardised = new double[signs.length];
        for (int i = 0; i < signs.length; i++) {
            standardised[i] = (signs[i] - mean[i]) / spread[i];
        }
        return standardised;
    }

    private static double[] plain(double[] weights, double[] mean, double[] spread) {
        double[] plain = weights.clone();
        for (int i = 0; i < mean.length; i++) {
            plain[i + 1] = weights[i + 1] / spread[i];
            plain[0] -= plain[i + 1] * mean[i];
        }
        return plain;
    }

    static double score(double[] weights, double[] signs) {
        double score = weights[0];
        for (int i = 0; i < signs.length; i++) {
            score += weights[i + 1] * signs[i];
        }
        return score;
    }

    /** The highest score of a line's sentences. */
    static double score(double[] weights, Example example) {
        return example.signs().stream()
                .mapToDouble(s -> score(weights, s))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * Scores of the tested examples by weights that have not seen their group.
     *
     * @param learned what is learned from, by position the same lines as {@code tested}
     * @param group what is left out together
     * @param kept examples that are learned from whatever their group
     */
    static double[] held(
            List<Example> learned, List<Example> tested, Function<Example, String> group, Predicate<Example> kept) {
        double[] scores = new double[tested.size()];
        for (String left : learned.stream().map(group).distinct().toList()) {
            double[] weights = weights(learned.stream()
                    .filter(e -> kept.test(e) || !group.apply(e).equals(left))
                    .toList());
            for (int i = 0; i < tested.size(); i++) {
                if (group.apply(tested.get(i)).equals(left)) {
                    scores[i] = score(weights, tested.get(i));
                }
            }
        }
        return scores;
    }

    /** The score that leaves this share of the good lines above it. */
    static double threshold(List<Example> examples, double[] scores, double share) {
        double[] good = IntStream.range(0, scores.length)
                .filter(i -> examples.get(i).kind() == Kind.GOOD)
                .mapToDouble(i -> scores[i])
                .toArray();
        Arrays.sort(good);
        return good[Math.max(0, good.length - 1 - (int) (share * good.length))];
    }
}
