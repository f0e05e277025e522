package org.qiwen.assistant.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifier of a class. */
public record ClassId(UUID value) {

    public static ClassId random() {
        return new ClassId(UUID.randomUUID());
    }

    /** Reads the textual form; throws {@link IllegalArgumentException} when it is none. */
    @JsonCreator
    public static ClassId of(String text) {
        return new ClassId(UUID.fromString(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
