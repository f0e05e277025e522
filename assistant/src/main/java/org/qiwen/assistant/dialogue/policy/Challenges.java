package org.qiwen.assistant.dialogue.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;

/** Puts a voiced belief to the test; after two challenges it is parked and the work goes on. */
final class Challenges implements Rule {
    /** Challenges to one belief before it is parked; from the tutoring notes, section 4. */
    private static final int CHALLENGES = 2;

    private final Inquiry inquiry;
    private final Middle middle;

    Challenges(Inquiry inquiry, Middle middle) {
        this.inquiry = inquiry;
        this.middle = middle;
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        Draft draft = turn.draft();
        boolean authority = turn.earnedNothing() && Authority.appeals(turn.text());
        List<Saying> lead = authority ? List.of(Saying.template("authority")) : turn.affirm(inquiry);
        return turn.heard().misconceptions().stream()
                .filter(id -> !turn.pasted() && standing(draft, id))
                .findFirst()
                .map(id -> challenge(draft, id, lead, turn.feedback(), "说出了迷思，证据在手：请他用证据检验"));
    }

    private static boolean standing(Draft draft, String belief) {
        BeliefState state = draft.beliefs.get(belief);
        return state != null && state.status() == BeliefState.Status.VOICED;
    }

    Plan challenge(Draft draft, String id, List<Saying> lead, @Nullable Feedback feedback, String reason) {
        Misconception belief = inquiry.misconception(id);
        BeliefState state = draft.beliefs.getOrDefault(id, new BeliefState(BeliefState.Status.VOICED, 0));
        Optional<Integer> next = state.challenges() >= CHALLENGES ? Optional.empty() : nextChallenge(draft, belief);
        if (next.isEmpty()) {
            draft.beliefs.put(id, state.now(BeliefState.Status.PARKED));
            List<Saying> parking = new ArrayList<>(lead);
            if (draft.say("park:" + id)) {
                parking.add(Saying.authored("park:" + id, belief.park()));
            }
            return middle.advance(draft, parking, feedback, "“" + id + "”已挑战两次，先挂起");
        }
        Misconception.Challenge challenge = belief.challenges().get(next.get());
        draft.say(key(belief, next.get()));
        draft.asks(challenge.ask());
        draft.beliefs.put(id, state.now(BeliefState.Status.VOICED).challenged());
        draft.asked = new Asked(Asked.Kind.CHALLENGE, challenge.ask(), challenge.listen(), null, id);
        Plan plan = Plan.of(
                        challenge.kind() == Misconception.Challenge.Kind.PEER ? Move.PEER_IDEA : Move.CHALLENGE,
                        reason + "（" + id + "，" + challenge.kind() + "）")
                .feedback(feedback == null ? Feedback.NEUTRAL : feedback)
                .lead(lead.isEmpty() ? introduced(draft, id, state) : lead)
                .target(draft.target)
                .ask(Saying.authored(key(belief, next.get()), challenge.ask()));
        String uses = challenge.uses();
        if (uses != null) {
            draft.evidenceInView = uses;
            boolean data = inquiry.evidence(uses)
                    .filter(e -> e.kind() == Evidence.Kind.DATA)
                    .isPresent();
            if (data && draft.evidenceShown.add(uses)) {
                plan.evidence(uses);
            }
        }
        return plan;
    }

    /** What goes before a challenge: how sure the pupil is, or that the idea is another one. */
    private static List<Saying> introduced(Draft draft, String id, BeliefState state) {
        if (state.challenges() > 0) {
            return List.of(Saying.template("belief.sure"));
        }
        boolean another = draft.beliefs.keySet().stream().anyMatch(other -> !other.equals(id));
        return another ? List.of(Saying.template("belief.new")) : List.of();
    }

    private static Optional<Integer> nextChallenge(Draft draft, Misconception belief) {
        Set<String> said = draft.said;
        List<Integer> open = IntStream.range(0, belief.challenges().size())
                .boxed()
                .filter(i -> !said.contains(key(belief, i)))
                .toList();
        return open.stream()
                .filter(i -> {
                    String uses = belief.challenges().get(i).uses();
                    return uses != null && draft.evidenceShown.contains(uses);
                })
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    private static String key(Misconception belief, int index) {
        return "challenge:" + belief.id() + ":" + (index + 1);
    }
}
