package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Verdict;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Inquiry;

/** The opposite was said: often a slip, so it is asked back first and counted the second time. */
final class Conflicts {
    /** Longest quotation of a pupil's own words in a question, in characters. Our choice: fits every stage's limit. */
    private static final int QUOTE = 24;

    /** Subject of a question back: whether the opposite was meant. */
    private static final String OPPOSITE = "opposite";

    private static final Pattern YES = Pattern.compile("(嗯|哦|啊|对|是|是的|对的|没错|就是|我是说|这个意思|是这个意思|我就是这个意思|的|啊|呀|,|，|。)+");
    private static final Pattern NO = Pattern.compile(
            "(哦|嗯|啊|呃|,|，)*(不是|不对|没有|写错了|说错了|打错了|说反了|写反了|反了|口误|我错了|搞错了)+(的|了|啊|吧|呀|。|,|，|我|说错了|写反了|说反了|不是这个意思)*");

    private final Inquiry inquiry;
    private final Middle middle;

    Conflicts(Inquiry inquiry, Middle middle) {
        this.inquiry = inquiry;
        this.middle = middle;
    }

    /** The answer to "do you mean the opposite". */
    Optional<Plan> confirmed(Turn turn) {
        boolean asked = turn.draft().asked.kind() == Asked.Kind.CLARIFY && turn.earnedNothing();
        return asked ? confirmed(turn.draft(), turn.text()) : Optional.empty();
    }

    Optional<Plan> conflict(Turn turn) {
        return conflict(turn.draft(), turn.heard(), turn.text());
    }

    /** The answer to "do you mean the opposite": yes counts it, no takes it back. */
    private Optional<Plan> confirmed(Draft draft, String text) {
        String words = Normaliser.normalise(text);
        if (NO.matcher(words).matches()) {
            return Optional.of(middle.advance(
                    draft, List.of(Saying.template("clarify.taken_back")), Feedback.NEUTRAL, "他收回了那句话：接着走"));
        }
        boolean opposite = OPPOSITE.equals(draft.asked.subject());
        if (opposite && YES.matcher(words).matches()) {
            draft.fail();
            return Optional.of(
                    middle.advance(draft, List.of(Saying.template("not_yet")), Feedback.NOT_YET, "确认说反了：指回证据，再给一小步"));
        }
        return Optional.empty();
    }

    private Optional<Plan> conflict(Draft draft, Assessment heard, String text) {
        Optional<Verdict> verdict = heard.verdicts().stream()
                .filter(v -> v.level() == Level.CONFLICT || v.level() == Level.UNSURE)
                .filter(v -> v.level() == Level.CONFLICT
                        ? !draft.idea(v.expectation()).told()
                        : !draft.idea(v.expectation()).open())
                .findFirst();
        if (verdict.isEmpty()
                || !heard.at(Level.PARTIAL).isEmpty() && verdict.get().level() == Level.UNSURE) {
            return Optional.empty();
        }
        String id = verdict.get().expectation();
        boolean opposite = verdict.get().level() == Level.CONFLICT;
        if (!draft.idea(id).clarified()) {
            draft.idea(id, IdeaState::withClarification);
            Middle.retarget(draft, inquiry.expectation(id));
            draft.targetTurns++;
            draft.asked = new Asked(Asked.Kind.CLARIFY, text, Map.of(), id, opposite ? OPPOSITE : null);
            boolean quotable = text.length() <= QUOTE && !text.contains("“");
            Saying ask = quotable
                    ? Saying.template(opposite ? "clarify.opposite" : "clarify.unsure", Map.of("own", trimmed(text)))
                    : Saying.template("clarify.say_again");
            return Optional.of(Plan.of(Move.CLARIFY, (opposite ? "和证据相反，可能是口误" : "拿不准他的意思") + "：用他的原话问回去")
                    .feedback(Feedback.NEUTRAL)
                    .target(id)
                    .ask(ask));
        }
        if (!opposite) {
            return Optional.empty();
        }
        draft.fail();
        Middle.retarget(draft, inquiry.expectation(id));
        return Optional.of(
                middle.advance(draft, List.of(Saying.template("not_yet")), Feedback.NOT_YET, "确认说反了：指回证据，再给一小步"));
    }

    private static String trimmed(String text) {
        return text.strip().replaceAll("[。！？!?，,\\s]+$", "");
    }
}
