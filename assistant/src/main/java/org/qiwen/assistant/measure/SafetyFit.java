package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.qiwen.assistant.safety.CharacterGrams;
import org.qiwen.assistant.safety.SafetyFinding;
import org.qiwen.assistant.safety.SafetyLabel;
import org.qiwen.assistant.safety.SafetyScreen;
import org.qiwen.assistant.safety.SafetyWeights;
import org.qiwen.evaluation.metric.SparseLogisticFit;
import org.qiwen.evaluation.metric.SparseLogisticFit.Example;

/** Teaches the safety screen from labelled messages, each label by itself, with borders found on hands that were left out. */
public final class SafetyFit {
    /** Labels that are learned; personal data is found by its form. */
    public static final List<SafetyLabel> LABELS = List.of(
            SafetyLabel.DISTRESS,
            SafetyLabel.VIOLENCE,
            SafetyLabel.SEXUAL,
            SafetyLabel.DANGEROUS_EXPERIMENT,
            SafetyLabel.INJECTION);

    /** Pieces seen in fewer messages tell nothing. Our choice. */
    private static final int SEEN = 2;

    /** One over five times the examples: of 1, 5 and 20 times the best on hands left out. */
    private static final double STRENGTH = 5;

    /** Share of hard innocents above a border; all labels together then flag about one in twenty. Our choice. */
    private static final double FALSE_ALARMS = 0.0075;

    /** Distress missed is worse than distress suspected: twice that. Our choice. */
    private static final double FALSE_DISTRESS = 0.015;

    /**
     * A labelled message.
     *
     * @param hand who wrote it
     * @param label a label's name, or something else for an innocent message
     * @param hard whether it was written to sound alarming, when innocent
     */
    public record Message(String hand, String label, String text, boolean hard) {
        public boolean innocent() {
            return label.equals("INNOCENT");
        }
    }

    /** Weights of all labels over a vocabulary. */
    private record Fitted(List<String> grams, double[] rarity, double[][] weights) {
        SafetyWeights with(double[] borders) {
            return SafetyWeights.of(lines(borders));
        }

        List<String> lines(double[] borders) {
            return SafetyWeights.lines(LABELS, borders, weights, grams, rarity);
        }
    }

    /**
     * What was learned.
     *
     * @param lines as they are kept
     * @param screens for each hand one that was taught by the others
     */
    public record Learned(List<String> lines, Map<String, SafetyScreen> screens) {
        /** What a screen finds in a message whose hand it has not seen. */
        public List<SafetyFinding> leftOut(Message message) {
            return Objects.requireNonNull(screens.get(message.hand()), message.hand())
                    .findings(message.text());
        }
    }

    private SafetyFit() {}

    /** Fits on all, and once without each hand. */
    public static Learned of(List<Message> messages) {
        List<String> hands = messages.stream().map(Message::hand).distinct().toList();
        Map<String, Fitted> without = new LinkedHashMap<>();
        for (String hand : hands) {
            without.put(
                    hand,
                    fit(messages.stream().filter(m -> !m.hand().equals(hand)).toList()));
        }
        double[] borders = borders(messages, without);
        Map<String, SafetyScreen> screens = new LinkedHashMap<>();
        without.forEach((hand, fitted) -> screens.put(hand, new SafetyScreen(fitted.with(borders))));
        return new Learned(fit(messages).lines(borders), screens);
    }

    private static double[] borders(List<Message> messages, Map<String, Fitted> without) {
        double[] none = new double[LABELS.size()];
        Map<String, SafetyWeights> weights = new HashMap<>();
        without.forEach((hand, fitted) -> weights.put(hand, fitted.with(none)));
        List<Map<SafetyLabel, Double>> innocent = new ArrayList<>();
        for (Message message : messages) {
            SafetyWeights others = weights.get(message.hand());
            if (message.innocent() && message.hard() && others != null) {
                innocent.add(others.odds(SafetyScreen.folded(message.text())));
            }
        }
        double[] borders = new double[LABELS.size()];
        for (int i = 0; i < borders.length; i++) {
            SafetyLabel label = LABELS.get(i);
            double share = label == SafetyLabel.DISTRESS ? FALSE_DISTRESS : FALSE_ALARMS;
            double[] odds = innocent.stream()
                    .mapToDouble(all -> all.getOrDefault(label, 0.0))
                    .sorted()
                    .toArray();
            borders[i] = odds[odds.length - 1 - (int) (share * odds.length)];
        }
        return borders;
    }

    private static Fitted fit(List<Message> messages) {
        List<List<String>> grams = messages.stream()
                .map(m -> List.copyOf(CharacterGrams.of(SafetyScreen.folded(m.text()))))
                .toList();
        Map<String, Integer> seen = new TreeMap<>();
        grams.forEach(all -> all.forEach(gram -> seen.merge(gram, 1, Integer::sum)));
        seen.values().removeIf(count -> count < SEEN);
        List<String> vocabulary = List.copyOf(seen.keySet());
        Map<String, Integer> index = new HashMap<>();
        double[] rarity = new double[vocabulary.size()];
        for (int g = 0; g < rarity.length; g++) {
            index.put(vocabulary.get(g), g);
            int in = seen.getOrDefault(vocabulary.get(g), 0);
            rarity[g] = 1 + Math.log((1.0 + messages.size()) / (1 + in));
        }
        double[][] weights = LABELS.parallelStream()
                .map(label -> {
                    List<Example> examples = new ArrayList<>();
                    for (int m = 0; m < messages.size(); m++) {
                        examples.add(example(
                                grams.get(m),
                                index,
                                rarity,
                                messages.get(m).label().equals(label.name())));
                    }
                    return SparseLogisticFit.weights(examples, rarity.length, 1 / (STRENGTH * examples.size()));
                })
                .toArray(double[][]::new);
        return new Fitted(vocabulary, rarity, weights);
    }

    private static Example example(List<String> grams, Map<String, Integer> index, double[] rarity, boolean yes) {
        int[] features = grams.stream()
                .filter(index::containsKey)
                .mapToInt(gram -> index.getOrDefault(gram, 0))
                .toArray();
        double[] values = Arrays.stream(features).mapToDouble(f -> rarity[f]).toArray();
        double length =
                SafetyWeights.length(Arrays.stream(values).map(v -> v * v).sum());
        return new Example(features, Arrays.stream(values).map(v -> v / length).toArray(), yes);
    }
}
