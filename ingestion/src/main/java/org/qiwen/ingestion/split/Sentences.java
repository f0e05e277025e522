package org.qiwen.ingestion.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ends of Chinese and English sentences in one text. Decimals, abbreviations, initials, numbers of list items and formulas do
 * not end one; closing quotes and brackets belong to the sentence they close. Pure; linear in the text.
 */
final class Sentences {
    private static final String CHINESE_ENDS = "。！？";
    private static final String LATIN_ENDS = ".!?";
    private static final String CLOSERS = "”’」』）》】)]";
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "etc", "vs", "cf", "fig", "figs", "no", "nos", "vol", "pp", "p", "dr", "mr", "mrs", "ms",
            "prof", "st", "approx", "ca", "al", "eq", "eqs", "ch", "sec", "ref", "refs", "tab", "ed", "eds", "inc",
            "ltd", "co", "jr", "sr", "resp", "temp", "max", "min", "mt", "a.m", "p.m", "viz");

    /** A longer word is no abbreviation; looking back no further keeps the search linear. */
    private static final int LONGEST_ABBREVIATION = 12;

    private Sentences() {}

    /** Offsets after each sentence of {@code text} between {@code start} and {@code end}; the last is {@code end}. */
    static List<Integer> ends(CharSequence text, int start, int end) {
        List<Integer> ends = new ArrayList<>();
        int i = start;
        boolean quoted = false;
        while (i < end) {
            int formula = Formulas.end(text, i, end);
            if (formula > i) {
                i = formula;
                continue;
            }
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
            if (isEnd(text, start, i, end, quoted)) {
                int after = i + 1;
                while (after < end && (isTerminal(text.charAt(after)) || isCloser(text.charAt(after), quoted))) {
                    quoted = quoted && text.charAt(after) != '"';
                    after++;
                }
                while (after < end && Character.isWhitespace(text.charAt(after))) {
                    after++;
                }
                ends.add(after);
                i = after;
            } else {
                i++;
            }
        }
        if (ends.isEmpty() || ends.get(ends.size() - 1) < end) {
            ends.add(end);
        }
        return ends;
    }

    private static boolean isTerminal(char c) {
        return CHINESE_ENDS.indexOf(c) >= 0 || c == '…' || c == '!' || c == '?';
    }

    /** A straight quotation mark closes when one is open. */
    private static boolean isCloser(char c, boolean quoted) {
        return CLOSERS.indexOf(c) >= 0 || (quoted && c == '"') || c == '\'';
    }

    private static boolean isEnd(CharSequence text, int start, int i, int end, boolean quoted) {
        char c = text.charAt(i);
        if (CHINESE_ENDS.indexOf(c) >= 0 || c == '\n') {
            return true;
        }
        if (c == '…') {
            return i + 1 < end && text.charAt(i + 1) == '…' && endsThought(text, i + 2, end);
        }
        if (LATIN_ENDS.indexOf(c) < 0) {
            return false;
        }
        int next = i + 1;
        while (next < end && isCloser(text.charAt(next), quoted)) {
            next++;
        }
        if (next < end && !Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        return c != '.' || !isAbbreviation(text, start, i, next, end);
    }

    /** Six dots end a sentence only before a new one; in 慢慢地……沉下去 they do not. */
    private static boolean endsThought(CharSequence text, int after, int end) {
        return after >= end || isCloser(text.charAt(after), false) || text.charAt(after) == '\n';
    }

    private static boolean isAbbreviation(CharSequence text, int start, int dot, int next, int end) {
        int from = dot;
        while (from > Math.max(start, dot - LONGEST_ABBREVIATION)
                && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        String word = text.subSequence(from, dot).toString();
        boolean initials = word.matches("[A-Z](?:\\.[A-Z])*");
        if (initials || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT))) {
            return true;
        }
        boolean listNumber = word.isEmpty() && isLineNumber(text, start, dot);
        int following = next;
        while (following < end && Character.isWhitespace(text.charAt(following))) {
            following++;
        }
        return listNumber || (following < end && Character.isLowerCase(text.charAt(following)));
    }

    private static boolean isLineNumber(CharSequence text, int start, int dot) {
        int from = dot;
        while (from > Math.max(start, dot - 4) && Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return from < dot
                && dot - from <= 3
                && (from == start || text.charAt(from - 1) == '\n' || CHINESE_ENDS.indexOf(text.charAt(from - 1)) >= 0);
    }
}
