package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Map;
import org.qiwen.assistant.dialogue.policy.Decision.Choice;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Question;

/**
 * What a question gets beside its words, by the level of support: 3 something to tap and a beginning, 2 a beginning, 1 the
 * open question, 0 nothing but room. From the tutoring notes, section 6.
 */
final class Scaffolds {
    private static final String PART = "PART";

    private Scaffolds() {}

    /** How to begin an answer to an open question; room to go on for who needs nothing. */
    static List<Saying> beginning(Draft draft) {
        if (draft.support >= 2) {
            return List.of(Saying.template("support.starter"));
        }
        return draft.support == 0 ? List.of(Saying.template("support.free")) : List.of();
    }

    /**
     * Short answers to tap, when the question has a right and a wrong one; the id is the word itself, so tapping is the same
     * as typing it. In the order of their letters, so that the place tells nothing.
     */
    static List<Choice> options(Draft draft, Question question) {
        if (draft.support < DialogueState.MOST_SUPPORT) {
            return List.of();
        }
        Map<String, String> listen = question.listen();
        boolean right = listen.values().stream().anyMatch(meaning -> meaning.startsWith(PART));
        boolean wrong = listen.values().stream().anyMatch(meaning -> !meaning.startsWith(PART));
        return right && wrong
                ? listen.keySet().stream()
                        .map(words -> words.split("\\|")[0])
                        .sorted()
                        .map(word -> new Choice(word, word))
                        .toList()
                : List.of();
    }
}
