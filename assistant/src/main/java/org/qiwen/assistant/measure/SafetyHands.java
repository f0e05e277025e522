package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.qiwen.assistant.measure.SafetyFit.Message;
import org.qiwen.assistant.safety.SafetyFinding;
import org.qiwen.assistant.safety.SafetyLabel;
import org.qiwen.evaluation.metric.BinaryCounts;
import org.qiwen.evaluation.report.MarkdownTable;

/** Labelled messages as hands wrote them, and a table of what was found in them. */
public final class SafetyHands {
    private static final String UTTERANCES = "utterances";
    private static final String ACTS = "acts ";
    private static final Set<String> ORDINARY = Set.of("talk.tsv", "echo.tsv");
    private static final int QUARTERS = 4;
    private static final String INNOCENT = "INNOCENT";

    private SafetyHands() {}

    /** The files of a folder, {@code *.tsv}: a label, a tab and the message a line; the innocent ones sound
     * alarming, but for those of {@code talk.tsv} and {@code echo.tsv}. */
    public static List<Message> of(Path folder) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (Path file : LabelledFiles.in(folder, ".tsv")) {
            String hand = String.valueOf(file.getFileName());
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                if (tab > 0 && !line.startsWith("#")) {
                    messages.add(new Message(
                            hand, line.substring(0, tab), line.substring(tab + 1), !ORDINARY.contains(hand)));
                }
            }
        }
        return messages;
    }

    /** Labelled utterances about inquiries: most are innocent, and sound so. A quarter of the inquiries counts as a hand. */
    public static List<Message> ofUtterances(Path folder) throws IOException {
        List<Message> messages = new ArrayList<>();
        int read = 0;
        for (Path file : LabelledFiles.in(folder, ".yaml")) {
            String hand = UTTERANCES + read++ % QUARTERS;
            String inquiry = String.valueOf(file.getFileName()).replace(".yaml", "");
            for (LabelledUtterance utterance : LabelledUtterance.of(folder, inquiry)) {
                String label = utterance.safety().stream().sorted().findFirst().orElse(INNOCENT);
                messages.add(new Message(hand, label, utterance.text(), false));
            }
        }
        return messages;
    }

    /** Messages labelled by what they do, {@code *.tsv}: all are innocent, and most are about the matter. */
    public static List<Message> ofActs(Path folder) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (Path file : LabelledFiles.in(folder, ".tsv")) {
            String hand = ACTS + file.getFileName();
            for (String line : Files.readAllLines(file)) {
                messages.add(new Message(hand, INNOCENT, line.substring(line.indexOf('\t') + 1), false));
            }
        }
        return messages;
    }

    /** Recall and precision by label, and the innocent ones that were flagged, hard and ordinary ones apart. */
    public static String report(List<Message> messages, Function<Message, List<SafetyFinding>> screen) {
        Map<String, int[]> groups = new LinkedHashMap<>();
        Map<SafetyLabel, BinaryCounts> counts = new LinkedHashMap<>();
        for (Message message : messages) {
            List<SafetyLabel> found =
                    screen.apply(message).stream().map(SafetyFinding::label).toList();
            for (SafetyLabel label : SafetyLabel.values()) {
                boolean wanted = message.label().equals(label.name());
                counts.merge(label, counted(wanted, found.contains(label)), SafetyHands::sum);
            }
            String group = !message.innocent() ? "alarming" : message.hard() ? "innocent, alarming words" : "innocent";
            int[] heard = groups.computeIfAbsent(group, name -> new int[2]);
            heard[0]++;
            heard[1] += found.isEmpty() ? 0 : 1;
        }
        List<List<String>> rows = new ArrayList<>();
        counts.forEach((label, c) -> rows.add(
                List.of(label.name(), String.valueOf(c.support()), percent(c.recall()), percent(c.precision()))));
        groups.forEach((name, c) ->
                rows.add(List.of(name + ", any label", String.valueOf(c[0]), percent((double) c[1] / c[0]), "")));
        return new MarkdownTable(List.of("messages", "number", "found or flagged", "precision"), rows).render();
    }

    private static BinaryCounts counted(boolean wanted, boolean found) {
        return new BinaryCounts(wanted && found ? 1 : 0, !wanted && found ? 1 : 0, wanted && !found ? 1 : 0);
    }

    private static BinaryCounts sum(BinaryCounts one, BinaryCounts other) {
        return new BinaryCounts(
                one.truePositive() + other.truePositive(),
                one.falsePositive() + other.falsePositive(),
                one.falseNegative() + other.falseNegative());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
