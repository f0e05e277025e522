package org.qiwen.assistant.measure.load;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mark at the end of a student's message by which the provider's request is found again: {@code #bcdfg}. Five
 * consonants say nothing about any science and are no word that the tutor listens for.
 */
final class Tag {
    private static final String LETTERS = "bcdfghjklmnp";
    private static final int LENGTH = 5;
    private static final Pattern MARK = Pattern.compile("#([" + LETTERS + "]{" + LENGTH + "})");

    private Tag() {}

    /** The tag of a number from 0 to 248,831. */
    static String of(int number) {
        StringBuilder tag = new StringBuilder();
        int rest = number;
        for (int i = 0; i < LENGTH; i++) {
            tag.append(LETTERS.charAt(rest % LETTERS.length()));
            rest /= LETTERS.length();
        }
        if (number < 0 || rest > 0) {
            throw new IllegalArgumentException("no tag for " + number);
        }
        return tag.toString();
    }

    static String mark(String text, String tag) {
        return text + " #" + tag;
    }

    /** The last tag in a text. */
    static Optional<String> last(String text) {
        Matcher marks = MARK.matcher(text);
        String found = null;
        while (marks.find()) {
            found = marks.group(1);
        }
        return Optional.ofNullable(found);
    }
}
