package org.qiwen.ingestion.embed;

import com.ibm.icu.text.Transliterator;
import java.util.BitSet;

/**
 * Text with its traditional Chinese characters made simplified, so that a school of either script finds the material of the
 * other. Thread-safe.
 */
public final class SimplifiedChinese {
    private SimplifiedChinese() {}

    /**
     * The text in simplified characters (ICU's {@code Traditional-Simplified}, character by character); the same object when
     * it holds no traditional one, which costs one look at each character.
     */
    public static String of(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (Tables.TRADITIONAL.get(c)) {
                return Tables.SIMPLIFY.transliterate(text);
            }
        }
        return text;
    }

    /** Loaded with the first text: 70 ms. */
    private static final class Tables {
        static final Transliterator SIMPLIFY = Transliterator.getInstance("Traditional-Simplified");
        static final BitSet TRADITIONAL = traditional();

        /** ICU's own set also holds common characters that it leaves as they are, so that nearly every text would pass. */
        private static BitSet traditional() {
            BitSet changed = new BitSet();
            for (String candidate : SIMPLIFY.getSourceSet()) {
                if (!SIMPLIFY.transliterate(candidate).equals(candidate)) {
                    changed.set(candidate.codePointAt(0));
                }
            }
            return changed;
        }
    }
}
