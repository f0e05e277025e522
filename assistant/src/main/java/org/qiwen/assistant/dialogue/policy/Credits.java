package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Assessment.Heard;
import org.qiwen.assistant.dialogue.assess.Verdict;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.dialogue.state.Credit;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Inquiry;

/** Credits what a message says, whatever the answer will be, and remembers the beliefs in it. */
final class Credits {
    /** Ideas earned without help after which a level of scaffolding goes; from the tutoring notes, section 6. */
    private static final int EASY = 2;

    private final Inquiry inquiry;

    Credits(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** Credits everything that was said, whatever the move will be. */
    void credit(Draft draft, Assessment heard) {
        for (Verdict verdict : heard.verdicts()) {
            String id = verdict.expectation();
            IdeaState idea = draft.idea(id);
            if (verdict.level() == Level.COVERED && !idea.reached()) {
                draft.idea(id, IdeaState::covered);
                if (draft.idea(id).credit() != Credit.TOLD) {
                    draft.earned.add(id);
                    draft.failures = 0;
                    fade(draft);
                }
            } else if (verdict.level() == Level.CONFLICT && idea.reached()) {
                draft.idea(id, IdeaState::withContest);
            } else {
                draft.idea(id, i -> i.at(verdict.level() == Level.CONFLICT ? Level.NONE : verdict.level()));
                carry(draft, id, verdict.satisfied());
            }
        }
        if (draft.asked.kind() == Asked.Kind.CLOZE
                && heard.heard().meaning() == Heard.Meaning.RIGHT
                && draft.asked.target() != null
                && !draft.idea(draft.asked.target()).open()) {
            draft.idea(draft.asked.target(), IdeaState::covered);
            draft.earned.add(draft.asked.target());
        }
    }

    /** Two turns in a row on the same idea may be read together; what was said about another idea is not. */
    private static void carry(Draft draft, String id, List<String> satisfied) {
        if (!id.equals(draft.target)) {
            draft.idea(id, i -> i.carrying(List.of()));
        } else if (!satisfied.isEmpty()) {
            draft.idea(id, i -> i.carrying(satisfied));
        }
    }

    /** Two ideas earned without hints take one level of scaffolding away; a failure gives it back at once. */
    private static void fade(Draft draft) {
        long easy = draft.ideas.values().stream()
                .filter(i -> i.credit() == Credit.FREE || i.credit() == Credit.AFTER_PUMP)
                .count();
        int floor = draft.stage.isPrimary() ? 1 : 0;
        if (easy > 0 && easy % EASY == 0) {
            draft.support = Math.max(floor, draft.support - 1);
        }
    }

    /** Remembers the beliefs that were voiced, and those a challenge has shaken. */
    void note(Draft draft, Assessment heard) {
        String challenged = draft.asked.kind() == Asked.Kind.CHALLENGE ? draft.asked.subject() : null;
        if (challenged != null && !heard.misconceptions().contains(challenged)) {
            boolean shaken = heard.heard().meaning() == Heard.Meaning.PART
                    || !heard.verdicts().stream().allMatch(v -> v.level() == Level.NONE)
                    || !heard.misconceptions().isEmpty();
            if (shaken) {
                draft.beliefs.computeIfPresent(challenged, (id, b) -> b.now(BeliefState.Status.WEAKENED));
            }
        }
        for (String id : heard.misconceptions()) {
            draft.beliefs.merge(
                    id,
                    new BeliefState(BeliefState.Status.VOICED, 0),
                    (old, voiced) ->
                            old.status() == BeliefState.Status.PARKED ? old : old.now(BeliefState.Status.VOICED));
        }
        for (String earned : draft.earned) {
            inquiry.misconceptions().stream()
                    .filter(m -> m.resolvedBy().equals(earned))
                    .forEach(
                            m -> draft.beliefs.computeIfPresent(m.id(), (id, b) -> b.now(BeliefState.Status.GIVEN_UP)));
        }
    }
}
