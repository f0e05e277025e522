package org.qiwen.assistant.dialogue.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Verdict;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;

/** A half: says what is right, names what is missing, asks for it. */
final class Halves implements Rule {
    private final Inquiry inquiry;
    private final Middle middle;
    private final Missing missing;

    Halves(Inquiry inquiry, Middle middle, Missing missing) {
        this.inquiry = inquiry;
        this.middle = middle;
        this.missing = missing;
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        return half(turn.draft(), turn.heard(), turn.text());
    }

    private Optional<Plan> half(Draft draft, Assessment heard, String text) {
        Optional<Verdict> verdict = heard.at(Level.PARTIAL).stream()
                .filter(v -> !draft.idea(v.expectation()).open())
                .max(Comparator.comparing((Verdict v) -> v.expectation().equals(draft.target)));
        if (verdict.isEmpty()) {
            return Optional.empty();
        }
        Verdict v = verdict.get();
        Expectation idea = inquiry.expectation(v.expectation());
        Saying lead = Saying.template(inquiry.kind() == Inquiry.Kind.COMPUTE ? "ct.steps" : "partly");
        return missing.ask(draft, idea, v, text, List.of(lead), v.why() + "：说对的先认下，再问缺的一半")
                .or(() -> {
                    boolean ready =
                            idea.needs().stream().allMatch(n -> draft.idea(n).open());
                    if (ready) {
                        Middle.retarget(draft, idea);
                    }
                    return Optional.of(middle.advance(draft, List.of(lead), Feedback.PARTLY, v.why()));
                });
    }
}
