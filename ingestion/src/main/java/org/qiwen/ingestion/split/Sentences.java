package org.qiwen.ingestion.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Ends of Chinese and English sentences in one text. */
final class Sentences {
    private static final String CHINESE_ENDS = "。！？";
    private static final String LATIN_ENDS = ".!?";
    private static final String CLOSERS = "”’」』）》】)\"'";
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "etc", "vs", "cf", "fig", "figs", "no", "vol", "pp", "p", "dr", "mr", "mrs", "ms", "prof",
            "st", "approx", "ca", "al", "eq", "ch", "sec");

    private Sentences() {}

    /** Offsets after each sentence of {@code text} between {@code start} and {@code end}; the last is {@code end}. */
    static List<Integer> ends(CharSequence text, int start, int end) {
        List<Integer> ends = new ArrayList<>();
        int i = start;
        while (i < end) {
            if (isEnd(text, start, i, end)) {
                int after = i + 1;
                while (after < end && (isTerminal(text.charAt(after)) || CLOSERS.indexOf(text.charAt(after)) >= 0)) {
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

    private static boolean isEnd(CharSequence text, int start, int i, int end) {
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
        while (next < end && CLOSERS.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        if (next < end && !Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        return c != '.' || !isAbbreviation(text, start, i, next, end);
    }

    /** Six dots end a sentence only before a new one; in 慢慢地……沉下去 they do not. */
    private static boolean endsThought(CharSequence text, int after, int end) {
        return after >= end || CLOSERS.indexOf(text.charAt(after)) >= 0 || text.charAt(after) == '\n';
    }

    private static boolean isAbbreviation(CharSequence text, int start, int dot, int next, int end) {
        int from = dot;
        while (from > start && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        String word = text.subSequence(from, dot).toString();
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        if (initial || ABBREVIATIONS.contains(word.toLowerCase(java.util.Locale.ROOT))) {
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
        while (from > start && Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return from < dot && dot - from <= 3 && (from == start || text.charAt(from - 1) == '\n');
    }
}
