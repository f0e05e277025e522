package org.qiwen.assistant.dialogue.state;

/** How a message stands to an idea. */
public enum Level {
    /** Not spoken of. */
    NONE,
    /** Spoken of, but the words cannot be read with certainty; asked back, never "not yet". */
    UNSURE,
    /** The opposite was said. */
    CONFLICT,
    /** A part was said; the missing part is named. */
    PARTIAL,
    /** The whole idea was said. */
    COVERED
}
