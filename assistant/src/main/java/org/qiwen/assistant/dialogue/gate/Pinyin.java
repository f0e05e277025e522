package org.qiwen.assistant.dialogue.gate;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sound of Chinese characters, without tone. The transliterator is slow, so each character is asked once. */
final class Pinyin {
    private static final Transliterator SPELLING = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    private static final Map<Integer, String> SOUNDS = new ConcurrentHashMap<>();

    private Pinyin() {}

    /** The syllable of a character; the character itself when it has none. */
    static String of(int character) {
        return SOUNDS.computeIfAbsent(character, c -> {
            synchronized (SPELLING) {
                return SPELLING.transliterate(Character.toString(c));
            }
        });
    }
}
