package org.qiwen.assistant.dialogue.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression that is tried only where one of the characters stands without which it cannot match: most clauses hold
 * none, and trying expressions on them took most of the time of reading. Immutable.
 *
 * @param needs at least one of them stands in every match, or in what it looks at; empty where it is always tried
 */
public record Cue(String needs, Pattern pattern) {
    /** @param needs as for the record */
    public static Cue of(String needs, String expression) {
        return new Cue(needs, Pattern.compile(expression));
    }

    /** Whether it is worth while to try. */
    boolean mayBeIn(String text) {
        if (needs.isEmpty()) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (needs.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it matches anywhere. */
    public boolean isIn(String text) {
        return mayBeIn(text) && pattern.matcher(text).find();
    }

    Matcher matcher(String text) {
        return pattern.matcher(text);
    }
}
