package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts how many keys a text shares with each of many texts, in the time of its own keys. Immutable once built. */
final class Overlaps {
    private final Map<String, int[]> textsByKey = new HashMap<>();
    private final int[] sizes;

    Overlaps(List<Set<String>> texts) {
        Map<String, List<Integer>> lists = new HashMap<>();
        sizes = new int[texts.size()];
        for (int i = 0; i < texts.size(); i++) {
            sizes[i] = texts.get(i).size();
            for (String key : texts.get(i)) {
                lists.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        lists.forEach((key, list) ->
                textsByKey.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** Keys shared with each text. */
    int[] common(Set<String> keys) {
        int[] common = new int[sizes.length];
        for (String key : keys) {
            int[] texts = textsByKey.get(key);
            if (texts != null) {
                for (int text : texts) {
                    common[text]++;
                }
            }
        }
        return common;
    }

    boolean knows(String key) {
        return textsByKey.containsKey(key);
    }

    /** In how many texts a key stands. */
    int in(String key) {
        int[] texts = textsByKey.get(key);
        return texts == null ? 0 : texts.length;
    }

    /** Share of text {@code i}'s keys that are among {@code common}, 0..1. */
    double contained(int[] common, int i) {
        return sizes[i] == 0 ? 0 : (double) common[i] / sizes[i];
    }

    /** The highest Dice overlap with any text, 0..1. */
    double nearest(Set<String> keys) {
        int[] common = common(keys);
        double nearest = 0;
        for (int i = 0; i < sizes.length; i++) {
            nearest = Math.max(nearest, dice(common, i, keys.size()));
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
