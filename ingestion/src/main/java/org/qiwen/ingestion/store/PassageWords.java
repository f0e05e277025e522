package org.qiwen.ingestion.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.SmallFloat;

/**
 * The words of a passage as numbers, with all that BM25 asks of them, equal to what Lucene's index holds.
 *
 * <p>A single character that begins a pair is not kept: the pairs that begin with it tell how often it is there. That saves
 * nearly half of the lines. Pairs with the same first character are neighbours by number, see {@link WordNumber}.
 *
 * @param counts how often, by the word's number
 * @param length how long the passage is for BM25: its tokens without overlapping ones, rounded as Lucene rounds
 * @param tokens all its tokens, singles that are not kept included
 */
record PassageWords(Map<Long, Integer> counts, int length, int tokens) {

    static PassageWords of(String text) {
        Map<Long, Integer> counts = new TreeMap<>();
        int length = 0;
        int tokens = 0;
        try (TokenStream stream = Words.INDEX.tokenStream("words", Words.fold(text))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            String single = "";
            int singleStart = -1;
            while (stream.incrementToken()) {
                tokens++;
                length += increment.getPositionIncrement() > 0 ? 1 : 0;
                String word = term.toString();
                boolean continuesSingle = increment.getPositionIncrement() == 0 && offset.startOffset() == singleStart;
                if (!single.isEmpty() && !continuesSingle) {
                    counts.merge(WordNumber.of(single), 1, Integer::sum);
                }
                if (WordNumber.isSingle(word)) {
                    single = word;
                    singleStart = offset.startOffset();
                } else {
                    single = "";
                    counts.merge(WordNumber.of(word), 1, Integer::sum);
                }
            }
            if (!single.isEmpty()) {
                counts.merge(WordNumber.of(single), 1, Integer::sum);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read words from memory", e);
        }
        return new PassageWords(counts, SmallFloat.byte4ToInt(SmallFloat.intToByte4(length)), tokens);
    }
}
