package org.qiwen.evaluation.metric;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How good an ordered list of results is for one query. Both measures are empty when nothing is relevant to the query:
 * such a query says nothing about the order and must be left out of a mean, not counted as 0 or 1.
 */
public final class Ranking {
    private Ranking() {}

    /**
     * Normalised discounted cumulative gain, 0..1, with the gain as given (not 2^gain) and log2(rank + 1) as discount
     * (Järvelin and Kekäläinen 2002; the form trec_eval computes).
     *
     * @param ranked ids, best first, each at most once
     * @param gains relevance by id, not negative; ids that are missing have none
     * @param k ranks looked at, from 1
     */
    public static OptionalDouble ndcg(List<String> ranked, Map<String, Double> gains, int k) {
        check(ranked, k);
        List<Double> best = gains.values().stream()
                .filter(gain -> gain > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        if (best.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Double> given =
                ranked.stream().map(id -> gains.getOrDefault(id, 0.0)).toList();
        return OptionalDouble.of(discounted(given, k) / discounted(best, k));
    }

    /**
     * Share of the relevant ids among the first {@code k}, 0..1.
     *
     * @param ranked ids, best first, each at most once
     */
    public static OptionalDouble recall(List<String> ranked, Set<String> relevant, int k) {
        check(ranked, k);
        if (relevant.isEmpty()) {
            return OptionalDouble.empty();
        }
        long found = ranked.stream().limit(k).filter(relevant::contains).count();
        return OptionalDouble.of((double) found / relevant.size());
    }

    /** Mean over the queries that can be scored; empty when none can. */
    public static OptionalDouble mean(Collection<OptionalDouble> scores) {
        return scores.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    private static double discounted(List<Double> gains, int k) {
        return IntStream.range(0, Math.min(k, gains.size()))
                .mapToDouble(index -> gains.get(index) * Math.log(2) / Math.log(index + 2))
                .sum();
    }

    private static void check(List<String> ranked, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
        if (new HashSet<>(ranked).size() != ranked.size()) {
            throw new IllegalArgumentException("a result is ranked twice in " + ranked);
        }
    }
}
