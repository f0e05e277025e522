package org.qiwen.evaluation.metric;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which label was expected and which was given, over cases with one label each. Immutable. */
public final class ConfusionTable {
    private final Map<Case, Integer> counts =
            new TreeMap<>((a, b) -> a.expected().equals(b.expected())
                    ? a.predicted().compareTo(b.predicted())
                    : a.expected().compareTo(b.expected()));
    private final int total;

    private ConfusionTable(Collection<Case> cases) {
        cases.forEach(one -> counts.merge(one, 1, Integer::sum));
        this.total = cases.size();
    }

    public static ConfusionTable of(Collection<Case> cases) {
        return new ConfusionTable(cases);
    }

    /** One judged case. */
    public record Case(String expected, String predicted) {}

    /** Labels that were expected or given at least once, in alphabetical order. */
    public List<String> labels() {
        TreeSet<String> labels = new TreeSet<>();
        counts.keySet().forEach(one -> {
            labels.add(one.expected());
            labels.add(one.predicted());
        });
        return List.copyOf(labels);
    }

    /** Cases with that expected and that given label. */
    public int count(String expected, String predicted) {
        return counts.getOrDefault(new Case(expected, predicted), 0);
    }

    /** Number of cases. */
    public int total() {
        return total;
    }

    /** One label against all others. */
    public BinaryCounts of(String label) {
        int right = count(label, label);
        int expected = labels().stream().mapToInt(other -> count(label, other)).sum();
        int predicted = labels().stream().mapToInt(other -> count(other, label)).sum();
        return new BinaryCounts(right, predicted - right, expected - right);
    }

    /** Share of cases with the expected label, 0..1; 0 without cases. */
    public double accuracy() {
        int right = labels().stream().mapToInt(label -> count(label, label)).sum();
        return total == 0 ? 0 : (double) right / total;
    }

    /**
     * Mean F1 of the labels, each weighing the same, 0..1; 0 without cases. Labels that were only ever predicted count
     * too, with F1 0, so that inventing labels costs.
     */
    public double macroF1() {
        return labels().stream().mapToDouble(label -> of(label).f1()).average().orElse(0);
    }
}
