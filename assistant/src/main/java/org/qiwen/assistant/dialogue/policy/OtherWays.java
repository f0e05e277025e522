package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.inquiry.Inquiry;

/** Another right explanation: it is accepted, then tied to the way of this inquiry. */
final class OtherWays implements Rule {
    private final Inquiry inquiry;
    private final Middle middle;

    OtherWays(Inquiry inquiry, Middle middle) {
        this.inquiry = inquiry;
        this.middle = middle;
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        return alternative(turn.draft(), turn.heard());
    }

    private Optional<Plan> alternative(Draft draft, Assessment heard) {
        Integer index = heard.alternative();
        if (index == null || !draft.say("alternative:" + index)) {
            return Optional.empty();
        }
        Inquiry.Alternative other = inquiry.alternatives().get(index);
        String target = other.then().replaceFirst("^PUMP +", "").strip();
        Saying reply = Saying.authored("alternative:" + index, other.reply());
        if (!other.reply().strip().endsWith("？")) {
            if (!draft.idea(target).open()) {
                Middle.retarget(draft, inquiry.expectation(target));
            }
            return Optional.of(middle.advance(draft, List.of(reply), Feedback.POSITIVE, "另一条对的路：认下来，再接回来"));
        }
        draft.asked = new Asked(Asked.Kind.IDEA, other.reply(), Map.of(), target, null);
        return Optional.of(Plan.of(Move.PUMP, "另一条对的路：认下来，再接回来")
                .feedback(Feedback.POSITIVE)
                .target(target)
                .ask(reply));
    }
}
