package org.qiwen.ingestion.split;

/** Finds formulas between dollar signs or {@code \( \)}, which are never cut. Pure; linear in the text. */
final class Formulas {
    /** A longer one is no formula but two prices. Our choice. */
    private static final int LONGEST = 1000;

    private static final String NEVER_WITHIN = "。！？";

    private Formulas() {}

    /** Offset after the formula that begins at {@code at}, or {@code at} when none does. */
    static int end(CharSequence text, int at, int end) {
        char c = text.charAt(at);
        if (c == '$') {
            return dollars(text, at, end);
        }
        if (c == '\\' && at + 1 < end && (text.charAt(at + 1) == '(' || text.charAt(at + 1) == '[')) {
            return backslash(text, at, end, text.charAt(at + 1) == '(' ? ')' : ']');
        }
        return at;
    }

    private static int dollars(CharSequence text, int at, int end) {
        boolean displayed = at + 1 < end && text.charAt(at + 1) == '$';
        int from = at + (displayed ? 2 : 1);
        if (from >= end || (!displayed && Character.isWhitespace(text.charAt(from)))) {
            return at;
        }
        for (int i = from; i < Math.min(end, at + LONGEST); i++) {
            char c = text.charAt(i);
            if (NEVER_WITHIN.indexOf(c) >= 0) {
                return at;
            }
            if (c == '$' && text.charAt(i - 1) != '\\') {
                if (displayed
                        ? i > from && i + 1 < end && text.charAt(i + 1) == '$'
                        : i > from && text.charAt(i - 1) != ' ') {
                    return displayed ? i + 2 : i + 1;
                }
            }
        }
        return at;
    }

    private static int backslash(CharSequence text, int at, int end, char close) {
        for (int i = at + 2; i < Math.min(end, at + LONGEST) - 1; i++) {
            if (text.charAt(i) == '\\' && text.charAt(i + 1) == close) {
                return i + 2;
            }
        }
        return at;
    }
}
