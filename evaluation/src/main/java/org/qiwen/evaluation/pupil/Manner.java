package org.qiwen.evaluation.pupil;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * How a kind of pupil behaves.
 *
 * @param about one line for a report
 * @param acts weight of each act by situation; a situation without weights takes those of {@link Situation#IDEA}
 * @param typos chance that a sentence has a slip of the pen
 * @param fillers chance of a word that says nothing at its beginning or end
 * @param pinyin chance that a sentence is typed in Latin letters
 */
record Manner(
        String name,
        String about,
        Map<Situation, Map<Act, Integer>> acts,
        double typos,
        double fillers,
        double pinyin) {
    Manner {
        if (!acts.containsKey(Situation.IDEA)) {
            throw new IllegalArgumentException(
                    "pupils of kind " + name + " must know what to do when asked for an idea");
        }
        Map<Situation, Map<Act, Integer>> copy = new EnumMap<>(Situation.class);
        acts.forEach((situation, weights) -> copy.put(situation, new EnumMap<>(weights)));
        acts = copy;
    }

    Act choose(Situation situation, Random random) {
        Map<Act, Integer> weights = acts.getOrDefault(situation, acts.getOrDefault(Situation.IDEA, Map.of()));
        int all = weights.values().stream().mapToInt(Integer::intValue).sum();
        int at = random.nextInt(all);
        for (Map.Entry<Act, Integer> weight : weights.entrySet()) {
            at -= weight.getValue();
            if (at < 0) {
                return weight.getKey();
            }
        }
        throw new IllegalStateException("weights of " + name + " changed");
    }
}
