package org.qiwen.ingestion.parse.child.document;

import java.lang.Character.UnicodeScript;

/** Joins lines that only the page width had parted. */
public final class Lines {
    private Lines() {}

    /**
     * One line: runs of white space become one space, except that none is left between two characters of a script that is
     * written without spaces, where a line break had been.
     */
    public static String join(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (String line : text.split("\\R", -1)) {
            String stripped = line.replace('\u00A0', ' ').strip().replaceAll("[ \\t\\u3000]+", " ");
            if (stripped.isEmpty()) {
                continue;
            }
            if (joined.length() > 0 && needsSpace(joined.codePointBefore(joined.length()), stripped.codePointAt(0))) {
                joined.append(' ');
            }
            joined.append(stripped);
        }
        return joined.toString();
    }

    private static boolean needsSpace(int before, int after) {
        return !writtenWithoutSpaces(before) && !writtenWithoutSpaces(after);
    }

    private static boolean writtenWithoutSpaces(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.BOPOMOFO
                || (codePoint >= 0x3000 && codePoint <= 0x303F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFFEF)
                || (codePoint >= 0x2018 && codePoint <= 0x201D)
                || codePoint == 0x2026
                || codePoint == 0x2014;
    }
}
