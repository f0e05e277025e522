package org.qiwen.ingestion.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.qiwen.ingestion.embed.SimplifiedChinese;

/**
 * How much of a question's wording a passage has: pairs of neighbouring Chinese characters, words and numbers. It needs no
 * statistics of a store, so it means the same in a small one as in a large. Pure.
 */
public final class Overlap {
    /** Characters that questions and chat are made of, whatever they are about; a pair with one says little. */
    private static final String COMMON =
            "的了吗呢吧啊是在有和与及就都也还又不没我你他她它们这那哪什么怎样为何个一上下里中到去来说要会能可以对很太多少大小好请问叫做被把从给让用着过得地时候之其而或";

    private static final Set<String> COMMON_WORDS = Set.of(
            "a", "an", "the", "is", "are", "was", "were", "be", "do", "does", "did", "of", "to", "in", "on", "at",
            "and", "or", "it", "its", "i", "you", "we", "they", "he", "she", "what", "why", "how", "when", "where",
            "which", "who", "that", "this", "for", "with", "can", "will", "would", "my", "your", "me", "so", "if",
            "not", "no");

    private Overlap() {}

    /**
     * Share of the question's pairs and words that the passage has, 0 to below 1, as if there were one more that it lacks: one
     * word of one says less than six of six. 0 for a question without any.
     */
    public static double share(String question, String passage) {
        Set<String> wanted = units(question);
        if (wanted.isEmpty()) {
            return 0;
        }
        String text = fold(passage);
        return (double) wanted.stream().filter(text::contains).count() / (wanted.size() + 1);
    }

    /** The pairs and words of a question that say what it is about. */
    static Set<String> units(String question) {
        String text = fold(question);
        Set<String> units = new LinkedHashSet<>();
        int i = 0;
        while (i < text.length()) {
            if (isChinese(text.charAt(i))) {
                if (i + 1 < text.length() && isChinese(text.charAt(i + 1))) {
                    String pair = text.substring(i, i + 2);
                    if (COMMON.indexOf(pair.charAt(0)) < 0 && COMMON.indexOf(pair.charAt(1)) < 0) {
                        units.add(pair);
                    }
                }
                i++;
            } else if (Character.isLetterOrDigit(text.charAt(i))) {
                int end = i;
                while (end < text.length()
                        && Character.isLetterOrDigit(text.charAt(end))
                        && !isChinese(text.charAt(end))) {
                    end++;
                }
                if (!COMMON_WORDS.contains(text.substring(i, end))) {
                    units.add(text.substring(i, end));
                }
                i = end;
            } else {
                i++;
            }
        }
        return units;
    }

    private static boolean isChinese(char c) {
        return UnicodeScript.of(c) == UnicodeScript.HAN;
    }

    private static String fold(String text) {
        return SimplifiedChinese.of(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
    }
}
