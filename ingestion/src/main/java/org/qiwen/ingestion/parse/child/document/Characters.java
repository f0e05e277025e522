package org.qiwen.ingestion.parse.child.document;

/** What text may hold: no control characters, no half surrogate pairs. */
public final class Characters {
    private Characters() {}

    /** The text without control characters (line feed and tab stay), unpaired surrogates and invisible marks. */
    public static String clean(String text) {
        int bad = firstBad(text);
        if (bad < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, bad);
        for (int i = bad; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\r') {
                if (i >= text.length() || text.charAt(i) != '\n') {
                    clean.append('\n');
                }
            } else if (point == 0x0B || point == 0x0C || point == 0x85 || point == 0x2028 || point == 0x2029) {
                clean.append('\n');
            } else if (!isBad(point)) {
                clean.appendCodePoint(point);
            }
        }
        return clean.toString();
    }

    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\t'
                    || c >= 0x7F && c < 0xA0
                    || c == 0xAD
                    || c >= 0x200B && c <= 0x200F
                    || c >= 0x2028 && c <= 0x202E
                    || c >= 0x2060 && c <= 0x206F
                    || c >= 0xD800 && c <= 0xDFFF
                    || c >= 0xFFF0) {
                return i;
            }
            if (c == 0xFEFF) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBad(int c) {
        return c < 0x20 && c != '\n' && c != '\t'
                || c >= 0x7F && c < 0xA0
                || c == 0xAD
                || c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c >= 0xD800 && c <= 0xDFFF
                || c == 0xFEFF
                || c >= 0xFFF0 && c <= 0xFFFB
                || (c & 0xFFFE) == 0xFFFE;
    }

    /** Whether a character can only come of a font or encoding that was not understood. */
    public static boolean isGarbage(int point) {
        int type = Character.getType(point);
        return point == 0xFFFD
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.SURROGATE
                || (type == Character.CONTROL && point != '\n' && point != '\t' && point != '\r');
    }
}
