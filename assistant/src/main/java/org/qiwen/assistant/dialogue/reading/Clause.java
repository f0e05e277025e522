package org.qiwen.assistant.dialogue.reading;

/**
 * One clause of a message.
 *
 * @param text normalised words
 * @param stance what the speaker does with it
 * @param sentence index of the sentence it stands in
 */
public record Clause(String text, Stance stance, int sentence) {
    /** What a speaker does with a clause. */
    public enum Stance {
        /** Says that it is so. */
        ASSERTED,
        /** Asks whether or what. */
        ASKED,
        /** Says that it is not so, or not always. */
        DENIED,
        /** Tells what somebody said or once believed. */
        REPORTED
    }

    public boolean asserted() {
        return stance == Stance.ASSERTED;
    }
}
