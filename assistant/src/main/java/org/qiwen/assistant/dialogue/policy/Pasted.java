package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Optional;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Normaliser;

/** Words that are not the pupil's: pasted from a book, or the tutor's own. Own words are asked for, then something smaller. */
final class Pasted implements Rule {
    /** Share of the tutor's own words in a message that makes it an echo. Our choice. */
    private static final double ECHO = 0.92;

    /** Shorter messages share words with any text about the subject. Our choice. */
    private static final int SHORTEST_ECHO = 10;

    /** How often own words are asked for before a smaller question comes. Our choice. */
    private static final int TIMES = 2;

    private final Middle middle;

    Pasted(Middle middle) {
        this.middle = middle;
    }

    /** Whether a message says what the tutor has just said. */
    static boolean echoes(Draft draft, String text) {
        String words = Normaliser.normalise(text);
        return words.length() >= SHORTEST_ECHO
                && draft.tutorWords.stream().anyMatch(said -> Bigrams.containment(words, said) >= ECHO);
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        if (!turn.pasted()) {
            return Optional.empty();
        }
        Draft draft = turn.draft();
        draft.fail();
        boolean echo = echoes(draft, turn.text());
        String template = echo ? "echo" : "pasted";
        if (draft.times("echo") + draft.times("pasted") >= TIMES) {
            return Optional.of(middle.advance(
                    draft, List.of(Saying.template(template + ".on")), Feedback.NEUTRAL, "又不是自己的话：不争，给一个小问题"));
        }
        return Optional.of(Plan.of(Move.PUMP, echo ? "把我的话念了一遍：请他说自己的" : "像是贴来的：请他用自己的话说")
                .feedback(Feedback.NEUTRAL)
                .target(draft.target)
                .ask(Saying.template(template)));
    }
}
