package org.qiwen.assistant.dialogue.policy;

import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.assess.SpeechAct;

/**
 * A guess in the form of a question (是不是因为…): neither confirmed nor put on the question wall, but asked for as a claim
 * with its ground. A few times only; then it is a question like others.
 */
final class Guesses implements Rule {
    /** How often a guess is turned into a claim. Our choice. */
    private static final int TIMES = 2;

    /** Shorter ones have no claim in them. Our choice. */
    private static final int SHORTEST = 8;

    private static final Pattern GUESS = Pattern.compile(
            "^(老师|嗯|哦|那|我想想|那个|我觉得|应该|[，,\\s])*(是不是|会不会|难道|可不可能)|(对吗|对吧|是吗|对不对|是不是)[？?]?$|(?i)^(is it because|could it be|does that mean)");

    @Override
    public Optional<Plan> answer(Turn turn) {
        boolean guesses = turn.heard().main() == SpeechAct.QUESTION
                && turn.heard().question() == null
                && turn.earnedNothing()
                && !turn.pasted()
                && turn.text().length() >= SHORTEST
                && GUESS.matcher(turn.text()).find();
        if (!guesses || turn.draft().times("guess") >= TIMES) {
            return Optional.empty();
        }
        return Optional.of(Plan.of(Move.PUMP, "用问句猜了一个说法：不说对错，请他说成一句肯定的话，再说凭什么")
                .feedback(Feedback.NEUTRAL)
                .target(turn.draft().target)
                .ask(Saying.template("guess")));
    }
}
