package org.qiwen.assistant.dialogue.reading;

import java.util.HashSet;
import java.util.Set;

/**
 * The character pairs of a sentence: how much of one wording stands in another. Routes and guards; never judges.
 *
 * @param pairs neighbouring letters of the normalised text
 */
public record Bigrams(Set<String> pairs) {
    public Bigrams {
        pairs = Set.copyOf(pairs);
    }

    /** The pairs of a text. */
    public static Bigrams of(String text) {
        String letters = letters(Normaliser.normalise(text));
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return new Bigrams(pairs);
    }

    /** Letters, numbers and Chinese characters alone. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(Bigrams::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static boolean isLetter(int sign) {
        return switch (Character.getType(sign)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(sign) || Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN;
        };
    }

    /** Share of {@code part}'s character pairs that stand in {@code whole}, 0..1. */
    public static double containment(String part, String whole) {
        return of(part).containedIn(of(whole));
    }

    /** Dice overlap of the two sentences, 0..1. */
    public static double overlap(String one, String other) {
        return of(one).overlap(of(other));
    }

    /** Share of these pairs that stand in {@code whole}, 0..1. */
    public double containedIn(Bigrams whole) {
        return pairs.isEmpty() ? 0 : (double) common(whole) / pairs.size();
    }

    /** Dice overlap, 0..1. */
    public double overlap(Bigrams other) {
        return pairs.isEmpty() || other.pairs.isEmpty() ? 0 : 2.0 * common(other) / (pairs.size() + other.pairs.size());
    }

    private long common(Bigrams other) {
        return pairs.stream().filter(other.pairs::contains).count();
    }
}
