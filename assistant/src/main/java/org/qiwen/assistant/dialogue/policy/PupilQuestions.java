package org.qiwen.assistant.dialogue.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.inquiry.Inquiry;

/** A question of the pupil: free ones are answered, those that touch an unearned idea are kept; then back to work. */
final class PupilQuestions implements Rule {
    private static final Pattern ASKS = Pattern.compile("为什么|为啥|为何|怎么|咋|什么|啥|吗$|呢$|会不会|能不能|是不是|有没有|哪|多少|几");

    private final Inquiry inquiry;
    private final Middle middle;
    private final Returning returning;

    PupilQuestions(Inquiry inquiry, Middle middle, Returning returning) {
        this.inquiry = inquiry;
        this.middle = middle;
        this.returning = returning;
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        boolean asks = turn.heard().question() != null || turn.heard().main() == SpeechAct.QUESTION;
        return asks && !turn.pasted()
                ? Optional.of(
                        answer(turn.draft(), turn.heard(), turn.text(), turn.affirm(inquiry), !turn.earnedNothing()))
                : Optional.empty();
    }

    /** A question: free ones are answered, those that touch an unearned idea are kept for later; then back to work. */
    Plan answer(Draft draft, Assessment heard, String text, List<Saying> lead, boolean credited) {
        Integer index = heard.question();
        Inquiry.PupilQuestion question =
                index == null ? null : inquiry.questions().get(index);
        List<Saying> sayings = new ArrayList<>(lead);
        Move move = Move.PARK;
        String reason = "这个问题没有现成的事实可答：记到问题墙";
        if (question != null && question.answer() != null) {
            move = Move.ANSWER_QUESTION;
            reason = "可以直接回答的事实";
            inquiry.fact(question.answer()).ifPresent(f -> sayings.add(Saying.authored("fact:" + f.id(), f.text())));
        } else if (question != null
                && question.holdUntil() != null
                && draft.idea(question.holdUntil()).open()) {
            reason = "这个问题他现在自己能回答了";
            sayings.add(Saying.template("park.now_you_can"));
        } else {
            park(draft, text);
            if (question != null && question.holdUntil() != null) {
                reason = "碰到还没得出的想法“" + question.holdUntil() + "”：记到问题墙";
            }
            sayings.add(
                    question != null && question.reply() != null && draft.say("reply:" + index)
                            ? Saying.authored("reply:" + index, question.reply())
                            : Saying.template("park"));
        }
        if (credited) {
            Plan on = middle.advance(draft, sayings, Feedback.POSITIVE, "先记功，再" + reason);
            return on;
        }
        return returning.back(draft, move, reason, sayings);
    }

    /** Keeps the question in a message for the wall of questions. */
    static void park(Draft draft, String text) {
        String question = Arrays.stream(text.split("[。！!？?；;，,\\s]+"))
                .filter(part -> ASKS.matcher(part).find())
                .reduce((first, second) -> second)
                .orElse(text);
        if (!draft.parked.contains(question)) {
            draft.parked.add(question);
        }
    }
}
