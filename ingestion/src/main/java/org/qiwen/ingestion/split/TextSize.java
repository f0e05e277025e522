package org.qiwen.ingestion.split;

/** Sizes of text in about one token of a BERT model, see {@link SplitSettings}. */
final class TextSize {
    private TextSize() {}

    static double of(CharSequence text, int start, int end) {
        double size = 0;
        for (int i = start; i < end; i++) {
            size += of(text.charAt(i));
        }
        return size;
    }

    private static double of(char c) {
        if (Character.isWhitespace(c) || Character.isLowSurrogate(c)) {
            return 0;
        }
        boolean spacedLetter = c < 0x2E80 && Character.isLetter(c);
        return spacedLetter ? SplitSettings.LETTER : 1;
    }

    /** The offset after the longest piece from {@code start} that has at most {@code max}, at least one character on. */
    static int fit(CharSequence text, int start, int end, double max) {
        double size = 0;
        for (int i = start; i < end; i++) {
            size += of(text.charAt(i));
            if (size > max && i > start) {
                return Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
            }
        }
        return end;
    }
}
