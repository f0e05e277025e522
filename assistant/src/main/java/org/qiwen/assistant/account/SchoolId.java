package org.qiwen.assistant.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifier of a school. */
public record SchoolId(UUID value) {

    public static SchoolId random() {
        return new SchoolId(UUID.randomUUID());
    }

    /** Reads the textual form; throws {@link IllegalArgumentException} when it is none. */
    @JsonCreator
    public static SchoolId of(String text) {
        return new SchoolId(UUID.fromString(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
