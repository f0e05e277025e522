package org.qiwen.assistant.dialogue.gate;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.reading.CommonCharacters;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.ingestion.embed.SimplifiedChinese;

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

    private static final int SPELLED_CHARACTERS = 4;

    /** Four or more characters that stand alone between signs. Our choice: a list of three is still a list. */
    private static final Pattern SPELLED = Pattern.compile(
            "(?<!\\p{IsHan})\\p{IsHan}(?:[^\\p{IsHan}\\p{L}\\p{N}。！？!?\\n]{1,3}\\p{IsHan}(?!\\p{IsHan})){3,}");

    private static final Pattern ONE_BY_ONE = Pattern.compile(
            "(?<!\\p{IsHan})\\p{IsHan}(?:[^\\p{IsHan}\\p{L}\\p{N}，、。！？!?,:：；“”‘’\"]{1,3}\\p{IsHan}(?!\\p{IsHan})){2,}");

    /** Characters of that expression that have none beside them. */
    private static final int FEWEST_ALONE = 3;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{IsHan}]+");

    private static final String OPENING = "（(【[{「『《〈<“\"‘'_*~`";

    private static final String INSIDE = "[^（(【\\[{「『《〈<“\"‘'_*~`）)】\\]}」』》〉>”’]";

    /** What frames a word; taken off for a second reading, where a filled gap reads like the whole sentence. */
    private static final Pattern FRAMES = Pattern.compile(
            "[（(【\\[{「『《〈<“\"‘'_*~`]+(" + INSIDE + "*\\p{L}" + INSIDE + "*)" + "[）)】\\]}」』》〉>”\"’'_*~`]+");

    private Folding() {}

    /**
     * The text as a reader takes it in. Every text that is guarded or guards comes here, mostly several times, so expressions
     * are tried only on text that has what they look for.
     */
    static String fold(String text) {
        String common = CommonCharacters.compatible(text);
        return joined(SimplifiedChinese.of(common == null ? bare(text) : common));
    }

    /** Without what nobody sees and without marks, in compatibility forms. */
    static String bare(String text) {
        String seen = UNSEEN.matcher(text).replaceAll("");
        String one =
                MARKS.matcher(Normalizer.normalize(seen, Normalizer.Form.NFKC)).replaceAll("");
        return UNSEEN.matcher(one).replaceAll("");
    }

    /** Without gaps and signs between the characters of a word. */
    private static String joined(String text) {
        String plain = hasSpace(text) ? GAP.matcher(text).replaceAll("") : text;
        return standAlone(plain) < SPELLED_CHARACTERS
                ? plain
                : SPELLED.matcher(plain)
                        .replaceAll(m -> BETWEEN.matcher(m.group()).replaceAll(""));
    }

    private static boolean hasSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c >= '\t' && c <= '\r' || c == '\u200B') {
                return true;
            }
        }
        return false;
    }

    /** How many Chinese characters have none beside them. */
    private static int standAlone(String text) {
        int alone = 0;
        int run = 0;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (CommonCharacters.isHan(c)) {
                run++;
            } else {
                alone += run == 1 ? 1 : 0;
                run = 0;
            }
        }
        return run == 1 ? alone + 1 : alone;
    }

    /** The folded text without brackets, quotation marks and underscores around words; gaps that are empty stay. */
    static String unframed(String folded) {
        return hasFrame(folded) ? FRAMES.matcher(folded).replaceAll("$1") : folded;
    }

    private static boolean hasFrame(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (OPENING.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether characters stand one by one where words should: gaps or dots between them, not the commas of a list. */
    static boolean isSpelledOut(String text) {
        String compatible = Normaliser.compatible(text);
        return standAlone(compatible) >= FEWEST_ALONE
                && ONE_BY_ONE.matcher(compatible).find();
    }

    /** Letters and digits alone. */
    static String letters(String folded) {
        StringBuilder letters = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
