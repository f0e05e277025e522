package org.qiwen.ingestion.parse.child.text;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import org.qiwen.ingestion.parse.child.document.Characters;

/**
 * How much a decoded text looks like writing: the mean weight of its characters outside ASCII, about 1 for the right
 * decoding of Chinese, below 0.5 for a wrong one. The weights are our choice; {@code TextDecoderTest} holds sentences of
 * eight characters and more in every encoding.
 */
public final class Plausibility {
    /** Characters looked at: enough to be sure, few enough to be quick. */
    private static final int SAMPLE = 20_000;

    private Plausibility() {}

    /** The mean weight of characters outside ASCII; 1 when there are none. */
    public static double of(String text) {
        double sum = 0;
        int counted = 0;
        int before = ' ';
        int end = Math.min(text.length(), SAMPLE);
        for (int i = 0; i < end; ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point >= 0x80 || (point < 0x20 && point != '\n' && point != '\r' && point != '\t' && point != '\f')) {
                sum += weight(point, before, i < text.length() ? text.charAt(i) : ' ');
                counted++;
            }
            before = point;
        }
        return counted == 0 ? 1 : sum / counted;
    }

    private static double weight(int point, int before, int after) {
        if (Characters.isGarbage(point)) {
            return -3;
        }
        UnicodeScript script = UnicodeScript.of(point);
        if (script == UnicodeScript.HAN) {
            return CommonCharacters.isFrequent(point) ? 1.1 : CommonCharacters.isUsual(point) ? 0.8 : -0.6;
        }
        if (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA) {
            // Half-width kana are what other encodings look like in Shift_JIS.
            return point >= 0xFF61 ? -0.6 : 0.7;
        }
        if (isPunctuation(point)) {
            return 0.9;
        }
        if (script == UnicodeScript.LATIN) {
            // An accented letter belongs into a word of other letters, or is a word of its own (à).
            boolean alone = before < 0x80 && after < 0x80;
            return isAsciiLetter(before) || isAsciiLetter(after) ? 0.7 : alone ? 0.4 : -0.6;
        }
        if (script == UnicodeScript.HANGUL) {
            return 0.6;
        }
        if (Character.isLetter(point) && script != UnicodeScript.COMMON) {
            // Letters of one alphabet stand together.
            return UnicodeScript.of(before) == script || UnicodeScript.of(after) == script ? 0.6 : -0.2;
        }
        return script == UnicodeScript.COMMON ? 0.2 : 0.3;
    }

    private static boolean isPunctuation(int point) {
        UnicodeBlock block = UnicodeBlock.of(point);
        return point == 0xB7
                || point == 0xA0
                || point == 0xB0
                || point == 0xD7
                || (point >= 0x2010 && point <= 0x2027)
                || block == UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                || (point >= 0xFF01 && point <= 0xFF5E);
    }

    private static boolean isAsciiLetter(int point) {
        return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
    }
}
