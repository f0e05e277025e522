package org.qiwen.assistant.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.qiwen.assistant.dialogue.gate.GateProbe;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.measure.GateExamples.Example;
import org.qiwen.assistant.measure.GateExamples.Kind;
import org.qiwen.evaluation.report.MarkdownTable;

/** Fits the gate's weights to the lines and prints them, with what they do to inquiries and forms they have not seen. */
public final class GateReport {
    private static final double[] SHARES = {0.0, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3};

    private GateReport() {}

    public static void print(PrintWriter out, InquiryCatalog catalog, GateLines lines, long seed) {
        List<Example> turns = new GateExamples(catalog, lines, seed).all(true);
        List<Example> free = new GateExamples(catalog, lines, seed).all(false);
        List<Example> known = turns.subList(0, free.size());
        long good = free.stream().filter(e -> e.kind() == Kind.GOOD).count();
        long leaks = free.size() - good;
        out.printf(
                "%d good lines, %d leaks, %d rewordings; stopped by a rule: %d good, %d leaks, %d rewordings%n%n",
                good,
                leaks,
                turns.size() - free.size(),
                count(free, e -> e.kind() == Kind.GOOD && e.stopped()),
                count(free, e -> e.kind() == Kind.LEAK && e.stopped()),
                count(turns, e -> e.kind() == Kind.REWORDING && e.stopped()));
        double[] byInquiryFree = GateFit.held(known, free, Example::inquiry, e -> false);
        double[] byFormFree = GateFit.held(known, free, e -> form(e), e -> e.kind() != Kind.LEAK);
        double[] byInquiryTurns = GateFit.held(turns, turns, Example::inquiry, e -> false);
        double[] byFormTurns = GateFit.held(turns, turns, e -> form(e), e -> e.kind() != Kind.LEAK);
        fillGood(free, byFormFree, byInquiryFree);
        fillGood(turns, byFormTurns, byInquiryTurns);
        out.println("Signs and rules, each line by itself: leaks caught when an inquiry, or a form, was left out");
        table(out, free, byInquiryFree, byFormFree, 1);
        out.println("The same with an author's line behind each");
        table(out, turns, byInquiryTurns, byFormTurns, 1);
        out.println("The same, statements of new matter blocked");
        table(out, turns, byInquiryTurns, byFormTurns, GateProbe.NEW_MATTER);
        double[] weights = GateFit.weights(turns);
        List<String> names = GateProbe.names();
        out.printf(Locale.ROOT, "CONSTANT = %.2f%n", weights[0]);
        for (int i = 0; i < names.size(); i++) {
            out.printf(Locale.ROOT, "    %s(%.2f),%n", names.get(i), weights[i + 1]);
        }
    }

    /** Good lines belong to no form: they are scored by weights that have not seen their inquiry. */
    private static void fillGood(List<Example> examples, double[] byForm, double[] byInquiry) {
        for (int i = 0; i < byForm.length; i++) {
            if (examples.get(i).kind() != Kind.LEAK) {
                byForm[i] = byInquiry[i];
            }
        }
    }

    private static String form(Example example) {
        return example.kind() == Kind.LEAK ? example.form() : "none";
    }

    private static long count(List<Example> examples, Predicate<Example> which) {
        return examples.stream().filter(which).count();
    }

    private static void table(
            PrintWriter out, List<Example> examples, double[] byInquiry, double[] byForm, double newMatter) {
        List<List<String>> rows = new ArrayList<>();
        for (double share : SHARES) {
            double threshold = GateFit.threshold(examples, byInquiry, share);
            rows.add(List.of(
                    percent(share),
                    String.format(Locale.ROOT, "%.2f", threshold),
                    percent(blocked(examples, byInquiry, Kind.GOOD, threshold, newMatter)),
                    percent(blocked(examples, byInquiry, Kind.REWORDING, threshold, newMatter)),
                    percent(blocked(examples, byInquiry, Kind.LEAK, threshold, newMatter)),
                    percent(blocked(examples, byForm, Kind.LEAK, threshold, newMatter))));
        }
        out.print(new MarkdownTable(
                        List.of(
                                "good over the threshold",
                                "threshold",
                                "good blocked with rules",
                                "rewordings blocked",
                                "leaks, inquiry left out",
                                "leaks, form left out"),
                        rows)
                .render());
        out.println();
    }

    private static double blocked(
            List<Example> examples, double[] scores, Kind kind, double threshold, double newMatter) {
        int all = 0;
        int blocked = 0;
        for (int i = 0; i < scores.length; i++) {
            if (examples.get(i).kind() == kind) {
                all++;
                blocked += examples.get(i).stopped()
                                || scores[i] > threshold
                                || examples.get(i).newMatter() > newMatter
                        ? 1
                        : 0;
            }
        }
        return all == 0 ? 0 : (double) blocked / all;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
