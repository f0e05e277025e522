package org.qiwen.assistant.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifier of an edition; stays through its versions. */
public record EditionId(UUID value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public static EditionId random() {
        return new EditionId(UUID.randomUUID());
    }

    /** Reads the textual form; throws {@link IllegalArgumentException} when it is none. */
    @JsonCreator
    public static EditionId of(String text) {
        return new EditionId(UUID.fromString(text));
    }

    /** The edition that a client means, or empty when the text is the id of a built-in inquiry. */
    public static Optional<EditionId> in(String text) {
        return FORM.matcher(text).matches() ? Optional.of(of(text)) : Optional.empty();
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
