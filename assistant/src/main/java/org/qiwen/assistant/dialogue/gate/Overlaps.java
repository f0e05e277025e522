package org.qiwen.assistant.dialogue.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/** Counts how many keys a text shares with each of many texts, in the time of its own keys. Immutable once built. */
final class Overlaps {
    private static final int[] NOWHERE = {};

    /** Slots for each key, so that most are found at the first look. Our choice. */
    private static final int SPARSE = 3;

    private final long[] keys;
    private final int[][] textsByKey;
    private final int[] sizes;

    /** @param texts the keys of each text, each once */
    private Overlaps(List<long[]> texts) {
        Map<Long, IntStream.Builder> lists = new HashMap<>();
        sizes = new int[texts.size()];
        for (int i = 0; i < texts.size(); i++) {
            sizes[i] = texts.get(i).length;
            for (long key : texts.get(i)) {
                lists.computeIfAbsent(key, k -> IntStream.builder()).add(i);
            }
        }
        int slots = Integer.highestOneBit(Math.max(1, lists.size()) * SPARSE) * 2;
        keys = new long[slots];
        textsByKey = new int[slots][];
        lists.forEach((key, list) -> {
            int slot = slot(key);
            keys[slot] = key;
            textsByKey[slot] = list.build().toArray();
        });
    }

    static Overlaps of(List<Bigrams> texts) {
        return new Overlaps(texts.stream()
                .map(text -> text.stream().asLongStream().toArray())
                .toList());
    }

    /** @param texts the keys of each text, each once */
    static Overlaps ofKeys(List<LongStream> texts) {
        return new Overlaps(texts.stream().map(LongStream::toArray).toList());
    }

    /** Where the key stands, or would stand. */
    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (textsByKey[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private int[] texts(long key) {
        int[] texts = textsByKey[slot(key)];
        return texts == null ? NOWHERE : texts;
    }

    /** Keys shared with each text. */
    int[] common(Bigrams said) {
        return common(said.stream().asLongStream());
    }

    /** The same for other keys, each once. */
    int[] common(LongStream said) {
        int[] common = new int[sizes.length];
        said.forEach(key -> {
            for (int text : texts(key)) {
                common[text]++;
            }
        });
        return common;
    }

    boolean knows(long key) {
        return texts(key).length > 0;
    }

    /** In how many texts a key stands. */
    int in(long key) {
        return texts(key).length;
    }

    /** Share of text {@code i}'s keys that are among {@code common}, 0..1. */
    double contained(int[] common, int i) {
        return sizes[i] == 0 ? 0 : (double) common[i] / sizes[i];
    }

    /** The highest Dice overlap with any text, 0..1. */
    double nearest(Bigrams said) {
        int[] common = common(said);
        double nearest = 0;
        for (int i = 0; i < sizes.length; i++) {
            nearest = Math.max(nearest, dice(common, i, said.size()));
        }
        return nearest;
    }

    double dice(int[] common, int i, int size) {
        return common[i] == 0 ? 0 : 2.0 * common[i] / (sizes[i] + size);
    }

    int size() {
        return sizes.length;
    }
}
