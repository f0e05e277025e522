package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tutor's next turn, before it is worded.
 *
 * @param feedback what the pupil is told about the last message, or null for none
 * @param hintLevel 1..3 for a hint, else 0
 * @param target id of the idea worked on, or null
 * @param reason for teachers: why this move
 * @param lead what is said first
 * @param evidence ids of the evidence to show
 * @param record whether the record stands in for doing it by hand
 * @param ask the question at the end, or null
 * @param options options to pick from
 * @param card whether the summary card opens
 * @param story index of the story link to tell, or null
 * @param earned ids of the ideas earned in this turn
 */
public record Decision(
        Move move,
        @Nullable Feedback feedback,
        int hintLevel,
        @Nullable String target,
        String reason,
        List<Saying> lead,
        List<String> evidence,
        boolean record,
        @Nullable Saying ask,
        List<Choice> options,
        boolean card,
        @Nullable Integer story,
        List<String> earned) {

    public Decision {
        lead = List.copyOf(lead);
        evidence = List.copyOf(evidence);
        options = List.copyOf(options);
        earned = List.copyOf(earned);
        if (hintLevel < 0 || hintLevel > 3) {
            throw new IllegalArgumentException("hint level must be 0..3, was " + hintLevel);
        }
    }

    /** One option. */
    public record Choice(String id, String text) {}
}
