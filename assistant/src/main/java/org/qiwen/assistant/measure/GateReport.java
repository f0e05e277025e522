package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.qiwen.assistant.dialogue.gate.GateProbe;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.measure.GateExamples.Example;
import org.qiwen.assistant.measure.GateExamples.Kind;
import org.qiwen.evaluation.metric.TreeBoosting.Trees;
import org.qiwen.evaluation.report.MarkdownTable;

/** Grows the gate's forest from the lines, and prints what forests do to inquiries, forms and hands they have not seen. */
public final class GateReport {
    private static final double[] SHARES = {0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.07, 0.1};

    /** In two of sixteen inquiries a pair may still belong to a subject that they share (light, weight). Our choice. */
    private static final int COMMON = 3;

    private static final int A_LINE = 40;

    private GateReport() {}

    /** @param forest file to write it to */
    public static void grow(
            PrintWriter out, InquiryCatalog catalog, SortedMap<String, GateLines> hands, long seed, Path forest)
            throws IOException {
        List<Example> examples = new GateExamples(catalog, hands, seed).all();
        rules(out, examples);
        Trees trees = GateFit.trees(examples);
        Files.writeString(forest, trees.text(GateProbe.names()) + "\n");
        double[] seen =
                examples.stream().mapToDouble(e -> GateFit.score(trees, e)).toArray();
        table(out, "the lines it was grown from", examples, seen);
        table(out, "each inquiry left out", examples, GateFit.held(examples, Example::inquiry));
        double[] byHand = GateFit.held(examples, Example::hand);
        table(out, "each hand left out", examples, byHand);
        byHand(out, examples, byHand);
        out.flush();
    }

    /** How many lines each rule stops before they are weighed. */
    private static void rules(PrintWriter out, List<Example> examples) {
        List<List<String>> rows = new ArrayList<>();
        for (String rule :
                examples.stream().map(Example::rule).distinct().sorted().toList()) {
            List<String> row = new ArrayList<>(List.of(rule.isBlank() ? "none" : rule));
            for (Kind kind : Kind.values()) {
                row.add(String.valueOf(examples.stream()
                        .filter(e -> e.kind() == kind && e.rule().equals(rule))
                        .count()));
            }
            rows.add(row);
        }
        out.print(new MarkdownTable(List.of("stopped by rule", "good", "leaks", "rewordings"), rows).render());
        out.println();
    }

    /** What forests that have not seen a hand do to it at the border that is shipped. */
    private static void byHand(PrintWriter out, List<Example> examples, double[] scores) {
        List<List<String>> rows = new ArrayList<>();
        for (String hand : examples.stream().map(Example::hand).distinct().toList()) {
            int[] of = IntStream.range(0, scores.length)
                    .filter(i -> examples.get(i).hand().equals(hand))
                    .toArray();
            List<Example> its = Arrays.stream(of).mapToObj(examples::get).toList();
            double[] scored = Arrays.stream(of).mapToDouble(i -> scores[i]).toArray();
            List<String> row = new ArrayList<>(List.of(hand));
            for (Kind kind : Kind.values()) {
                row.add(percent(share(its, scored, kind, GateProbe.border())));
            }
            rows.add(row);
        }
        out.println("hand left out, above " + GateProbe.border());
        out.print(new MarkdownTable(List.of("hand", "good blocked", "leaks stopped", "rewordings blocked"), rows)
                .render());
        out.println();
    }

    /** Writes the pairs of characters that are talk of any subject: those in the free texts of three inquiries or more. */
    public static void common(InquiryCatalog catalog, String locale, Path file) throws IOException {
        List<String> pairs = GateProbe.common(catalog.all(locale), COMMON);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.size(); i++) {
            text.append(pairs.get(i)).append(i % A_LINE == A_LINE - 1 || i == pairs.size() - 1 ? "\n" : "");
        }
        Files.writeString(file, text);
    }

    private static void table(PrintWriter out, String name, List<Example> examples, double[] scores) {
        List<List<String>> rows = new ArrayList<>();
        for (double share : SHARES) {
            double threshold = GateFit.threshold(examples, scores, share);
            rows.add(List.of(
                    percent(share),
                    String.format(Locale.ROOT, "%.2f", threshold),
                    percent(blocked(examples, scores, Kind.REWORDING, threshold)),
                    percent(blocked(examples, scores, Kind.LEAK, threshold)),
                    percent(attacks(examples, scores, threshold))));
        }
        out.println(name);
        out.print(new MarkdownTable(
                        List.of("good blocked", "score", "rewordings blocked", "leaks stopped", "attacks stopped"),
                        rows)
                .render());
        out.println();
        out.flush();
    }

    private static double attacks(List<Example> examples, double[] scores, double threshold) {
        double[] attacks = IntStream.range(0, scores.length)
                .filter(i -> examples.get(i).hand().equals(GateExamples.ATTACKS_HAND))
                .mapToDouble(i -> scores[i])
                .toArray();
        return (double) Arrays.stream(attacks).filter(s -> s > threshold).count() / Math.max(1, attacks.length);
    }

    private static double blocked(List<Example> examples, double[] scores, Kind kind, double threshold) {
        int[] written = IntStream.range(0, scores.length)
                .filter(i -> !examples.get(i).hand().equals(GateExamples.ATTACKS_HAND))
                .toArray();
        return share(
                Arrays.stream(written).mapToObj(examples::get).toList(),
                Arrays.stream(written).mapToDouble(i -> scores[i]).toArray(),
                kind,
                threshold);
    }

    private static double share(List<Example> examples, double[] scores, Kind kind, double threshold) {
        int all = 0;
        int blocked = 0;
        for (int i = 0; i < scores.length; i++) {
            if (examples.get(i).kind() == kind) {
                all++;
                blocked += scores[i] > threshold ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) blocked / all;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
