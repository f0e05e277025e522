package org.qiwen.assistant.copilot.export.markdown;

/** Escapes what Markdown or HTML would read as a mark, so that a reader sees the characters themselves. */
final class Markup {
    private static final String ALWAYS = "\\`*_[]<>&|~#$";

    private Markup() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                escaped.append(' ');
                continue;
            }
            if (ALWAYS.indexOf(c) >= 0 || atStart && "-+=!:".indexOf(c) >= 0 || endsNumber(text, i)) {
                escaped.append('\\');
            }
            escaped.append(c);
            atStart = c == '\n' || atStart && c == ' ';
        }
        return escaped.toString();
    }

    /** The dot or bracket of "1." at a line's start, which would begin a list. */
    private static boolean endsNumber(String text, int i) {
        char c = text.charAt(i);
        if (c != '.' && c != ')') {
            return false;
        }
        int digit = i - 1;
        while (digit >= 0 && text.charAt(digit) >= '0' && text.charAt(digit) <= '9') {
            digit--;
        }
        while (digit >= 0 && text.charAt(digit) == ' ') {
            digit--;
        }
        return digit < i - 1 && (digit < 0 || text.charAt(digit) == '\n');
    }
}
