package org.qiwen.assistant.dialogue.gate;

import java.util.List;
import java.util.Set;
import org.qiwen.assistant.inquiry.Stage;

/**
 * What holds for the words of one turn.
 *
 * @param locale the dialogue's language, {@code zh-CN} or {@code en}
 * @param stage the pupil's stage; bounds the turn's length
 * @param authored the authored text that is being reworded: whatever it says may be said, and what a sentence adds to
 *     it counts against the sentence; blank when no line stands behind the words
 * @param asks whether the turn must end in a question
 * @param window the tutor's words of the two turns before
 * @param unearned ids of the ideas that the pupil has not earned; the answers of transfer and exit check are guarded always
 * @param ownWords the pupil's last three messages
 * @param shown evidence, choices and facts that the pupil can read now
 */
public record TurnRules(
        String locale,
        Stage stage,
        String authored,
        boolean asks,
        List<String> window,
        Set<String> unearned,
        List<String> ownWords,
        List<String> shown) {
    public TurnRules {
        window = List.copyOf(window);
        unearned = Set.copyOf(unearned);
        ownWords = List.copyOf(ownWords);
        shown = List.copyOf(shown);
    }
}
