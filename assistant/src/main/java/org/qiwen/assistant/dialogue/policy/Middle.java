package org.qiwen.assistant.dialogue.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;

/** Which idea next: stays with one until it is covered, leaves it when stuck, returns once, closes at the end. */
final class Middle {
    /** Tutor turns on one idea before it is left and returned to once; from the tutoring notes, section 4. */
    private static final int PATIENCE = 4;

    private final Inquiry inquiry;
    private final Closing closing;
    private final Steps steps;
    private final Optional<Rounds> rounds;

    Middle(Inquiry inquiry, Closing closing) {
        this.inquiry = inquiry;
        this.closing = closing;
        this.steps = new Steps(inquiry);
        this.rounds = Optional.ofNullable(inquiry.design()).map(Rounds::new);
    }

    /** The rounds of a design; empty for other inquiries. */
    Optional<Rounds> rounds() {
        return rounds;
    }

    /** The questions on one idea. */
    Steps steps() {
        return steps;
    }

    /** The next smaller question on the present idea, or the next idea, or the end. */
    Plan advance(Draft draft, List<Saying> lead, @Nullable Feedback feedback, String reason) {
        if (draft.spent >= inquiry.budget().turns()) {
            return closing.begin(draft, lead, feedback, reason + "；轮数用完，请他自己小结");
        }
        String before = draft.target;
        leaveIfStuck(draft);
        for (int tries = 0; tries <= 2 * inquiry.expectations().size(); tries++) {
            Optional<Expectation> next = target(draft);
            String nextId = next.map(Expectation::id).orElse(null);
            Optional<Plan> round = rounds.flatMap(r -> r.due(draft, nextId, lead, feedback, reason));
            if (round.isPresent()) {
                return round.get();
            }
            if (next.isEmpty()) {
                return closing.begin(draft, lead, feedback, reason + "；核心想法都走过了，请他自己小结");
            }
            Expectation idea = next.get();
            retarget(draft, idea);
            Optional<Plan> step = steps.next(draft, idea, turning(draft, before, idea, lead), feedback, reason);
            if (step.isPresent()) {
                draft.targetTurns++;
                return step.get();
            }
            draft.idea(idea.id(), IdeaState::withParking);
            draft.idea(idea.id(), IdeaState::withParking);
            draft.target = null;
        }
        return closing.begin(draft, lead, feedback, reason + "；没有可问的了，请他自己小结");
    }

    /** When the work turns to another idea before this one was reached, that is said instead of "look at it closer". */
    private static List<Saying> turning(Draft draft, @Nullable String before, Expectation idea, List<Saying> lead) {
        boolean left = before != null
                && !before.equals(idea.id())
                && !draft.idea(before).open();
        if (!left && draft.idea(idea.id()).parked() == 0 || idea.id().equals(before)) {
            return lead;
        }
        List<Saying> turning =
                new ArrayList<>(lead.stream().filter(Saying::praises).toList());
        List<Saying> parking =
                lead.stream().filter(said -> said.key().startsWith("park:")).toList();
        turning.addAll(parking);
        if (!parking.isEmpty()) {
            return turning;
        }
        turning.add(Saying.template(draft.idea(idea.id()).parked() > 0 ? "turn.back" : "turn.away"));
        return turning;
    }

    private void leaveIfStuck(Draft draft) {
        String target = draft.target;
        if (target == null || draft.idea(target).open() || draft.targetTurns < PATIENCE) {
            return;
        }
        boolean another = inquiry.core().stream()
                .anyMatch(e -> !e.id().equals(target)
                        && !draft.idea(e.id()).open()
                        && needsOpen(draft, e)
                        && draft.idea(e.id()).parked() == 0);
        if (another && draft.idea(target).parked() == 0) {
            draft.idea(target, IdeaState::withParking);
            draft.target = null;
        }
    }

    private Optional<Expectation> target(Draft draft) {
        String present = draft.target;
        if (present != null
                && wanted(draft, inquiry.expectation(present))
                && needsOpen(draft, inquiry.expectation(present))) {
            return Optional.of(inquiry.expectation(present));
        }
        List<Expectation> open =
                inquiry.core().stream().filter(e -> wanted(draft, e)).toList();
        return open.stream()
                .filter(e -> draft.idea(e.id()).parked() == 0 && needsOpen(draft, e))
                .max(Comparator.comparing((Expectation e) -> draft.idea(e.id()).level() == Level.PARTIAL)
                        .thenComparing(e -> -inquiry.expectations().indexOf(e)))
                .or(() -> open.stream()
                        .filter(e -> needsOpen(draft, e))
                        .min(Comparator.comparingInt(e -> draft.idea(e.id()).parked())));
    }

    private static boolean wanted(Draft draft, Expectation idea) {
        IdeaState state = draft.idea(idea.id());
        return !state.open() && state.parked() < 2;
    }

    /** The questions on an idea may say the ideas it builds on, so these must be open. */
    private static boolean needsOpen(Draft draft, Expectation idea) {
        return idea.needs().stream().allMatch(n -> draft.idea(n).open());
    }

    /** Turns to an idea the pupil has begun to speak of. */
    static void retarget(Draft draft, Expectation idea) {
        if (!idea.id().equals(draft.target)) {
            draft.target = idea.id();
            draft.targetTurns = 0;
        }
    }
}
