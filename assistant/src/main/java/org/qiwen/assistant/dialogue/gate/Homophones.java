package org.qiwen.assistant.dialogue.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.CommonCharacters;
import org.qiwen.assistant.dialogue.reading.Pinyin;

/** Puts the characters of the guarded ideas back where others that sound alike stand in their place. Immutable. */
final class Homophones {
    /** One such character is a typing slip or chance; from two on somebody spells by sound. Our choice. */
    private static final int FEWEST = 2;

    private final IdeaTexts texts;
    private final Set<Integer> guarded = new HashSet<>();
    private final Map<String, Integer> bySound = new HashMap<>();

    Homophones(IdeaTexts texts) {
        this.texts = texts;
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < texts.pairs().size(); i++) {
            texts.wording(i).characters().forEach(c -> counts.merge(c, 1, Integer::sum));
        }
        guarded.addAll(counts.keySet());
        counts.forEach((c, n) ->
                bySound.merge(Pinyin.of(c), c, (one, other) -> counts.getOrDefault(one, 0) >= n ? one : other));
    }

    /** The text with strangers replaced by what they sound like; the text itself when there are fewer than two. */
    String corrected(String folded) {
        int[] characters = folded.codePoints().toArray();
        int replaced = 0;
        int[] corrected = characters.clone();
        for (int i = 0; i < characters.length; i++) {
            Integer meant = guarded.contains(characters[i]) || !isStrange(characters, i)
                    ? null
                    : bySound.get(Pinyin.of(characters[i]));
            if (meant != null) {
                corrected[i] = meant;
                replaced++;
            }
        }
        return replaced < FEWEST ? folded : new String(corrected, 0, corrected.length);
    }

    /** A character that forms no pair with a neighbour which any text of the inquiry has. */
    private boolean isStrange(int[] characters, int i) {
        return CommonCharacters.isHan(characters[i])
                && (i == 0 || !knows(characters, i - 1))
                && (i + 1 == characters.length || !knows(characters, i));
    }

    private boolean knows(int[] characters, int from) {
        if (!Character.isBmpCodePoint(characters[from]) || !Character.isBmpCodePoint(characters[from + 1])) {
            return false;
        }
        int pair = Bigrams.pair((char) characters[from], (char) characters[from + 1]);
        return texts.free().knows(pair) || texts.pairs().knows(pair);
    }
}
