package org.qiwen.evaluation.drive;

/**
 * What a pupil sends in one turn.
 *
 * @param text the words; for a choice, the option's id
 */
public record PupilMessage(Kind kind, String text) {
    /** How it is sent; {@link #field()} is its name in JSON and in scripts. */
    public enum Kind {
        TEXT("text"),
        CHOICE("choice"),
        OBSERVATION("observation");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    public PupilMessage {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a pupil's message must not be blank");
        }
    }
}
