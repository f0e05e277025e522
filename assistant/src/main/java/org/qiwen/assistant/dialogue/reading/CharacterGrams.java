package org.qiwen.assistant.dialogue.reading;

import java.util.LinkedHashSet;
import java.util.Set;

/** The pieces of one to three characters of a message: words of Chinese without telling where they end. */
public final class CharacterGrams {
    private static final int LONGEST = 3;

    private CharacterGrams() {}

    /** Each piece once, without white space, in the order it is met. */
    public static Set<String> of(String folded) {
        int[] text = folded.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int from = 0; from < text.length; from++) {
            for (int length = 1; length <= Math.min(LONGEST, text.length - from); length++) {
                grams.add(new String(text, from, length));
            }
        }
        return grams;
    }
}
