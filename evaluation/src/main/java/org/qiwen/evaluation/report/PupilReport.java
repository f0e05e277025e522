package org.qiwen.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.qiwen.evaluation.pupil.PupilFigures;
import org.qiwen.evaluation.pupil.PupilFigures.Kind;

/** What played pupils met with, as tables, and some of the faults in words. */
public final class PupilReport {
    private static final List<String> COLUMNS = List.of(
            "",
            "dialogues",
            "turns",
            "max",
            "ideas reached",
            "by credit",
            "exit reached",
            "passed",
            "repeated",
            "just said",
            "leaks",
            "dead ends",
            "no closure");

    private PupilReport() {}

    /**
     * A table with a line for each entry and one for all.
     *
     * @param figures by name, in the order to be shown
     */
    public static String table(Map<String, PupilFigures> figures) {
        List<List<String>> rows = new ArrayList<>();
        figures.forEach((name, of) -> rows.add(row(name, of)));
        rows.add(row("all", figures.values().stream().reduce(PupilFigures.NONE, PupilFigures::and)));
        return new MarkdownTable(COLUMNS, rows).render();
    }

    /** Up to {@code most} faults of each kind, in words. */
    public static String faults(PupilFigures all, int most) {
        StringBuilder out = new StringBuilder();
        for (Kind kind : Kind.values()) {
            all.faults().stream()
                    .filter(fault -> fault.kind() == kind)
                    .limit(most)
                    .forEach(fault -> out.append("- ")
                            .append(kind)
                            .append(" · ")
                            .append(fault.where())
                            .append(": ")
                            .append(fault.words())
                            .append('\n'));
        }
        return out.toString();
    }

    private static List<String> row(String name, PupilFigures of) {
        List<Integer> turns = of.turns().stream().sorted().toList();
        int reached = of.credits().entrySet().stream()
                .filter(credit -> !credit.getKey().equals("TOLD"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return List.of(
                name,
                String.valueOf(turns.size()),
                turns.isEmpty() ? "" : String.valueOf(turns.get(turns.size() / 2)),
                turns.isEmpty() ? "" : String.valueOf(turns.get(turns.size() - 1)),
                reached + " of " + of.core(),
                credits(of.credits()),
                String.valueOf(of.exitReached()),
                String.valueOf(of.exitPassed()),
                String.valueOf(of.count(Kind.REPEATED)),
                String.format(
                        Locale.ROOT,
                        "%d (%.1f %%)",
                        of.count(Kind.JUST_SAID),
                        of.asked() == 0 ? 0 : 100.0 * of.count(Kind.JUST_SAID) / of.asked()),
                String.valueOf(of.count(Kind.LEAK)),
                String.valueOf(of.count(Kind.DEAD_END)),
                String.valueOf(of.count(Kind.NO_CLOSURE)));
    }

    private static String credits(Map<String, Integer> credits) {
        return List.of("FREE", "AFTER_PUMP", "AFTER_HINT_1", "AFTER_HINT_2", "AFTER_HINT_3", "AFTER_PROMPT", "TOLD")
                .stream()
                .filter(credits::containsKey)
                .map(credit -> credit.replace("AFTER_", "").toLowerCase(Locale.ROOT) + " " + credits.get(credit))
                .collect(Collectors.joining(", "));
    }
}
