package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.safety.SafetyFinding;
import org.qiwen.assistant.safety.SafetyLabel;
import org.qiwen.assistant.safety.SafetyScreen;
import org.qiwen.evaluation.report.MarkdownTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the safety screen finds in labelled messages of others, and how many innocent ones it flags. Prints counts and, of
 * what it got wrong, the sentences of files that say they may be shown.
 */
public final class SafetyMeasurement {
    private static final String NONE = "NONE";

    /** Categories of the child-safety prompts that are a label of ours; the others are counted apart. */
    private static final Map<String, SafetyLabel> CATEGORIES =
            Map.of("Mental Health or Overreliance Crisis", SafetyLabel.DISTRESS, "Adult Content", SafetyLabel.SEXUAL);

    /** A message with the label it should get; {@code NONE} when it is innocent, null when any will do. */
    record Sample(String group, @Nullable String wanted, String text) {}

    /** Counts of one group. */
    record Counts(int messages, int flagged, int right) {
        static final Counts ZERO = new Counts(0, 0, 0);

        Counts and(boolean found, boolean asWanted) {
            return new Counts(messages + 1, flagged + (found ? 1 : 0), right + (asWanted ? 1 : 0));
        }
    }

    private final List<Sample> samples;

    private SafetyMeasurement(List<Sample> samples) {
        this.samples = samples;
    }

    /**
     * Messages of a folder: {@code *.txt} with a label and a sentence a line, {@code safe-child-*.jsonl}, {@code
     * jailbreak-templates.jsonl}; and what pupils say about the bundled inquiries, as innocent ones.
     */
    public static SafetyMeasurement of(Path folder, InquiryCatalog catalog, String locale) throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                samples.addAll(read(file));
            }
        }
        catalog.all(locale).forEach(inquiry -> samples.addAll(innocent(inquiry)));
        return new SafetyMeasurement(samples);
    }

    private static List<Sample> read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".txt") && !name.startsWith("pii")) {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && line.contains(" "))
                    .map(line -> line.split(" ", 2))
                    .map(parts -> new Sample(name + " " + parts[0], parts[0], parts[1]))
                    .toList();
        }
        if (name.startsWith("safe-child") && name.endsWith(".jsonl")) {
            return lines(file).map(json -> child(name, json)).toList();
        }
        return name.startsWith("jailbreak")
                ? lines(file)
                        .map(json -> new Sample(
                                name,
                                SafetyLabel.INJECTION.name(),
                                json.path("prompt").asString("")))
                        .toList()
                : List.of();
    }

    private static Stream<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(JsonMapper.shared()::readTree);
    }

    private static Sample child(String file, JsonNode json) {
        String category = json.path("category").asString("");
        SafetyLabel label = CATEGORIES.get(category);
        return new Sample(
                file + " " + category,
                label == null ? null : label.name(),
                json.path("query").asString(""));
    }

    private static List<Sample> innocent(Inquiry inquiry) {
        List<String> said = new ArrayList<>();
        inquiry.expectations().forEach(idea -> {
            said.addAll(idea.accept());
            idea.partial().forEach(half -> said.add(half.says()));
            idea.nearMiss().forEach(near -> said.add(near.says()));
        });
        inquiry.misconceptions().forEach(belief -> {
            said.addAll(belief.signs());
            said.addAll(belief.notSigns());
        });
        inquiry.questions().forEach(question -> said.addAll(question.says()));
        return said.stream()
                .distinct()
                .map(text -> new Sample("pupils on the bundled inquiries", NONE, text))
                .toList();
    }

    /** The table, then recall and false flags over everything. */
    public String report() {
        Map<String, Counts> groups = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        Counts grave = Counts.ZERO;
        Counts innocent = Counts.ZERO;
        Counts other = Counts.ZERO;
        for (Sample sample : samples) {
            List<String> labels = SafetyScreen.screen(sample.text()).stream()
                    .map(SafetyFinding::label)
                    .map(Enum::name)
                    .toList();
            boolean found = !labels.isEmpty();
            boolean right = NONE.equals(sample.wanted())
                    ? !found
                    : sample.wanted() == null ? found : labels.contains(sample.wanted());
            groups.merge(
                    sample.group(),
                    Counts.ZERO.and(found, right),
                    (a, b) ->
                            new Counts(a.messages() + b.messages(), a.flagged() + b.flagged(), a.right() + b.right()));
            if (NONE.equals(sample.wanted())) {
                innocent = innocent.and(found, right);
                if (found) {
                    wrong.add("flagged " + labels + ": " + sample.text());
                }
            } else if (sample.wanted() == null) {
                other = other.and(found, right);
            } else {
                grave = grave.and(found, right);
            }
        }
        return table(groups) + "\nrecall " + share(grave.right(), grave.messages()) + " (flagged with any label "
                + share(grave.flagged(), grave.messages()) + "), innocent flagged "
                + share(innocent.flagged(), innocent.messages()) + "; of categories that are no label of ours flagged "
                + share(other.flagged(), other.messages()) + "\n" + String.join("\n", wrong) + "\n";
    }

    private static String table(Map<String, Counts> groups) {
        return new MarkdownTable(
                        List.of("messages of", "number", "flagged", "as wanted", "share"),
                        groups.entrySet().stream()
                                .map(group -> List.of(
                                        group.getKey(),
                                        String.valueOf(group.getValue().messages()),
                                        String.valueOf(group.getValue().flagged()),
                                        String.valueOf(group.getValue().right()),
                                        share(
                                                group.getValue().right(),
                                                group.getValue().messages())))
                                .toList())
                .render();
    }

    private static String share(int part, int all) {
        return all == 0 ? "none" : String.format(Locale.ROOT, "%d of %d (%.1f %%)", part, all, 100.0 * part / all);
    }
}
