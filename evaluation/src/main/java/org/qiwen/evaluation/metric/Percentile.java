package org.qiwen.evaluation.metric;

import java.util.Collection;
import java.util.List;

/**
 * Percentiles by nearest rank: the smallest value that at least so many percent of the values do not exceed. It is
 * always a value that was measured, never one in between, which matters for the few dozen turns of a benchmark.
 */
public final class Percentile {
    private Percentile() {}

    /**
     * The percentile of some values.
     *
     * @param values in any order, at least one
     * @param percent above 0, at most 100
     * @throws IllegalArgumentException when there is no value or {@code percent} is out of range
     */
    public static <T extends Comparable<? super T>> T of(Collection<T> values, double percent) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a percentile needs at least one value");
        }
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be above 0 and at most 100, was " + percent);
        }
        List<T> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent * sorted.size() / 100);
        return sorted.get(rank - 1);
    }
}
