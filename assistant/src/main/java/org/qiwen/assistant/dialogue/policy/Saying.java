package org.qiwen.assistant.dialogue.policy;

import java.util.Map;

/**
 * Something to be said: authored words, or a template to be filled.
 *
 * @param key identity, so that it is not said twice; for a template its name
 * @param text the authored words; empty for a template
 * @param values what fills the template
 * @param droppable whether it may be left out to keep within the stage's length
 */
public record Saying(String key, String text, Map<String, String> values, boolean droppable) {
    /** Name of the template for an idea that was put together by filling a gap. */
    static final String FILLED = "prompt.filled";

    public Saying {
        values = Map.copyOf(values);
    }

    public static Saying authored(String key, String text) {
        return new Saying(key, text, Map.of(), false);
    }

    /** The tutor's own words; they only join the authored ones, so they go first when a turn is too long. */
    public static Saying template(String name, Map<String, String> values) {
        return new Saying(name, "", values, true);
    }

    public static Saying template(String name) {
        return template(name, Map.of());
    }

    public Saying optional() {
        return new Saying(key, text, values, true);
    }

    public Saying required() {
        return new Saying(key, text, values, false);
    }

    /** Whether it says what the pupil did well. */
    boolean praises() {
        return key.startsWith("affirm:") || key.equals(FILLED) || key.equals("case.right") || key.equals("told.used");
    }

    public boolean isTemplate() {
        return text.isEmpty();
    }
}
