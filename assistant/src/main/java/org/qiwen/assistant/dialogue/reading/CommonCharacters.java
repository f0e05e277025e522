package org.qiwen.assistant.dialogue.reading;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The characters of which nearly all text of this service is made, by table: what Unicode's general procedures would do to
 * each. They neither join nor reorder, none is invisible, so a text of them is normalised character by character; text with
 * any other character goes the general way. Thread-safe.
 */
public final class CommonCharacters {
    /** All but ideographs lies below, or among the full-width forms. */
    private static final int SIGNS = 0x3100;

    private static final int FIRST_IDEOGRAPH = 0x4E00;

    /** The last of the block that every Unicode version has had. */
    private static final int LAST_IDEOGRAPH = 0x9FA5;

    /** Radicals, the first of the script. */
    private static final int FIRST_HAN = 0x2E80;

    private static final int FULL_WIDTH = 0xFF00;
    private static final int FULL_WIDTH_END = 0xFFF0;

    /** A symbol that looks like nothing. */
    private static final int EMPTY_BRAILLE = 0x2800;

    /** What stands for a sign after normalisation; 0 for a sign that is not common. */
    private static final char[] SIGN = forms(0, SIGNS);

    private static final char[] WIDE = forms(FULL_WIDTH, FULL_WIDTH_END);

    /** Three points for one sign: the one form of several characters that is common in dialogues. */
    private static final char ELLIPSIS = '…';

    private CommonCharacters() {}

    private static char[] forms(int from, int to) {
        char[] forms = new char[to - from];
        for (int c = from; c < to; c++) {
            String form = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            if (form.length() == 1 && isSeen(c) && isSeen(form.charAt(0))) {
                forms[c - from] = form.charAt(0);
            }
        }
        return forms;
    }

    /** Neither invisible, nor a part of the character before it, nor Hangul, whose letters join. */
    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n';
            case Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> c != EMPTY_BRAILLE && Character.UnicodeScript.of(c) != Character.UnicodeScript.HANGUL;
        };
    }

    /**
     * The compatibility form (NFKC) of a text in common characters; null when another character stands in it. No character
     * of the text or of its form is invisible or a mark.
     */
    public static @Nullable String compatible(String text) {
        int length = text.length();
        int same = 0;
        while (same < length && stays(text.charAt(same))) {
            same++;
        }
        if (same == length) {
            return text;
        }
        StringBuilder compatible = new StringBuilder(length + 8).append(text, 0, same);
        for (int i = same; i < length; i++) {
            char c = text.charAt(i);
            char form = form(c);
            if (form != 0) {
                compatible.append(form);
            } else if (c == ELLIPSIS) {
                compatible.append("...");
            } else {
                return null;
            }
        }
        return compatible.toString();
    }

    private static boolean stays(char c) {
        return c != 0 && form(c) == c;
    }

    private static char form(char c) {
        if (c >= FIRST_IDEOGRAPH && c <= LAST_IDEOGRAPH) {
            return c;
        }
        if (c < SIGNS) {
            return SIGN[c];
        }
        return c >= FULL_WIDTH && c < FULL_WIDTH_END ? WIDE[c - FULL_WIDTH] : 0;
    }

    /** Whether it is a Chinese character ({@code \p{IsHan}}). */
    public static boolean isHan(int character) {
        return character >= FIRST_IDEOGRAPH && character <= LAST_IDEOGRAPH
                || character >= FIRST_HAN && Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
