package org.qiwen.assistant.dialogue.gate;

import java.util.Set;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/**
 * Reads the signs of what a sentence tells, leaving what it asks aside: how much of a guarded wording that is, alone and
 * with what was told before it, and how much of it an earned idea says already. Immutable and thread-safe.
 */
final class ToldSigns {
    /** So many pairs that stand in a guarded wording alone, and in no free text, count as many. Our choice. */
    private static final double MANY_PAIRS = 6;

    /** Fewer pairs stand in a wording by chance. Our choice. */
    private static final int FEWEST_PAIRS = 3;

    private final IdeaTexts texts;

    ToldSigns(IdeaTexts texts) {
        this.texts = texts;
    }

    /**
     * What is told, folded.
     *
     * @param now by the sentence
     * @param before in this turn and the two before it
     * @param theirs pairs of the author's line and of the pupil
     * @param unearned ids of the ideas that the pupil has not earned
     */
    record Told(String now, String before, Bigrams theirs, Set<String> unearned) {}

    /** @param guarded the unearned ideas, and those that answer a check which is spoken of */
    void read(double[] signs, Told told, Set<String> guarded, Readings readings) {
        Bigrams now = readings.pairs(told.now());
        Bigrams all = told.before().isEmpty() ? now : readings.pairs(told.before() + "，" + told.now());
        Bigrams own = now.where(pair -> !texts.free().knows(pair)).without(told.theirs());
        Bigrams allOwn = all.where(pair -> !texts.free().knows(pair)).without(told.theirs());
        Set<Integer> characters = GuardedIdea.han(told.now());
        Set<Integer> allCharacters = GuardedIdea.han(told.before() + told.now());
        Overlaps pairs = texts.pairs();
        int[] common = pairs.common(now);
        int[] commonOwn = pairs.common(own);
        int[] commonAllOwn = pairs.common(allOwn);
        for (int i = 0; i < pairs.size(); i++) {
            double inside = now.size() < FEWEST_PAIRS ? 0 : (double) common[i] / now.size();
            String idea = texts.ideaOf(i);
            if (texts.isInsight(idea) && !told.unearned().contains(idea)) {
                raise(signs, Sign.EARNED, inside);
            }
            if (!guarded.contains(idea)) {
                continue;
            }
            raise(signs, Sign.TOLD_IN, inside);
            raise(signs, Sign.ONLY_IDEA, Math.min(1, commonOwn[i] / MANY_PAIRS));
            if (common[i] > 0) {
                Set<Integer> wording = texts.wording(i).characters();
                double covered = texts.weighed(wording, characters);
                raise(signs, Sign.TOLD_WORDS, covered);
                raise(signs, Sign.TOLD_WORDS_WINDOW, texts.weighed(wording, allCharacters));
                raise(signs, Sign.ONLY_IDEA_WINDOW, Math.min(1, commonAllOwn[i] / MANY_PAIRS));
            }
        }
    }

    private static void raise(double[] signs, Sign sign, double value) {
        signs[sign.ordinal()] = Math.max(signs[sign.ordinal()], value);
    }
}
