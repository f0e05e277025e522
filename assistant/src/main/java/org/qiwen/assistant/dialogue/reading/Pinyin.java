package org.qiwen.assistant.dialogue.reading;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The sound of Chinese characters, without tone. The transliterator is slow, so each character is asked once. */
public final class Pinyin {
    private static final Transliterator SPELLING = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    private static final Map<Integer, String> SOUNDS = new ConcurrentHashMap<>();
    private static final Map<String, Integer> NUMBERS = new ConcurrentHashMap<>();
    private static final Map<Integer, Integer> NUMBERED = new ConcurrentHashMap<>();

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Pinyin() {}

    /** The syllable of a character; the character itself when it has none. */
    public static String of(int character) {
        return SOUNDS.computeIfAbsent(character, c -> {
            synchronized (SPELLING) {
                return SPELLING.transliterate(Character.toString(c));
            }
        });
    }

    /** A number for the syllable of a character, the same for all that sound alike while this process lives. */
    public static int number(int character) {
        return NUMBERED.computeIfAbsent(
                character, c -> NUMBERS.computeIfAbsent(of(c), sound -> NEXT.getAndIncrement()));
    }
}
