package org.qiwen.assistant.dialogue.gate;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.reading.Normaliser;

/**
 * Takes the disguise off a text: compatibility and full-width forms, characters nobody sees, marks set on letters,
 * traditional characters, gaps between the characters of a word. Folding a folded text changes nothing. Pure.
 */
final class Folding {
    /** Format, control (but the line end), unassigned and private characters, selectors, fillers that look like nothing. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}[\\p{Cc}&&[^\\n]]]");

    /** Marks on a Chinese character are decoration. */
    private static final Pattern MARKS = Pattern.compile("(?<=[\\p{IsHan}\\p{Mn}\\p{Me}])[\\p{Mn}\\p{Me}]+");

    private static final Pattern GAP = Pattern.compile("(?<=\\p{IsHan})[\\s\\x{200B}]+(?=\\p{IsHan})");

    /** Four or more characters that stand alone between signs. Our choice: a list of three is still a list. */
    private static final Pattern SPELLED = Pattern.compile(
            "(?<!\\p{IsHan})\\p{IsHan}(?:[^\\p{IsHan}\\p{L}\\p{N}。！？!?\\n]{1,3}\\p{IsHan}(?!\\p{IsHan})){3,}");

    private static final Pattern ONE_BY_ONE = Pattern.compile(
            "(?<!\\p{IsHan})\\p{IsHan}(?:[^\\p{IsHan}\\p{L}\\p{N}，、。！？!?,:：；“”‘’\"]{1,3}\\p{IsHan}(?!\\p{IsHan})){2,}");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{IsHan}]+");

    private static final String INSIDE = "[^（(【\\[{「『《〈<“\"‘'_*~`）)】\\]}」』》〉>”’]";

    /** What frames a word; taken off for a second reading, where a filled gap reads like the whole sentence. */
    private static final Pattern FRAMES = Pattern.compile(
            "[（(【\\[{「『《〈<“\"‘'_*~`]+(" + INSIDE + "*\\p{L}" + INSIDE + "*)" + "[）)】\\]}」』》〉>”\"’'_*~`]+");

    private Folding() {}

    /** The text as a reader takes it in. */
    static String fold(String text) {
        String seen = UNSEEN.matcher(text).replaceAll("");
        String one =
                MARKS.matcher(Normalizer.normalize(seen, Normalizer.Form.NFKC)).replaceAll("");
        String plain = GAP.matcher(Normaliser.simplified(UNSEEN.matcher(one).replaceAll("")))
                .replaceAll("");
        return SPELLED.matcher(plain).replaceAll(m -> BETWEEN.matcher(m.group()).replaceAll(""));
    }

    /** The folded text without brackets, quotation marks and underscores around words; gaps that are empty stay. */
    static String unframed(String folded) {
        return FRAMES.matcher(folded).replaceAll("$1");
    }

    /** Whether characters stand one by one where words should: gaps or dots between them, not the commas of a list. */
    static boolean isSpelledOut(String text) {
        return ONE_BY_ONE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .find();
    }

    /** Letters and digits alone. */
    static String letters(String folded) {
        StringBuilder letters = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
