package org.qiwen.assistant.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a request's fields, so that a client learns it in one answer. */
public final class Fields {
    private final List<Problem.Field> wrong = new ArrayList<>();

    /** The stripped text of a required field of {@code min..max} characters; a placeholder when it is wrong. */
    public String text(String field, @Nullable String value, int min, int max) {
        String text = value == null ? "" : value.strip();
        if (text.length() < min || text.length() > max) {
            reject(field, "needs " + min + " to " + max + " characters");
        }
        return text;
    }

    public Fields reject(String field, String message) {
        wrong.add(new Problem.Field(field, message));
        return this;
    }

    public Fields require(boolean fine, String field, String message) {
        return fine ? this : reject(field, message);
    }

    /** What is wrong so far. */
    public List<Problem.Field> found() {
        return List.copyOf(wrong);
    }

    /**
     * Ends the check.
     *
     * @throws Refusal naming each wrong field
     */
    public void check() {
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
    }
}
