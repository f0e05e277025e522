package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.question.Fault;
import org.qiwen.assistant.copilot.question.QuestionChecker;
import org.qiwen.assistant.copilot.question.QuestionWeights;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.measure.QuestionReport.Labelled;

/** Teaches the question checker from labelled questions, each fault by itself, with borders found on hands that were left out. */
public final class QuestionFit {
    private static final List<String> LABELS = Stream.concat(
                    Stream.of(QuestionWeights.ANY),
                    Arrays.stream(Fault.values()).map(Enum::name))
            .toList();

    /** One over ten times the examples: of 1, 3, 10 and 30 times the best on hands left out. */
    private static final double STRENGTH = 10;

    /** Questions are sentences: none is so short that it must not be stretched. */
    private static final double SHORTEST = 0;

    /** Below it a finding would be wrong more often than right, and above it hardly any would be left. Our choice. */
    private static final double LOWEST_BORDER = 0.4;

    private static final double HIGHEST_BORDER = 0.9;

    /** A good question refused weighs more than a faulty one let pass: recall counts half as much as precision. Our choice. */
    private static final double REFUSAL = 0.5;

    private static final QuestionChecker RULES = new QuestionChecker(Map.of());

    /**
     * What was learned.
     *
     * @param lines as they are kept
     * @param leftOut for each hand what was taught by the others
     */
    public record Learned(List<String> lines, Map<String, QuestionWeights> leftOut) {}

    private QuestionFit() {}

    /** Fits on all hands of a language, and once without each. */
    public static Learned of(Map<String, List<Labelled>> hands) {
        Map<String, GramWeights.Fitted> without = new LinkedHashMap<>();
        for (String hand : hands.keySet()) {
            without.put(
                    hand,
                    fit(hands.entrySet().stream()
                            .filter(other -> !other.getKey().equals(hand))
                            .flatMap(other -> other.getValue().stream())
                            .toList()));
        }
        double[] borders = borders(hands, without);
        Map<String, QuestionWeights> leftOut = new LinkedHashMap<>();
        without.forEach((hand, fitted) -> leftOut.put(hand, new QuestionWeights(fitted.with(borders))));
        List<Labelled> all = hands.values().stream().flatMap(List::stream).toList();
        return new Learned(fit(all).lines(borders), leftOut);
    }

    private static GramWeights.Fitted fit(List<Labelled> questions) {
        return new GramFit(LABELS, STRENGTH, SHORTEST)
                .of(questions.stream()
                        .map(question -> new GramFit.Text(
                                labels(question),
                                QuestionWeights.folded(question.text()),
                                QuestionWeights.signs(question.text(), question.stage(), byRules(question))))
                        .toList());
    }

    private static Set<Fault> byRules(Labelled question) {
        return RULES.foundByRules(question.text(), question.stage(), question.locale());
    }

    private static Set<String> labels(Labelled question) {
        Set<String> labels = new LinkedHashSet<>();
        question.faults().forEach(fault -> labels.add(fault.name()));
        if (!question.good()) {
            labels.add(QuestionWeights.ANY);
        }
        return labels;
    }

    /** For each label the border with the best F measure over all hands, each weighed by what the others taught. */
    private static double[] borders(Map<String, List<Labelled>> hands, Map<String, GramWeights.Fitted> without) {
        double[] none = new double[LABELS.size()];
        List<Map<String, Double>> odds = new ArrayList<>();
        List<Set<String>> labels = new ArrayList<>();
        without.forEach((hand, fitted) -> {
            QuestionWeights weights = new QuestionWeights(fitted.with(none));
            for (Labelled question : hands.getOrDefault(hand, List.of())) {
                odds.add(weights.odds(question.text(), question.stage(), byRules(question)));
                labels.add(labels(question));
            }
        });
        return LABELS.stream()
                .mapToDouble(label -> best(
                        odds.stream()
                                .mapToDouble(all -> all.getOrDefault(label, 0.0))
                                .toArray(),
                        labels.stream().map(all -> all.contains(label)).toList(),
                        label.equals(QuestionWeights.ANY) ? REFUSAL : 1))
                .toArray();
    }

    private static double best(double[] odds, List<Boolean> labelled, double beta) {
        double best = LOWEST_BORDER;
        double most = -1;
        for (double border = LOWEST_BORDER; border <= HIGHEST_BORDER; border += 0.02) {
            QuestionReport.Tally tally = new QuestionReport.Tally();
            for (int i = 0; i < odds.length; i++) {
                tally.add(labelled.get(i), odds[i] >= border);
            }
            if (tally.f(beta) > most) {
                most = tally.f(beta);
                best = border;
            }
        }
        return best;
    }
}
