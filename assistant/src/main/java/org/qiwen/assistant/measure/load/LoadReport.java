package org.qiwen.assistant.measure.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qiwen.evaluation.benchmark.Machine;
import org.qiwen.evaluation.report.MarkdownTable;

/** The measured loads as tables. */
public final class LoadReport {
    /** Thread groups with less than this share of the processor time are one row. */
    private static final double SMALL = 0.02;

    private LoadReport() {}

    /**
     * One load on one server.
     *
     * @param server its name
     * @param how students began
     * @param students at once
     * @param paths which way the words came, with how often; empty for a server without traces
     * @param residentKibibytes of the server at the end
     * @param serverTime processor time of the server meanwhile
     * @param modelTime of the model
     * @param studentsTime of the students' process
     * @param samples of a profile by layer; empty without one
     */
    public record Row(
            String server,
            String how,
            int students,
            LoadFigures figures,
            Map<String, Integer> paths,
            long residentKibibytes,
            ThreadTimes serverTime,
            ThreadTimes modelTime,
            ThreadTimes studentsTime,
            Map<String, Integer> samples) {

        private String name() {
            return students + " " + server + ", " + how;
        }

        private double seconds() {
            return Math.max(0.001, figures.took().toMillis() / 1e3);
        }

        private double cores(ThreadTimes time) {
            return time.total().toMillis() / 1e3 / seconds();
        }
    }

    /** All tables. */
    public static String markdown(List<Row> rows, Machine before, String settings) {
        return head(before, settings)
                + delays(rows)
                + turns(rows)
                + cost(rows)
                + paths(rows)
                + threads(rows)
                + samples(rows);
    }

    private static String head(Machine before, String settings) {
        return String.format(
                Locale.ROOT,
                "%d cores for server, model and students together, Java %s, load %.1f before; %s%n%n",
                before.processors(),
                before.java(),
                before.load(),
                settings);
    }

    private static String delays(List<Row> rows) {
        return table(
                "Delays in ms, p50 / p95. Lead: from a sentence's last token at the model to its words at the student's"
                        + " machine. Final question: held until the model has finished, by design.",
                List.of(
                        "load",
                        "before the model is called",
                        "lead sentence",
                        "final question",
                        "answers open",
                        "calls",
                        "leads",
                        "questions"),
                rows,
                row -> List.of(
                        row.name(),
                        row.figures().calls().shown(),
                        row.figures().leads().shown(),
                        row.figures().asks().shown(),
                        decimal(row.figures().open()),
                        String.valueOf(row.figures().calls().count()),
                        String.valueOf(row.figures().leads().count()),
                        String.valueOf(row.figures().asks().count())));
    }

    private static String turns(List<Row> rows) {
        return table(
                "Turns. Lost: no terminal event; doubled: more than one. Otherwise said: sentences of the model that the"
                        + " student did not get word for word.",
                List.of(
                        "load",
                        "turns",
                        "a second",
                        "whole",
                        "lost",
                        "problem",
                        "doubled",
                        "why lost",
                        "otherwise said",
                        "calls without a tag"),
                rows,
                row -> List.of(
                        row.name(),
                        String.valueOf(row.figures().turns()),
                        decimal(row.figures().turns() / row.seconds()),
                        String.valueOf(row.figures().whole()),
                        String.valueOf(row.figures().lost()),
                        String.valueOf(row.figures().problems()),
                        String.valueOf(row.figures().doubled()),
                        row.figures().faults().isEmpty()
                                ? ""
                                : row.figures().faults().toString(),
                        String.valueOf(row.figures().changed()),
                        String.valueOf(row.figures().unmatched())));
    }

    private static String cost(List<Row> rows) {
        return table(
                "Cost. Processor time of the server in ms a turn, with that of the JVM's compiler in it; cores: processor time over the time of the clock.",
                List.of(
                        "load",
                        "server MiB",
                        "CPU ms a turn",
                        "of it compiling",
                        "server cores",
                        "model cores",
                        "students cores"),
                rows,
                row -> List.of(
                        row.name(),
                        String.valueOf(row.residentKibibytes() / 1024),
                        decimal((double) row.serverTime().total().toMillis()
                                / Math.max(1, row.figures().turns())),
                        decimal((double) row.serverTime().compilerMillis()
                                / Math.max(1, row.figures().turns())),
                        decimal(row.cores(row.serverTime())),
                        decimal(row.cores(row.modelTime())),
                        decimal(row.cores(row.studentsTime()))));
    }

    private static String paths(List<Row> rows) {
        return table(
                "Which way the words came.",
                List.of("load", "path and reason"),
                rows.stream().filter(row -> !row.paths().isEmpty()).toList(),
                row -> List.of(row.name(), shares(row.paths())));
    }

    private static String threads(List<Row> rows) {
        return table(
                "Processor time of the server by threads.",
                List.of("load", "share"),
                rows,
                row -> List.of(row.name(), shares(grouped(row.serverTime()))));
    }

    private static String samples(List<Row> rows) {
        return table(
                "Samples of the server's Java code by what it was doing.",
                List.of("load", "share"),
                rows.stream().filter(row -> !row.samples().isEmpty()).toList(),
                row -> List.of(row.name(), shares(row.samples())));
    }

    private static Map<String, Integer> grouped(ThreadTimes times) {
        long all = times.groups().values().stream().mapToLong(Long::longValue).sum();
        return times.groups().entrySet().stream()
                .collect(Collectors.toMap(
                        group -> group.getValue() < SMALL * all ? "rest" : group.getKey(),
                        group -> group.getValue().intValue(),
                        Integer::sum));
    }

    private static String shares(Map<String, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(count -> String.format(
                        Locale.ROOT, "%s %.1f %%", count.getKey(), 100.0 * count.getValue() / Math.max(1, all)))
                .collect(Collectors.joining(", "));
    }

    private static String table(String about, List<String> columns, List<Row> rows, Function<Row, List<String>> cells) {
        List<List<String>> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(cells.apply(row)));
        return lines.isEmpty() ? "" : about + "\n\n" + new MarkdownTable(columns, lines).render() + "\n";
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
