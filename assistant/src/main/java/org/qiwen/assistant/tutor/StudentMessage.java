package org.qiwen.assistant.tutor;

/**
 * What a student sent in one turn.
 *
 * @param kind how it was sent
 * @param text the words, or the id of the chosen option when {@code kind} is {@link Kind#CHOICE}
 */
public record StudentMessage(Kind kind, String text) {
    /** The three ways to answer. */
    public enum Kind {
        /** Typed words. */
        TEXT,
        /** One of the offered options, by its id. */
        CHOICE,
        /** What the student saw when doing it by hand. */
        OBSERVATION
    }

    /** Longest message taken, in characters: a page of handwriting; longer texts are pasted ones. Our choice. */
    public static final int MAX_CHARACTERS = 2000;

    public StudentMessage {
        text = text.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a message must not be empty");
        }
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a message has at most " + MAX_CHARACTERS + " characters, this one has " + text.length());
        }
    }

    public static StudentMessage text(String text) {
        return new StudentMessage(Kind.TEXT, text);
    }

    public static StudentMessage choice(String optionId) {
        return new StudentMessage(Kind.CHOICE, optionId);
    }

    public static StudentMessage observation(String text) {
        return new StudentMessage(Kind.OBSERVATION, text);
    }
}
