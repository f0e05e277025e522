package org.qiwen.assistant.copilot.plan;

import java.util.List;

/**
 * What has to be on the tables.
 *
 * @param trial what to try before the lesson (预实验提示)
 * @param failures what to do when it does not work (做不成怎么办)
 * @param oneScreen how to teach it with one screen and no devices
 */
public record Materials(List<Item> items, List<String> trial, List<Failure> failures, String oneScreen) {
    public Materials {
        items = Whole.list(items);
        trial = Whole.list(trial);
        failures = Whole.list(failures);
        oneScreen = Whole.text(oneScreen);
    }

    /** For whom an item is counted. */
    public enum Unit {
        PUPIL,
        GROUP,
        CLASS
    }

    /**
     * One material, counted: {@code total} is {@code amount} for each of {@code sets}, and {@code spare} more.
     *
     * @param amount for one set; 0 when the material is not countable (a little, enough)
     * @param measure 个, 毫升, g …; empty when none is said
     * @param sets pupils, groups, or 1
     * @param spare in the same measure
     * @param note what else was said about it
     */
    public record Item(
            String name, double amount, String measure, Unit unit, int sets, double spare, double total, String note) {
        public Item {
            name = Whole.text(name);
            measure = Whole.text(measure);
            note = Whole.text(note);
        }
    }

    /** What may go wrong and what to do then. */
    public record Failure(String when, String then) {
        public Failure {
            when = Whole.text(when);
            then = Whole.text(then);
        }
    }
}
