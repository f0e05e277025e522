package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.qiwen.assistant.dialogue.assess.LearnedPractices;
import org.qiwen.assistant.dialogue.assess.Practice;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.evaluation.metric.BinaryCounts;
import org.qiwen.evaluation.metric.IsotonicFit;
import org.qiwen.evaluation.report.MarkdownTable;

/** Teaches which thinking practices a message shows, each by itself, with borders found on hands that were left out. */
public final class PracticeFit {
    /** Precision asked for, from the tutoring notes, section 3: a teacher sees each practice with the sentence. */
    private static final double PRECISION = 0.9;

    /** A border that rests on fewer messages is chance. Our choice. */
    private static final int FEWEST = 10;

    /** One over ten times the examples, as for acts. */
    private static final double STRENGTH = 10;

    /** Short messages are not stretched to the length of others: a practice takes some words. Our choice. */
    private static final double SHORTEST = 15;

    /** Acts that show no practice, whatever the words. */
    private static final Set<SpeechAct> NONE = Set.of(
            SpeechAct.CHOICE,
            SpeechAct.DONT_KNOW,
            SpeechAct.ASK_HINT,
            SpeechAct.REQUEST_ANSWER,
            SpeechAct.REPAIR,
            SpeechAct.PROTEST,
            SpeechAct.OFF_TOPIC,
            SpeechAct.SOCIAL,
            SpeechAct.AFFECT,
            SpeechAct.STOP,
            SpeechAct.PASTED);

    /**
     * A labelled message.
     *
     * @param hand who wrote it
     * @param shown names of the practices that it shows
     */
    public record Message(String hand, Set<String> shown, String words, Set<String> signs) {
        private GramFit.Text text() {
            return new GramFit.Text(shown, words, signs);
        }
    }

    /**
     * What was learned.
     *
     * @param lines as they are kept
     * @param report precision and recall of each practice, each hand heard by what the others taught
     */
    public record Learned(List<String> lines, String report) {}

    private final Language language;

    public PracticeFit(Language language) {
        this.language = language;
    }

    /** A folder of {@code *.tsv}, a hand each: practices or NONE, the question before or -, and the message a line, parted by tabs. */
    public List<Message> labelled(Path folder) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (Path file : LabelledFiles.in(folder, ".tsv")) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t");
                if (parts.length == 3) {
                    Set<String> shown = new HashSet<>(Arrays.asList(parts[0].split(",")));
                    messages.add(message(String.valueOf(file.getFileName()), shown, parts[2]));
                }
            }
        }
        return messages;
    }

    /** A folder of messages labelled by what they do; those whose act shows no practice. */
    public List<Message> withoutPractice(Path folder) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (Path file : LabelledFiles.in(folder, ".tsv")) {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                if (tab > 0 && NONE.contains(SpeechAct.valueOf(line.substring(0, tab)))) {
                    messages.add(message("acts " + file.getFileName(), Set.of(), line.substring(tab + 1)));
                }
            }
        }
        return messages;
    }

    private Message message(String hand, Set<String> shown, String text) {
        return new Message(hand, shown, LearnedPractices.words(language, text), LearnedPractices.signs(language, text));
    }

    /** Fits on all, and once without each hand. */
    public Learned of(List<Message> messages) {
        Map<String, GramWeights> without = new LinkedHashMap<>();
        for (String hand : messages.stream().map(Message::hand).distinct().toList()) {
            List<Message> others =
                    messages.stream().filter(m -> !m.hand().equals(hand)).toList();
            without.put(hand, fit(others).with(new double[Practice.values().length]));
        }
        List<Map<String, Double>> odds = messages.stream()
                .map(m -> Objects.requireNonNull(without.get(m.hand())).odds(m.words(), m.signs()))
                .toList();
        double[] borders = Arrays.stream(Practice.values())
                .mapToDouble(practice -> border(practice, messages, odds))
                .toArray();
        return new Learned(fit(messages).lines(borders), report(messages, odds, borders));
    }

    private static GramWeights.Fitted fit(List<Message> messages) {
        List<String> labels = Arrays.stream(Practice.values()).map(Enum::name).toList();
        return new GramFit(labels, STRENGTH, SHORTEST)
                .of(messages.stream().map(Message::text).toList());
    }

    /** Above every odds when nothing is precise enough. */
    private static double border(Practice practice, List<Message> messages, List<Map<String, Double>> odds) {
        List<IsotonicFit.Case> cases = new ArrayList<>();
        for (int i = 0; i < odds.size(); i++) {
            cases.add(new IsotonicFit.Case(
                    odds.get(i).getOrDefault(practice.name(), 0.0),
                    messages.get(i).shown().contains(practice.name())));
        }
        double border = IsotonicFit.of(cases).from(PRECISION).orElse(2);
        return cases.stream().filter(one -> one.score() >= border).count() < FEWEST ? 2 : border;
    }

    private static String report(List<Message> messages, List<Map<String, Double>> odds, double[] borders) {
        List<List<String>> rows = new ArrayList<>();
        for (Practice practice : Practice.values()) {
            int right = 0;
            int wrong = 0;
            int missed = 0;
            for (int i = 0; i < odds.size(); i++) {
                boolean is = messages.get(i).shown().contains(practice.name());
                boolean found = odds.get(i).getOrDefault(practice.name(), 0.0) >= borders[practice.ordinal()];
                right += is && found ? 1 : 0;
                wrong += !is && found ? 1 : 0;
                missed += is && !found ? 1 : 0;
            }
            BinaryCounts of = new BinaryCounts(right, wrong, missed);
            rows.add(List.of(
                    practice.name(),
                    String.valueOf(of.support()),
                    String.format(Locale.ROOT, "%.2f", borders[practice.ordinal()]),
                    String.format(Locale.ROOT, "%.2f", of.precision()),
                    String.format(Locale.ROOT, "%.2f", of.recall())));
        }
        return new MarkdownTable(List.of("practice", "labelled", "odds from", "precision", "recall"), rows).render();
    }
}
