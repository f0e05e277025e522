package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which documented belief a teacher means, by shared pairs of characters. Pure. */
final class Beliefs {
    /**
     * Share of the shorter text's pairs that both have. Our choice: a false match only moves a documented belief to the front,
     * a missed one lists the teacher's words beside it.
     */
    private static final double ALIKE = 0.5;

    private Beliefs() {}

    static boolean isVoiced(Matter.Belief belief, String words) {
        return alike(belief.belief(), words) || belief.signs().stream().anyMatch(sign -> alike(sign, words));
    }

    /** Those the class voiced most, then those the teacher named, then as authored. */
    static List<Matter.Belief> ordered(List<Matter.Belief> beliefs, List<String> named, Map<String, Integer> voiced) {
        List<Matter.Belief> ordered = new ArrayList<>(beliefs);
        ordered.sort(Comparator.comparing((Matter.Belief b) -> -voiced.getOrDefault(b.id(), 0))
                .thenComparing(b -> named.stream().noneMatch(words -> isVoiced(b, words))));
        return ordered;
    }

    private static boolean alike(String one, String other) {
        Set<String> a = pairs(one);
        Set<String> b = pairs(other);
        int least = Math.min(a.size(), b.size());
        a.retainAll(b);
        return least > 0 && a.size() >= ALIKE * least;
    }

    private static Set<String> pairs(String text) {
        String letters = text.replaceAll("[\\p{P}\\s]", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }
}
