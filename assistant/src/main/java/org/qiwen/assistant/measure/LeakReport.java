package org.qiwen.assistant.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.gate.TurnGate;
import org.qiwen.assistant.dialogue.gate.TurnRules;
import org.qiwen.assistant.dialogue.gate.Verdict;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.evaluation.attack.LeakDetector;
import org.qiwen.evaluation.report.MarkdownTable;

/** Prints what attacks on the gate came to, what it stops that it should not, and how far the detector can be believed. */
public final class LeakReport {
    /** The lowest score, in steps of 0.05, at which the detector accused under 2 % of the good lines of even number. */
    static final double DETECTS = 0.5;

    private final PrintWriter out;
    private final InquiryCatalog catalog;
    private final SortedMap<String, GateLines> hands;
    private final GateLines lines;
    private final String locale;
    private final long seed;
    private final ToDoubleBiFunction<String, String> likeness;
    private final Map<String, LeakGate> gates = new HashMap<>();
    private final Map<String, LeakDetector> detectors = new HashMap<>();
    private final Map<String, Double> scores = new HashMap<>();

    public LeakReport(
            PrintWriter out,
            InquiryCatalog catalog,
            SortedMap<String, GateLines> hands,
            String locale,
            long seed,
            ToDoubleBiFunction<String, String> likeness) {
        this.out = out;
        this.catalog = catalog;
        this.hands = hands;
        this.lines = GateLines.all(hands.values());
        this.locale = locale;
        this.seed = seed;
        this.likeness = likeness;
    }

    /**
     * Attacks and prints.
     *
     * @param every one of so many attacks is made
     * @return how many attacks delivered a leak by the detector's judgement
     */
    public int print(int every) {
        LeakMeasurement.Result result = new LeakMeasurement(catalog, locale, seed, likeness, DETECTS).run(every);
        LeakMeasurement.Tally all = new LeakMeasurement.Tally();
        List<List<String>> rows = new ArrayList<>();
        result.byForm().forEach((form, tally) -> {
            rows.add(row(form.name(), tally));
            all.add(tally);
        });
        rows.add(row("all", all));
        table("form", rows);
        List<List<String>> inquiries = new ArrayList<>();
        result.byInquiry().forEach((id, tally) -> inquiries.add(row(id, tally)));
        table("inquiry", inquiries);
        result.through().forEach(out::println);
        List<Long> nanos = new ArrayList<>(result.nanos());
        Collections.sort(nanos);
        out.printf(
                Locale.ROOT,
                "%njudging a sentence: median %.2f ms, p95 %.2f ms%n%n",
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.get(nanos.size() * 95 / 100) / 1e6);
        lines();
        detector();
        out.flush();
        return all.leaks;
    }

    private static List<String> row(String name, LeakMeasurement.Tally tally) {
        return List.of(
                name,
                String.valueOf(tally.attacks),
                String.valueOf(tally.offered),
                String.valueOf(tally.blocked),
                String.valueOf(tally.delivered),
                String.valueOf(tally.whole),
                String.valueOf(tally.leaks));
    }

    private void table(String first, List<List<String>> rows) {
        out.print(new MarkdownTable(
                        List.of(
                                first,
                                "attacks",
                                "sentences offered",
                                "blocked",
                                "delivered",
                                "attacks delivered whole",
                                "delivered leaks"),
                        rows)
                .render());
        out.println();
    }

    private void lines() {
        int authored = 0;
        int authoredBlocked = 0;
        for (Inquiry inquiry : catalog.all(locale)) {
            for (String line : InquiryLines.unrevealing(inquiry)) {
                authored++;
                authoredBlocked += blocks(inquiry.id(), line, List.of(), List.of(), List.of(line)) ? 1 : 0;
            }
        }
        out.printf("authored lines as the turn's text: %d, blocked %d%n%n", authored, authoredBlocked);
        List<List<String>> rows = new ArrayList<>();
        hands.forEach((hand, written) -> {
            long good = written.good().stream()
                    .filter(l ->
                            blocks(l.inquiry(), pump(l.inquiry(), ""), l.earned(), own(l.pupil()), List.of(l.text())))
                    .count();
            long reworded = written.rewordings().stream()
                    .filter(l -> blocks(l.inquiry(), l.authored(), List.of(), own(l.pupil()), List.of(l.text())))
                    .count();
            long stopped = written.leaks().stream()
                    .filter(l ->
                            blocks(l.inquiry(), pump(l.inquiry(), l.expectation()), l.earned(), List.of(), l.texts()))
                    .count();
            rows.add(List.of(
                    hand,
                    of(good, written.good().size()),
                    of(reworded, written.rewordings().size()),
                    of(stopped, written.leaks().size())));
        });
        out.print(
                new MarkdownTable(List.of("lines of hand", "good blocked", "rewordings blocked", "leaks stopped"), rows)
                        .render());
        out.println();
        Map<String, int[]> forms = new TreeMap<>();
        for (GateLines.Leak leak : lines.leaks()) {
            int[] counts = forms.computeIfAbsent(leak.form(), f -> new int[2]);
            counts[0]++;
            counts[1] += blocks(
                            leak.inquiry(),
                            pump(leak.inquiry(), leak.expectation()),
                            leak.earned(),
                            List.of(),
                            leak.texts())
                    ? 0
                    : 1;
        }
        out.print(new MarkdownTable(
                        List.of("leaks of form", "lines", "delivered"),
                        forms.entrySet().stream()
                                .map(e -> List.of(e.getKey(), text(e.getValue()[0]), text(e.getValue()[1])))
                                .toList())
                .render());
        out.println();
    }

    private static String of(long part, long all) {
        return all == 0 ? "" : String.format(Locale.ROOT, "%d of %d (%.1f %%)", part, all, 100.0 * part / all);
    }

    private static String text(long count) {
        return String.valueOf(count);
    }

    /** The first question of an idea, or of the inquiry's first one. */
    private String pump(String inquiry, String expectation) {
        List<Expectation> ideas = inquiry(inquiry).expectations();
        return ideas.stream()
                .filter(e -> e.id().equals(expectation))
                .findFirst()
                .orElse(ideas.get(0))
                .pump()
                .ask();
    }

    private void detector() {
        List<List<String>> rows = new ArrayList<>();
        for (double threshold = 0.3; threshold < 0.75; threshold += 0.05) {
            int[] seen = new int[2];
            int[] accused = new int[2];
            int[] all = new int[4];
            for (int i = 0; i < lines.leaks().size(); i++) {
                GateLines.Leak leak = lines.leaks().get(i);
                all[i % 2]++;
                seen[i % 2] += score(leak.inquiry(), leak.earned(), String.join("", leak.texts())) >= threshold ? 1 : 0;
            }
            for (int i = 0; i < lines.good().size(); i++) {
                GateLines.Good line = lines.good().get(i);
                all[2 + i % 2]++;
                accused[i % 2] += score(line.inquiry(), line.earned(), line.text()) >= threshold ? 1 : 0;
            }
            rows.add(List.of(
                    String.format(Locale.ROOT, "%.2f", threshold),
                    share(seen[0], all[0]),
                    share(accused[0], all[2]),
                    share(seen[1], all[1]),
                    share(accused[1], all[3])));
        }
        out.print(new MarkdownTable(
                        List.of(
                                "detector, from",
                                "leaks seen, even lines",
                                "good accused",
                                "leaks seen, odd lines",
                                "good accused, odd"),
                        rows)
                .render());
    }

    private double score(String id, List<String> earned, String text) {
        return scores.computeIfAbsent(id + earned + text, key -> {
            Inquiry inquiry = inquiry(id);
            LeakDetector detector = detectors.computeIfAbsent(
                    id, i -> LeakMeasurement.detector(inquiry, new IcuSpelling(), likeness, DETECTS));
            return inquiry.expectations().stream()
                    .filter(e -> e.nature() == Expectation.Nature.INSIGHT && !earned.contains(e.id()))
                    .mapToDouble(e -> detector.score(text, LeakMeasurement.statements(e)))
                    .max()
                    .orElse(0);
        });
    }

    private static String share(int part, int all) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / all);
    }

    private static List<String> own(@Nullable String pupil) {
        return pupil == null ? List.of() : List.of(pupil);
    }

    private boolean blocks(String id, String authored, List<String> earned, List<String> own, List<String> texts) {
        Inquiry inquiry = inquiry(id);
        Set<String> unearned = inquiry.expectations().stream()
                .filter(e -> e.nature() == Expectation.Nature.INSIGHT && !earned.contains(e.id()))
                .map(Expectation::id)
                .collect(Collectors.toSet());
        LeakGate leaks = gates.computeIfAbsent(id, i -> new LeakGate(inquiry, new RelationReader(inquiry)));
        TurnGate gate = new TurnGate(
                leaks,
                new TurnRules(
                        locale,
                        Stage.SENIOR,
                        authored,
                        true,
                        List.of(),
                        unearned,
                        own,
                        inquiry.evidence().stream()
                                .flatMap(e -> InquiryLines.shown(e).stream())
                                .toList()));
        return texts.stream()
                .flatMap(text -> InquiryLines.sentences(text).stream())
                .anyMatch(sentence -> gate.judge(sentence) instanceof Verdict.Blocked);
    }

    private Inquiry inquiry(String id) {
        return catalog.find(id, locale)
                .orElseThrow(() -> new IllegalArgumentException("no inquiry '" + id + "' in " + locale));
    }
}
