package org.qiwen.prompts;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a stranger's text into a prompt as data.
 *
 * <p>Each line of the text gets a bar in front, so no line of it can be the closing line; the fence's label carries a
 * mark made from the text's own hash, so the text cannot quote it either. The same text always gives the same fence:
 * prompts stay comparable and can be cached. Characters that a reader cannot see (controls, bidirectional overrides,
 * zero-width and tag characters) are left out, because they are used to hide instructions from the teacher who reads
 * the transcript.
 */
final class Fence {
    /** Hexadecimal digits of the mark: 64 bits, enough that the loop below practically never runs. Our choice. */
    private static final int MARK_DIGITS = 16;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\t]]");

    private Fence() {}

    static String around(String name, String text) {
        String label = name + " " + mark(name, text);
        String lines = LINE_BREAK
                .splitAsStream(text.strip())
                .map(line -> "| " + INVISIBLE.matcher(line).replaceAll(""))
                .collect(Collectors.joining("\n"));
        return "<<<" + label + "\n" + lines + "\n" + label + ">>>";
    }

    private static String mark(String name, String text) {
        String mark = Sha256.of(name + "\n" + text).substring(0, MARK_DIGITS);
        while (text.contains(mark)) {
            mark = Sha256.of(mark).substring(0, MARK_DIGITS);
        }
        return mark;
    }
}
