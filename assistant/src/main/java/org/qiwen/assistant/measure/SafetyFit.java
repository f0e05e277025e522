package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.dialogue.reading.GramWeights.Fitted;
import org.qiwen.assistant.safety.SafetyFinding;
import org.qiwen.assistant.safety.SafetyLabel;
import org.qiwen.assistant.safety.SafetyScreen;

/** Teaches the safety screen from labelled messages, each label by itself, with borders found on hands that were left out. */
public final class SafetyFit {
    /** Labels that are learned; personal data is masked by its form, and found by it too. */
    public static final List<SafetyLabel> LABELS = List.of(
            SafetyLabel.DISTRESS,
            SafetyLabel.VIOLENCE,
            SafetyLabel.SEXUAL,
            SafetyLabel.DANGEROUS_EXPERIMENT,
            SafetyLabel.INJECTION,
            SafetyLabel.PII);

    /**
     * Length of a message of about six characters. Shorter ones are not stretched to the length of others: they are no
     * evidence of anything, and phrases are found by lists. Our choice.
     */
    private static final double SHORT = 25;

    /** One over five times the examples: of 1, 5 and 20 times the best on hands left out. */
    private static final double STRENGTH = 5;

    /** Share of hard innocents above a border; all labels together then flag about one in twenty. Our choice. */
    private static final Map<SafetyLabel, Double> FALSE_ALARMS = Map.of(
            // Distress missed is worse than distress suspected.
            SafetyLabel.DISTRESS, 0.015,
            SafetyLabel.VIOLENCE, 0.005,
            SafetyLabel.SEXUAL, 0.005,
            SafetyLabel.DANGEROUS_EXPERIMENT, 0.0075,
            SafetyLabel.INJECTION, 0.005,
            // Most of it is found by its form already.
            SafetyLabel.PII, 0.0025);

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
        Map<String, GramWeights> weights = new HashMap<>();
        without.forEach((hand, fitted) -> weights.put(hand, fitted.with(none)));
        List<Map<String, Double>> innocent = new ArrayList<>();
        for (Message message : messages) {
            GramWeights others = weights.get(message.hand());
            if (message.innocent() && message.hard() && others != null) {
                innocent.add(others.odds(SafetyScreen.folded(message.text()), Set.of()));
            }
        }
        double[] borders = new double[LABELS.size()];
        for (int i = 0; i < borders.length; i++) {
            SafetyLabel label = LABELS.get(i);
            double share = FALSE_ALARMS.getOrDefault(label, 0.0);
            double[] odds = innocent.stream()
                    .mapToDouble(all -> all.getOrDefault(label.name(), 0.0))
                    .sorted()
                    .toArray();
            borders[i] = odds[odds.length - 1 - (int) (share * odds.length)];
        }
        return borders;
    }

    private static Fitted fit(List<Message> messages) {
        return new GramFit(LABELS.stream().map(Enum::name).toList(), STRENGTH, SHORT)
                .of(messages.stream()
                        .map(m -> new GramFit.Text(m.label(), SafetyScreen.folded(m.text()), Set.of()))
                        .toList());
    }
}
