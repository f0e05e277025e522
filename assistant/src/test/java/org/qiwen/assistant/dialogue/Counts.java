package org.qiwen.assistant.dialogue;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was labelled and what was heard, counted label by label. */
final class Counts {
    private static final class Label {
        private int right;
        private int invented;
        private int missed;

        private double precision() {
            return share(right, right + invented);
        }

        private double recall() {
            return share(right, right + missed);
        }

        private double f1() {
            return share(2 * right, 2 * right + invented + missed);
        }
    }

    private final Map<String, Label> labels = new TreeMap<>();

    void add(Collection<String> gold, Collection<String> heard) {
        for (String label : Set.copyOf(gold)) {
            if (heard.contains(label)) {
                of(label).right++;
            } else {
                of(label).missed++;
            }
        }
        Set.copyOf(heard).stream().filter(label -> !gold.contains(label)).forEach(label -> of(label).invented++);
    }

    private Label of(String label) {
        return labels.computeIfAbsent(label, key -> new Label());
    }

    double precision(String label) {
        return of(label).precision();
    }

    double recall(String label) {
        return of(label).recall();
    }

    double f1(String label) {
        return of(label).f1();
    }

    /** Mean F1 of the labels that were given. */
    double macroF1() {
        return labels.values().stream()
                .filter(label -> label.right + label.missed > 0)
                .mapToDouble(Label::f1)
                .average()
                .orElse(0);
    }

    /** Precision over all labels together. */
    double precision() {
        int right = labels.values().stream().mapToInt(l -> l.right).sum();
        return share(
                right,
                right + labels.values().stream().mapToInt(l -> l.invented).sum());
    }

    /** Recall over all labels together. */
    double recall() {
        int right = labels.values().stream().mapToInt(l -> l.right).sum();
        return share(
                right, right + labels.values().stream().mapToInt(l -> l.missed).sum());
    }

    String table(String title) {
        StringBuilder table = new StringBuilder(title + "  macro-F1 %.3f%n".formatted(macroF1()));
        labels.forEach((name, label) -> table.append("  %-22s p %.2f  r %.2f  F1 %.2f  n %d%n"
                .formatted(name, label.precision(), label.recall(), label.f1(), label.right + label.missed)));
        return table.toString();
    }

    static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
