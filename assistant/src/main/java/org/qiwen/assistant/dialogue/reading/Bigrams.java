package org.qiwen.assistant.dialogue.reading;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The character pairs of a sentence: how much of one wording stands in another. Routes and guards; never judges. A set of
 * neighbouring letters of the normalised text, each pair a number, in order: sets are compared in one walk. Immutable.
 */
public final class Bigrams {
    private static final Bigrams NONE = new Bigrams(new int[0]);

    private final int[] pairs;

    /** @param pairs ascending, each once */
    private Bigrams(int[] pairs) {
        this.pairs = pairs;
    }

    /** The pairs of a text. */
    public static Bigrams of(String text) {
        String letters = letters(Normaliser.normalise(text));
        int[] pairs = new int[Math.max(0, letters.length() - 1)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = pair(letters.charAt(i), letters.charAt(i + 1));
        }
        return set(pairs);
    }

    /** Pairs given as numbers, in any order. */
    public static Bigrams of(IntStream pairs) {
        return set(pairs.toArray());
    }

    /** The pairs of all these together. */
    public static Bigrams all(Collection<Bigrams> some) {
        return of(some.stream().flatMapToInt(Bigrams::stream));
    }

    /** A pair as a number. */
    public static int pair(char first, char second) {
        return (first << Character.SIZE) | second;
    }

    private static Bigrams set(int[] pairs) {
        if (pairs.length == 0) {
            return NONE;
        }
        Arrays.sort(pairs);
        int size = 1;
        for (int i = 1; i < pairs.length; i++) {
            if (pairs[i] != pairs[size - 1]) {
                pairs[size++] = pairs[i];
            }
        }
        return new Bigrams(size == pairs.length ? pairs : Arrays.copyOf(pairs, size));
    }

    /** Letters, numbers and Chinese characters alone. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        int sign;
        for (int i = 0; i < text.length(); i += Character.charCount(sign)) {
            sign = text.codePointAt(i);
            if (isLetter(sign)) {
                letters.appendCodePoint(sign);
            }
        }
        return letters.toString();
    }

    private static boolean isLetter(int sign) {
        return switch (Character.getType(sign)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(sign) || CommonCharacters.isHan(sign);
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
        return isEmpty() ? 0 : (double) common(whole) / size();
    }

    /** Dice overlap, 0..1. */
    public double overlap(Bigrams other) {
        return isEmpty() || other.isEmpty() ? 0 : 2.0 * common(other) / (size() + other.size());
    }

    /** How many pairs stand in both. */
    public int common(Bigrams other) {
        int common = 0;
        int here = 0;
        int there = 0;
        while (here < pairs.length && there < other.pairs.length) {
            int one = pairs[here];
            int two = other.pairs[there];
            common += one == two ? 1 : 0;
            here += one <= two ? 1 : 0;
            there += two <= one ? 1 : 0;
        }
        return common;
    }

    public boolean contains(int pair) {
        return Arrays.binarySearch(pairs, pair) >= 0;
    }

    /** Those of the pairs that fulfil a condition. */
    public Bigrams where(IntPredicate condition) {
        return new Bigrams(stream().filter(condition).toArray());
    }

    /** These pairs without those of {@code other}. */
    public Bigrams without(Bigrams other) {
        return where(pair -> !other.contains(pair));
    }

    /** How many different pairs. */
    public int size() {
        return pairs.length;
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    /** The pairs as numbers, each once. */
    public IntStream stream() {
        return Arrays.stream(pairs);
    }

    /** The pairs as text. */
    public List<String> texts() {
        return stream()
                .mapToObj(pair -> "" + (char) (pair >>> Character.SIZE) + (char) pair)
                .toList();
    }
}
