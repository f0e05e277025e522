package org.qiwen.ingestion.store;

import java.util.Set;

/**
 * The words of a question by number.
 *
 * @param exact numbers of words that are kept as they are
 * @param lows least numbers of words that begin with a single character asked for
 * @param highs the greatest numbers, one for each of {@code lows}
 */
record QueryWords(long[] exact, long[] lows, long[] highs) {

    static QueryWords of(String text) {
        Set<String> words = Words.of(text);
        int[] singles = words.stream()
                .filter(WordNumber::isSingle)
                .mapToInt(word -> word.codePointAt(0))
                .toArray();
        long[] exact = words.stream()
                .filter(word -> !WordNumber.isSingle(word))
                .mapToLong(WordNumber::of)
                .toArray();
        long[] lows = new long[singles.length];
        long[] highs = new long[singles.length];
        for (int i = 0; i < singles.length; i++) {
            lows[i] = WordNumber.first(singles[i]);
            highs[i] = WordNumber.last(singles[i]);
        }
        return new QueryWords(exact, lows, highs);
    }
}
