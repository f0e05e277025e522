package org.qiwen.assistant.copilot.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the class brings along (学情).
 *
 * @param origin where this is known from, as a sentence
 * @param known what they can build on
 * @param ideas what pupils often think
 * @param difficulties what is hard about it
 */
public record Learners(String origin, List<String> known, List<Idea> ideas, List<String> difficulties) {
    public Learners {
        origin = Whole.text(origin);
        known = Whole.list(known);
        ideas = Whole.list(ideas);
        difficulties = Whole.list(difficulties);
    }

    /**
     * A belief, with what is right about it.
     *
     * @param voiced how pupils say it
     * @param question the question that puts it to the test
     * @param source where it is documented; empty for the teacher's own word
     * @param pupils how many of the class voiced it; null when not known, or fewer than five
     */
    public record Idea(
            String belief,
            String grainOfTruth,
            String voiced,
            String question,
            String source,
            @Nullable Integer pupils) {
        public Idea {
            belief = Whole.text(belief);
            grainOfTruth = Whole.text(grainOfTruth);
            voiced = Whole.text(voiced);
            question = Whole.text(question);
            source = Whole.text(source);
        }
    }
}
