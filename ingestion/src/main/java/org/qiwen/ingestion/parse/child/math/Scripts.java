package org.qiwen.ingestion.parse.child.math;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Raised and lowered characters of Unicode. */
public final class Scripts {
    private static final Map<Integer, Integer> SUPER = map(
            "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW′°",
            "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ′°");
    private static final Map<Integer, Integer> SUB =
            map("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    private Scripts() {}

    private static Map<Integer, Integer> map(String from, String to) {
        int[] keys = from.codePoints().toArray();
        int[] values = to.codePoints().toArray();
        return IntStream.range(0, keys.length)
                .boxed()
                .collect(Collectors.toMap(i -> keys[i], i -> values[i], (first, second) -> first));
    }

    /** The text raised; empty when Unicode lacks one of its characters. */
    public static Optional<String> raised(String text) {
        return convert(text, SUPER);
    }

    /** The text lowered; empty when Unicode lacks one of its characters. */
    public static Optional<String> lowered(String text) {
        return convert(text, SUB);
    }

    /** The text raised, or with {@code ^} before it where Unicode lacks a character. */
    public static String superscript(String text) {
        return isWord(text) ? text : raised(text).orElseGet(() -> marked('^', text));
    }

    /** The text lowered, or with {@code _} before it where Unicode lacks a character. */
    public static String subscript(String text) {
        return isWord(text) ? text : lowered(text).orElseGet(() -> marked('_', text));
    }

    /** Nothing, or words: they are raised for looks. */
    private static boolean isWord(String text) {
        return text.isBlank() || text.codePoints().filter(Character::isLetter).count() > 3;
    }

    private static String marked(char mark, String text) {
        // A footnote mark or an ordinal (1st, ［1］, 注) reads better as it is.
        boolean formula =
                text.codePoints().allMatch(c -> c < 0x250 && (Character.isLetterOrDigit(c) || "+-,".indexOf(c) >= 0))
                        && text.length() <= 4;
        return formula ? mark + (text.length() == 1 ? text : "{" + text + "}") : text;
    }

    private static Optional<String> convert(String text, Map<Integer, Integer> table) {
        StringBuilder converted = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            Integer other = table.get(point);
            if (other == null) {
                return Optional.empty();
            }
            converted.appendCodePoint(other);
        }
        return Optional.of(converted.toString());
    }
}
