package org.qiwen.assistant.dialogue.assess;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Inquiry;

/**
 * What was learned from labelled utterances of all inquiries, beside the relation reader. It doubts and completes what was
 * read; where the reader found the opposite, its verdict stands.
 *
 * @param levels of ideas: NONE, CONFLICT, PARTIAL, COVERED
 * @param beliefs whether a belief is voiced: NO, YES
 */
public record Ear(@Nullable LearnedWeights levels, @Nullable LearnedWeights beliefs) {
    /** Labels of the model of beliefs. */
    public static final String VOICED = "YES";

    public static final String NOT_VOICED = "NO";

    /** From here on an idea is passed over, rather than asked back for. Our choice, measured by evaluate assessment. */
    private static final double NOT_SPOKEN_OF = 0.7;

    /** Overlap from which on a message is a sentence that the author accepts. Our choice. */
    private static final double AUTHORED = 0.9;

    /** The same for an idea when another one was asked for: asking back would lead away. Our choice. */
    private static final double RATHER_NOT = 0.5;

    /** From here on the opposite was said. Our choice, measured likewise; it is asked back before it counts. */
    private static final double OPPOSITE = 0.4;

    private static final Ear CHINESE =
            new Ear(LearnedWeights.read("/assessment/zh-CN.levels"), LearnedWeights.read("/assessment/zh-CN.beliefs"));

    /** Only the relation reader. */
    public static Ear untaught() {
        return new Ear(null, null);
    }

    /** The one that is shipped for Chinese. */
    public static Ear shipped() {
        return CHINESE;
    }

    /** The one that is shipped for the inquiry's language. */
    static Ear of(Inquiry inquiry) {
        return inquiry.locale().equals("zh-CN") ? CHINESE : untaught();
    }

    /** The verdict, the signs weighed; chat and pleas in which no idea was read stay what they are. */
    Verdict weigh(Verdict read, Signs signs) {
        if (levels == null || read.level() == Level.NONE && signs.value(MessageSigns.SAYS) == 0) {
            return read;
        }
        Map<String, Double> odds = levels.probabilities(signs);
        double covered = odds.getOrDefault(Level.COVERED.name(), 0.0);
        double partial = odds.getOrDefault(Level.PARTIAL.name(), 0.0);
        double conflict = odds.getOrDefault(Level.CONFLICT.name(), 0.0);
        double none = odds.getOrDefault(Level.NONE.name(), 0.0);
        boolean mirrored = read.level() == Level.CONFLICT;
        boolean authored = read.level() == Level.COVERED && signs.value(IdeaSigns.ACCEPTED) >= AUTHORED;
        if (authored || covered >= levels.border(Level.COVERED.name()) && !mirrored) {
            return read.weighed(Level.COVERED, covered);
        }
        if (conflict >= OPPOSITE && conflict >= partial) {
            return read.weighed(Level.CONFLICT, conflict);
        }
        if (none >= (signs.value(IdeaSigns.ELSEWHERE) > 0 ? RATHER_NOT : NOT_SPOKEN_OF)) {
            return read.weighed(Level.NONE, none);
        }
        if (partial >= covered && partial >= conflict && partial >= none) {
            return read.weighed(Level.PARTIAL, partial);
        }
        return read.weighed(Level.UNSURE, 1 - none);
    }

    /** Whether a belief is voiced; empty when nothing was learned, or nothing is said. */
    Optional<Boolean> voiced(Signs signs) {
        return Optional.ofNullable(beliefs)
                .filter(b -> signs.value(MessageSigns.SAYS) > 0)
                .map(b -> b.probabilities(signs).getOrDefault(VOICED, 0.0) >= b.border(VOICED));
    }

    /** Levels in the order of the model's labels. */
    public static List<Level> levelLabels() {
        return List.of(Level.NONE, Level.CONFLICT, Level.PARTIAL, Level.COVERED);
    }
}
