package org.qiwen.assistant.dialogue.state;

import org.jspecify.annotations.Nullable;

/**
 * What a pupil did in one round of a design, in own words; null where it was not reached, empty where nothing was said.
 *
 * @param factor id of the one thing that was changed, or null when it is none the inquiry knows
 * @param change what was changed and what was expected
 * @param measured what was measured
 * @param kept which design was kept, and why
 */
public record RoundNote(
        @Nullable String factor,
        @Nullable String change,
        @Nullable String measured,
        @Nullable String kept) {
    public static final RoundNote NONE = new RoundNote(null, null, null, null);

    public RoundNote changing(@Nullable String which, String words) {
        return new RoundNote(which, words, measured, kept);
    }

    public RoundNote measuring(String words) {
        return new RoundNote(factor, change, words, kept);
    }

    public RoundNote keeping(String words) {
        return new RoundNote(factor, change, measured, words);
    }

    /** Whether all three steps were taken or passed over. */
    public boolean isDone() {
        return change != null && measured != null && kept != null;
    }
}
