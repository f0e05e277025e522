package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.qiwen.assistant.dialogue.assess.LearnedActs;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.reading.GramWeights;

/** Teaches which act of a message is the main one, from labelled messages of several hands. */
public final class ActFit {
    /**
     * Odds from which on a learned act replaces that of the lists: likelier than not. Of 0 to 0.9 the highest that costs
     * hands left out little, and the lowest that costs the inquiries nothing.
     */
    public static final double LIKELIER = 0.5;

    /** The same for a choice, which a question's options tell better than words. Measured likewise. */
    private static final double CHOSEN = 0.7;

    /** The same for a paste, which earns nothing: to suspect a pupil wrongly is worse. Our choice. */
    private static final double COPIED = 0.8;

    /** One over ten times the examples: of 1, 3 and 10 times the best on hands left out. */
    private static final double STRENGTH = 10;

    /** Short messages are as telling as long ones. */
    private static final double SHORTEST = 0;

    /**
     * A labelled message.
     *
     * @param hand who wrote it
     * @param act its main act
     */
    public record Message(String hand, SpeechAct act, LearnedActs.Listed listed) {
        private GramFit.Text text() {
            return new GramFit.Text(act.name(), listed.words(), listed.signs());
        }
    }

    /**
     * What was learned.
     *
     * @param lines as they are kept
     * @param without for each hand what was taught by the others
     */
    public record Learned(List<String> lines, Map<String, LearnedActs> without) {
        /** The acts of a message whose hand was left out. */
        public List<SpeechAct> leftOut(Message message) {
            return Objects.requireNonNull(without.get(message.hand()), message.hand())
                    .of(message.listed());
        }
    }

    private ActFit() {}

    /**
     * Fits on all, and once without each hand.
     *
     * @param likelier odds from which on a learned act replaces that of the lists
     */
    public static Learned of(List<Message> messages, double likelier) {
        Map<String, LearnedActs> without = new LinkedHashMap<>();
        for (String hand : messages.stream().map(Message::hand).distinct().toList()) {
            without.put(hand, without(hand, messages, likelier));
        }
        return new Learned(fit(messages).lines(borders(likelier)), without);
    }

    /** What all hands but one teach. */
    public static LearnedActs without(String hand, List<Message> messages, double likelier) {
        return new LearnedActs(
                fit(messages.stream().filter(m -> !m.hand().equals(hand)).toList())
                        .with(borders(likelier)));
    }

    private static GramWeights.Fitted fit(List<Message> messages) {
        List<GramFit.Text> texts = new ArrayList<>();
        for (Message message : messages) {
            if (!message.listed().settled()) {
                texts.add(message.text());
            }
        }
        return new GramFit(labels(), STRENGTH, SHORTEST).of(texts);
    }

    private static List<String> labels() {
        return Arrays.stream(SpeechAct.values()).map(Enum::name).toList();
    }

    private static double[] borders(double likelier) {
        return Arrays.stream(SpeechAct.values())
                .mapToDouble(act -> switch (act) {
                    case CHOICE -> Math.max(CHOSEN, likelier);
                    case PASTED -> Math.max(COPIED, likelier);
                    default -> likelier;
                })
                .toArray();
    }
}
