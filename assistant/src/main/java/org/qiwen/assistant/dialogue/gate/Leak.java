package org.qiwen.assistant.dialogue.gate;

/**
 * An unearned idea that a text lets through.
 *
 * @param expectation id of the idea
 * @param how by which sign it was seen
 * @param directed whether a relation with a direction was read, not only words that belong together
 * @param detail the relation line or the authored sentence that was found
 */
public record Leak(String expectation, How how, boolean directed, String detail) {
    /** The signs of a leak. */
    public enum How {
        /** The text states the idea's relations, also when put as a question. */
        RELATION,
        /** The relations stand across this text and the turns before. */
        WINDOW,
        /** The text repeats an authored wording of the idea. */
        WORDING,
        /** The text repeats a sample answer of the exit check. */
        EXIT_ANSWER
    }
}
