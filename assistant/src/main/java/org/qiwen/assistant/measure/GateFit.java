package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.qiwen.assistant.dialogue.gate.GateProbe;
import org.qiwen.assistant.measure.GateExamples.Example;
import org.qiwen.assistant.measure.GateExamples.Kind;
import org.qiwen.evaluation.metric.LogisticFit;
import org.qiwen.evaluation.metric.TreeBoosting;
import org.qiwen.evaluation.metric.TreeBoosting.Trees;

/**
 * Grows the gate's forest. A leak counts by its most telling sentence, which the fit has to find itself: it begins with the last
 * one and takes in each round the one that scores highest. Leaks that a rule stops anyway teach nothing.
 */
final class GateFit {
    private static final int ROUNDS = 3;

    /**
     * Many small careful trees; of 60 to 400 trees and depths of 2 to 4, more did no better on inquiries left out. Half of the rows
     * and of the signs a split are customary (Friedman 2002).
     */
    private static final TreeBoosting.Settings SETTINGS = new TreeBoosting.Settings(200, 3, 0.05, 0.6, 0.4, 12, 1);

    private GateFit() {}

    /** Rewordings count as good. */
    static Trees trees(Collection<Example> examples) {
        List<Example> taught = examples.stream()
                .filter(e -> e.kind() != Kind.LEAK || !e.stopped())
                .toList();
        Function<Example, List<double[]>> telling = GateFit::lastOfEachWay;
        Trees trees = null;
        for (int round = 0; round < ROUNDS; round++) {
            List<LogisticFit.Example> sentences = new ArrayList<>();
            for (Example example : taught) {
                boolean leak = example.kind() == Kind.LEAK;
                List<double[]> shown = leak ? telling.apply(example) : example.all();
                shown.forEach(
                        signs -> sentences.add(new LogisticFit.Example(signs, leak, weight(example) / shown.size())));
            }
            Trees found = TreeBoosting.fit(sentences, SETTINGS);
            telling = e -> mostTelling(e, found);
            trees = found;
        }
        return Objects.requireNonNull(trees);
    }

    /** Attacks made by templates are many and alike: half as much as a written line. Our choice. */
    private static double weight(Example example) {
        return example.hand().equals(GateExamples.ATTACKS_HAND) ? 0.5 : 1;
    }

    private static List<List<double[]>> ways(Example example) {
        int size = example.turn().size();
        return IntStream.range(0, example.all().size() / size)
                .mapToObj(way -> example.all().subList(way * size, (way + 1) * size))
                .toList();
    }

    private static List<double[]> lastOfEachWay(Example example) {
        return ways(example).stream().map(way -> way.get(way.size() - 1)).toList();
    }

    private static List<double[]> mostTelling(Example example, Trees trees) {
        return ways(example).stream()
                .map(way -> way.stream()
                        .max((a, b) -> Double.compare(trees.score(a), trees.score(b)))
                        .orElseThrow())
                .toList();
    }

    /** The highest score of a line's sentences in its turn; above all when a rule stops it. */
    static double score(Trees trees, Example example) {
        return example.stopped()
                ? Double.POSITIVE_INFINITY
                : example.turn().stream()
                        .mapToDouble(signs -> trees.score(signs) + GateProbe.added(signs))
                        .max()
                        .orElse(Double.NEGATIVE_INFINITY);
    }

    /** Scores by forests that have not seen their group. */
    static double[] held(List<Example> examples, Function<Example, String> group) {
        double[] scores = new double[examples.size()];
        for (String left : examples.stream().map(group).distinct().toList()) {
            Trees trees = trees(
                    examples.stream().filter(e -> !group.apply(e).equals(left)).toList());
            for (int i = 0; i < scores.length; i++) {
                if (group.apply(examples.get(i)).equals(left)) {
                    scores[i] = score(trees, examples.get(i));
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
