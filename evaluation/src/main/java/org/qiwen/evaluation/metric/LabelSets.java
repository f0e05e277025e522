package org.qiwen.evaluation.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Classification where a case has any number of labels, none included: misconceptions, speech acts, safety. */
public final class LabelSets {
    private LabelSets() {}

    /** One judged case. */
    public record Case(Set<String> expected, Set<String> predicted) {
        public Case {
            expected = Set.copyOf(expected);
            predicted = Set.copyOf(predicted);
        }
    }

    /** Counts by label, in alphabetical order of the labels that occur. */
    public static Map<String, BinaryCounts> counts(List<Case> cases) {
        Map<String, BinaryCounts> counts = new TreeMap<>();
        for (Case one : cases) {
            one.expected()
                    .forEach(label -> add(
                            counts,
                            label,
                            one.predicted().contains(label) ? new BinaryCounts(1, 0, 0) : new BinaryCounts(0, 0, 1)));
            one.predicted().stream()
                    .filter(label -> !one.expected().contains(label))
                    .forEach(label -> add(counts, label, new BinaryCounts(0, 1, 0)));
        }
        return counts;
    }

    /** Mean F1 of the labels that occur, each weighing the same, 0..1; 0 without labels. */
    public static double macroF1(List<Case> cases) {
        return counts(cases).values().stream()
                .mapToDouble(BinaryCounts::f1)
                .average()
                .orElse(0);
    }

    private static void add(Map<String, BinaryCounts> counts, String label, BinaryCounts more) {
        counts.merge(
                label,
                more,
                (a, b) -> new BinaryCounts(
                        a.truePositive() + b.truePositive(),
                        a.falsePositive() + b.falsePositive(),
                        a.falseNegative() + b.falseNegative()));
    }
}
