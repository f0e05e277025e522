package org.qiwen.assistant.dialogue.reading;

import java.util.HashSet;
import java.util.Set;

/** How much of one sentence's wording stands in another, by character pairs. Routes and guards; never judges. */
public final class Bigrams {
    private Bigrams() {}

    /** Share of {@code part}'s character pairs that stand in {@code whole}, 0..1. */
    public static double containment(String part, String whole) {
        Set<String> pairs = of(part);
        if (pairs.isEmpty()) {
            return 0;
        }
        Set<String> there = of(whole);
        return (double) pairs.stream().filter(there::contains).count() / pairs.size();
    }

    /** Dice overlap of the two sentences, 0..1. */
    public static double overlap(String one, String other) {
        Set<String> first = of(one);
        Set<String> second = of(other);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        long common = first.stream().filter(second::contains).count();
        return 2.0 * common / (first.size() + second.size());
    }

    private static Set<String> of(String text) {
        String letters = Normaliser.normalise(text).replaceAll("[^\\p{IsHan}\\p{L}\\p{N}]", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }
}
