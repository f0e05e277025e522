package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.evaluation.metric.BinaryCounts;
import org.qiwen.evaluation.metric.ConfusionTable;
import org.qiwen.evaluation.report.MarkdownTable;

/** Prints how well pupils are heard: the inquiries the reader was tuned on, the others, and all. */
public final class AssessmentReport {
    private final PrintWriter out;
    private final AssessmentMeasurement measurement;

    public AssessmentReport(PrintWriter out, AssessmentMeasurement measurement) {
        this.out = out;
        this.measurement = measurement;
    }

    /**
     * Prints all tables.
     *
     * @param tuned ids of the inquiries whose errors were looked at
     */
    public void print(List<Inquiry> inquiries, Set<String> tuned) throws IOException {
        List<HeardUtterance> seen = new ArrayList<>();
        List<HeardUtterance> unseen = new ArrayList<>();
        List<HeardUtterance> first = new ArrayList<>();
        for (Inquiry inquiry : inquiries) {
            (tuned.contains(inquiry.id()) ? seen : unseen).addAll(measurement.hear(inquiry));
            first.addAll(measurement.hearFirst(inquiry));
        }
        List<HeardUtterance> all = new ArrayList<>(seen);
        all.addAll(unseen);
        Map<String, AssessmentScores> groups = new LinkedHashMap<>();
        groups.put("tuned on", AssessmentScores.of(seen));
        groups.put("held out", AssessmentScores.of(unseen));
        groups.put("all", AssessmentScores.of(all));
        groups.put("as first message", AssessmentScores.of(first));
        summary(groups);
        AssessmentScores scores = AssessmentScores.of(unseen);
        confusion("levels of ideas, held out (rows: labelled)", scores.levels());
        confusion("whole messages, held out", scores.kinds());
        confusion("main act, held out", scores.acts());
    }

    private void summary(Map<String, AssessmentScores> groups) {
        List<String> columns = new ArrayList<>(List.of(""));
        columns.addAll(groups.keySet());
        List<List<String>> rows = new ArrayList<>();
        row(rows, "utterances", groups, s -> String.valueOf(s.utterances()));
        row(rows, "main act macro-F1", groups, s -> number(s.actsF1()));
        row(rows, "correct/partial/misconception macro-F1", groups, s -> number(s.kindsF1()));
        row(rows, "levels macro-F1", groups, s -> number(s.levelsF1()));
        row(rows, "COVERED precision", groups, s -> number(s.covered().precision()));
        row(rows, "COVERED recall", groups, s -> number(s.covered().recall()));
        row(rows, "false praise", groups, s -> percent(s.falsePraise()));
        row(rows, "false rejection", groups, s -> percent(s.falseRejection()));
        row(rows, "asks back (UNSURE)", groups, s -> percent(s.unsure()));
        row(
                rows,
                "misconception precision",
                groups,
                s -> number(s.misconceptions().precision()));
        row(rows, "misconception recall", groups, s -> number(s.misconceptions().recall()));
        row(rows, "misconception F1", groups, s -> number(s.misconceptions().f1()));
        row(rows, "safety precision", groups, s -> number(s.safety().precision()));
        row(rows, "safety recall", groups, s -> number(s.safety().recall()));
        row(rows, "innocent flagged", groups, s -> percent(s.innocentFlagged()));
        out.println(new MarkdownTable(columns, rows).render());
    }

    private static void row(
            List<List<String>> rows,
            String name,
            Map<String, AssessmentScores> groups,
            java.util.function.Function<AssessmentScores, String> cell) {
        List<String> row = new ArrayList<>(List.of(name));
        groups.values().forEach(scores -> row.add(cell.apply(scores)));
        rows.add(row);
    }

    private void confusion(String title, ConfusionTable table) {
        List<String> labels = table.labels();
        List<String> columns = new ArrayList<>(List.of(title));
        labels.forEach(label -> columns.add(label.toLowerCase(Locale.ROOT)));
        columns.addAll(List.of("P", "R", "F1"));
        List<List<String>> rows = new ArrayList<>();
        for (String expected : labels) {
            BinaryCounts counts = table.of(expected);
            if (counts.support() == 0) {
                continue;
            }
            List<String> row = new ArrayList<>(List.of(expected));
            labels.forEach(given -> row.add(String.valueOf(table.count(expected, given))));
            row.addAll(List.of(number(counts.precision()), number(counts.recall()), number(counts.f1())));
            rows.add(row);
        }
        out.println(new MarkdownTable(columns, rows).render());
    }

    /** Prints the authored pairs told apart, beside plain cosine. */
    public void printPairs(List<Inquiry> inquiries, ToDoubleBiFunction<String, String> cosine) {
        NearMissPairs all = new NearMissPairs(0, 0, 0, 0);
        for (Inquiry inquiry : inquiries) {
            all = all.plus(measurement.pairs(inquiry, cosine));
        }
        out.printf(
                Locale.ROOT,
                "near-miss pairs told apart: %d of %d (%.3f); by cosine %.3f%n",
                all.toldApart(),
                all.pairs(),
                (double) all.toldApart() / all.pairs(),
                (double) all.byCosine() / all.pairs());
    }

    /** Prints every utterance that was heard otherwise than labelled. */
    public void printErrors(List<Inquiry> inquiries) throws IOException {
        for (Inquiry inquiry : inquiries) {
            for (HeardUtterance one : measurement.hear(inquiry)) {
                printErrors(one);
            }
        }
    }

    private void printErrors(HeardUtterance one) {
        LabelledUtterance labelled = one.labelled();
        LabelledUtterance.After after = labelled.after();
        String where = one.inquiry().id() + " “" + labelled.text() + "” "
                + (after == null ? "" : "[" + after.move() + " " + after.target() + ": " + after.ask() + "] ");
        if (!labelled.acts().get(0).equals(one.heard().main().name())) {
            out.println(
                    "ACT " + where + labelled.acts() + ", heard " + one.heard().acts());
        }
        for (String idea : one.ideas()) {
            Level expected = labelled.level(idea);
            if (one.level(idea) != expected) {
                out.println("LEVEL " + expected + "->" + one.level(idea) + " " + where + idea + ": " + one.why(idea));
            }
        }
        if (!labelled.misconceptions().equals(Set.copyOf(one.heard().misconceptions()))) {
            out.println("BELIEF " + where + labelled.misconceptions() + ", heard "
                    + one.heard().misconceptions());
        }
        if (!labelled.safety().equals(one.safety())) {
            out.println("SAFETY " + where + labelled.safety() + ", heard " + one.safety());
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
