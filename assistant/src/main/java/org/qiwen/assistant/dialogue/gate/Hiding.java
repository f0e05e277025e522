package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/** Whether an idea is written backwards or down the edge of the lines. One a turn; not thread-safe. */
final class Hiding {
    /** Fewer first characters fall into a wording's order by chance. Our choice. */
    private static final int FEWEST_HEADS = 4;

    /** Share of the first (or last) characters that must follow a wording. Our choice. */
    private static final double FOLLOWED = 0.75;

    /** Small words begin and end clauses everywhere. */
    private static final String SMALL = "的了呢吗么吧啊是在我你他她它们咱这那哪就也都还再先把请看一不有没和跟与可所因如但要会能说想用从到来去";

    /** How much more a text must read like the inquiry backwards than forwards, and how much at least. Our choice. */
    private static final double BETTER = 0.1;

    private static final double READABLE = 0.3;

    /** Fewer pairs read like anything either way, unless nearly all read so backwards and next to none forwards. Our choice. */
    private static final int FEWEST_PAIRS = 7;

    private static final int FEWEST_OF_ALL = 4;
    private static final double NEARLY_ALL = 0.6;
    private static final double NEXT_TO_NONE = 0.2;

    private final IdeaTexts texts;
    private final Readings readings;

    Hiding(IdeaTexts texts, Readings readings) {
        this.texts = texts;
        this.readings = readings;
    }

    /** @param turn what was released in this turn and the sentence, folded */
    Optional<Fault> fault(String folded, String turn) {
        if (isBackwards(folded)) {
            return Optional.of(new Fault(Fault.Kind.HIDDEN, "backwards"));
        }
        List<Mood.Clause> clauses = readings.clauses(turn);
        return runsDown(clauses, true) || runsDown(clauses, false)
                ? Optional.of(new Fault(Fault.Kind.HIDDEN, "down the lines"))
                : Optional.empty();
    }

    private boolean isBackwards(String folded) {
        Bigrams backwards = Bigrams.of(new StringBuilder(han(folded)).reverse().toString());
        if (backwards.size() < FEWEST_OF_ALL) {
            return false;
        }
        double known = texts.known(backwards);
        double forwards = texts.known(readings.pairs(folded));
        return backwards.size() < FEWEST_PAIRS
                ? known >= NEARLY_ALL && forwards <= NEXT_TO_NONE
                : known >= READABLE && known > forwards + BETTER;
    }

    private static String han(String folded) {
        StringBuilder han = new StringBuilder();
        folded.codePoints().filter(Character::isIdeographic).forEach(han::appendCodePoint);
        return han.toString();
    }

    private boolean runsDown(List<Mood.Clause> clauses, boolean heads) {
        List<Integer> edge = new ArrayList<>();
        double known = 0;
        for (Mood.Clause clause : clauses) {
            String letters = Folding.letters(clause.text());
            if (!letters.isEmpty()) {
                int character = heads ? letters.codePointAt(0) : letters.codePointBefore(letters.length());
                if (Character.isIdeographic(character) && SMALL.indexOf(character) < 0) {
                    edge.add(character);
                    known += texts.known(readings.pairs(letters));
                }
            }
        }
        // Clauses about the subject begin and end with its words; an idea is hidden in clauses about something else.
        if (edge.size() < FEWEST_HEADS || known > READABLE * edge.size()) {
            return false;
        }
        for (int i = 0; i < texts.pairs().size(); i++) {
            if (inOrder(edge, texts.wording(i).text()) >= Math.max(FEWEST_HEADS, FOLLOWED * edge.size())) {
                return true;
            }
        }
        return false;
    }

    /** The longest run of characters that stand in the wording in the same order. */
    private static int inOrder(List<Integer> edge, String wording) {
        int[] letters = wording.codePoints().toArray();
        int[] longest = new int[letters.length + 1];
        for (int character : edge) {
            int diagonal = 0;
            for (int j = 1; j <= letters.length; j++) {
                int above = longest[j];
                longest[j] = character == letters[j - 1] ? diagonal + 1 : Math.max(longest[j], longest[j - 1]);
                diagonal = above;
            }
        }
        return longest[letters.length];
    }
}
