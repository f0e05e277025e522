package org.qiwen.assistant.dialogue.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tutor's last question: without it short replies mean nothing.
 *
 * @param kind what was asked for
 * @param text the question as it was said
 * @param listen what short replies mean, as authored
 * @param target id of the idea it works on, or null
 * @param subject id of the challenged misconception, of the case or of the round, {@code opposite} when a question back asks whether
 *     the opposite was meant, or null
 */
public record Asked(
        Kind kind,
        String text,
        Map<String, String> listen,
        @Nullable String target,
        @Nullable String subject) {
    public Asked {
        listen = Map.copyOf(listen);
    }

    /** Kinds of question. */
    public enum Kind {
        PREDICTION,
        REASON,
        OBSERVATION,
        IDEA,
        CLOZE,
        USE_TOLD,
        CHALLENGE,
        CLARIFY,
        CASE,
        ROUND,
        SUMMARY,
        EXIT,
        NOTHING
    }

    public static Asked nothing() {
        return new Asked(Kind.NOTHING, "", Map.of(), null, null);
    }
}
