package org.qiwen.ingestion.split;

import java.util.Arrays;
import org.qiwen.ingestion.embed.TokenReader;

/**
 * Sizes of stretches of one text in tokens of the model that will read them. Each character is tokenised about once: what is
 * asked for comes in reading order, so a window moves over the text. Not thread-safe.
 */
final class TokenSizes {
    /** A window has at least so many characters, that many small sections cost one call. Our choice. */
    private static final int WINDOW = 1 << 16;

    /**
     * No token counts for more characters: a tokenizer takes a word of 100 letters and more for one unknown token, and a
     * megabyte without spaces would be a passage of size 1. English has 4 to 5 characters a token. Our choice.
     */
    private static final int CHARACTERS = 6;

    private final String text;
    private final TokenReader reader;
    private int from;
    private int to;
    private int[] starts = {};

    TokenSizes(String text, TokenReader reader) {
        this.text = text;
        this.reader = reader;
    }

    /** Tells which stretch will be asked about next, so that it is tokenised as one. */
    void move(int start, int end) {
        if (start < from || end > to) {
            from = start;
            to = Math.max(end, Math.min(text.length(), start + WINDOW));
            starts = reader.tokenStarts(text.substring(from, to));
        }
    }

    /** Size of a stretch within the one last moved to. */
    int of(int start, int end) {
        int tokens = index(end) - index(start);
        return Math.max(tokens, (end - start + CHARACTERS - 1) / CHARACTERS);
    }

    /** The offset after the longest piece from {@code start} of at most {@code max}, at least one character on. */
    int fit(int start, int end, int max) {
        int first = index(start);
        int byTokens = first + max < starts.length ? from + starts[first + max] : to;
        int fitting = Math.min(Math.min(byTokens, start + max * CHARACTERS), end);
        if (fitting < end && Character.isLowSurrogate(text.charAt(fitting))) {
            fitting--;
        }
        return fitting > start ? fitting : Math.min(end, start + Character.charCount(text.codePointAt(start)));
    }

    /** How many tokens start before an offset. */
    private int index(int offset) {
        int found = Arrays.binarySearch(starts, offset - from);
        if (found < 0) {
            return -found - 1;
        }
        int first = found;
        while (first > 0 && starts[first - 1] == starts[found]) {
            first--;
        }
        return first;
    }
}
