package org.qiwen.ingestion.store;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * The number of a word: its first character, then 42 bits that hash the word. No table of words is needed, so writers never
 * wait for each other over a new word; two words with the same first character share a number with a probability of one in
 * four million million. Numbers are stored: this must never change.
 */
final class WordNumber {
    private static final int HASH_BITS = 42;
    private static final long HASH_MASK = (1L << HASH_BITS) - 1;

    private static final Set<UnicodeScript> PAIRED =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private WordNumber() {}

    static long of(String word) {
        return first(word.codePointAt(0)) | hash(word) & HASH_MASK;
    }

    /** Whether it is one character of a script that is indexed by pairs: pairs that begin with it stand for it. */
    static boolean isSingle(String word) {
        return word.codePointCount(0, word.length()) == 1 && PAIRED.contains(UnicodeScript.of(word.codePointAt(0)));
    }

    /** The least number of a word that begins with this character. */
    static long first(int character) {
        return (long) character << HASH_BITS;
    }

    /** The greatest number of a word that begins with this character. */
    static long last(int character) {
        return first(character) | HASH_MASK;
    }

    /** FNV-1a over the bytes of the UTF-16 form, mixed as MurmurHash3 ends (both in the public domain). */
    private static long hash(String word) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ (word.charAt(i) & 0xff)) * 0x100000001b3L;
            hash = (hash ^ (word.charAt(i) >>> 8)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
