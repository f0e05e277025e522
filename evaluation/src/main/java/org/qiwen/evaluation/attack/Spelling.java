package org.qiwen.evaluation.attack;

/** How Chinese is written in other ways. Implementations are thread-safe. */
public interface Spelling {
    /** The text in Latin letters, one syllable a character, with spaces between; with tone marks. */
    String pinyin(String text);

    /** The text in traditional characters. */
    String traditional(String text);

    /** The text in simplified characters. */
    String simplified(String text);
}
