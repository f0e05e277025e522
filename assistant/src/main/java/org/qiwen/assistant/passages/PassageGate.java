package org.qiwen.assistant.passages;

import java.util.List;
import java.util.Set;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

/** Decides whether a student may read a passage, or only its title. Pure. */
final class PassageGate {
    private PassageGate() {}

    /**
     * Whether the text may be read: an explanation (or what is not marked as evidence) only where explanations are open, evidence when no sentence of it
     * states an unearned idea.
     */
    static boolean mayRead(Passage passage, LeakGate gate, Set<String> unearned, boolean explanations) {
        if (passage.nature() != Nature.EVIDENCE && !explanations) {
            return false;
        }
        return unearned.isEmpty()
                || gate.check(passage.text(), "", unearned, List.of()).isEmpty();
    }

    /** Whether the title may be shown; a title can state an idea too. */
    static boolean mayShow(String title, LeakGate gate, Set<String> unearned) {
        return gate.check(title, "", unearned, List.of()).isEmpty();
    }
}
