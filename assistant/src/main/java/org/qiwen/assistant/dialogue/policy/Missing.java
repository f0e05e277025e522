package org.qiwen.assistant.dialogue.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.assess.Verdict;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Question;

/** Asks for the missing part of a half. */
final class Missing {
    /** Overlap with an authored half at which its reply fits what was said. Our choice. */
    private static final double LIKE_AUTHORED = 0.6;

    /**
     * Asks for the part that is missing, when there is a question for it that was not asked yet. An authored half that is
     * like this one brings its own words along.
     *
     * @param words what the pupil said
     * @param partly what is said first when no authored words answer this very half
     */
    Optional<Plan> ask(
            Draft draft, Expectation idea, Verdict verdict, String words, List<Saying> partly, String reason) {
        String missing = verdict.missing();
        if (missing == null) {
            return Optional.empty();
        }
        Optional<Expectation.Partial> half = authoredHalf(draft, idea, verdict, words);
        String own = half.map(Expectation.Partial::ask).orElse(null);
        String general = idea.missingAsk().get(missing);
        String reply = half.map(Expectation.Partial::reply).orElse(null);
        String question;
        List<Saying> lead;
        if (own != null && draft.asks(own)) {
            question = own;
            lead = reply == null ? unlessAcknowledged(own, partly) : List.of(Saying.authored("half:" + reply, reply));
        } else if (general != null && draft.asks(general)) {
            question = general;
            lead = unlessAcknowledged(general, partly);
        } else {
            return Optional.empty();
        }
        Middle.retarget(draft, idea);
        draft.targetTurns++;
        draft.idea(idea.id(), IdeaState::withPump);
        Map<String, String> listen = idea.hints().stream()
                .map(Question::listen)
                .flatMap(l -> l.entrySet().stream())
                .filter(e -> e.getValue().equals("PART " + missing))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
        draft.asked = new Asked(Asked.Kind.IDEA, question, listen, idea.id(), null);
        Plan plan = Plan.of(Move.PUMP, reason)
                .feedback(Feedback.PARTLY)
                .lead(lead)
                .target(idea.id())
                .ask(Saying.authored("missing:" + idea.id() + ":" + missing, question));
        Steps.show(draft, idea, null, plan);
        return Optional.of(plan);
    }

    /** A question that begins by saying what is right needs no praise before it. */
    private static List<Saying> unlessAcknowledged(String question, List<Saying> partly) {
        boolean acknowledges = question.indexOf('。') >= 0 || question.contains(". ");
        return acknowledges ? partly.stream().filter(said -> !said.isTemplate()).toList() : partly;
    }

    /** The authored half with the same missing part that says the same part, or nearly the same words. */
    private static Optional<Expectation.Partial> authoredHalf(
            Draft draft, Expectation idea, Verdict verdict, String words) {
        List<Expectation.Partial> halves = idea.partial().stream()
                .filter(p -> p.missing().equals(verdict.missing()))
                .filter(p -> p.in() == null || p.in().equals(draft.evidenceInView))
                .toList();
        return halves.stream()
                .filter(p -> Bigrams.overlap(p.says(), words) >= LIKE_AUTHORED)
                .max(Comparator.comparingDouble(p -> Bigrams.overlap(p.says(), words)))
                .or(() -> halves.stream()
                        .filter(p -> {
                            List<String> part = idea.atoms().getOrDefault(p.has(), List.of());
                            return !part.isEmpty() && verdict.satisfied().containsAll(part);
                        })
                        .findFirst());
    }
}
