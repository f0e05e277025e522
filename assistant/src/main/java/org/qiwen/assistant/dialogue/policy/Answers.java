package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Assessment.Heard;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.solve.CaseCheck;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Design;
import org.qiwen.assistant.inquiry.Inquiry;

/** A reply that answers the question it was asked: part, right, wrong. */
final class Answers implements Rule {
    private final Inquiry inquiry;
    private final Middle middle;
    private final Challenges challenges;

    Answers(Inquiry inquiry, Middle middle, Challenges challenges) {
        this.inquiry = inquiry;
        this.middle = middle;
        this.challenges = challenges;
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        return answered(turn.draft(), turn.heard(), turn.text());
    }

    private Optional<Plan> answered(Draft draft, Assessment heard, String text) {
        Heard.Meaning meaning = heard.heard().meaning();
        if (draft.asked.kind() == Asked.Kind.USE_TOLD) {
            boolean used = heard.main() == SpeechAct.CONTRIBUTION && !heard.hollow();
            return Optional.of(middle.advance(
                    draft,
                    List.of(Saying.template(used ? "told.used" : "told.left")),
                    Feedback.NEUTRAL,
                    used ? "讲过的想法用了一次；讲过不算自己得出" : "讲过的想法没有用上：不追，往下走"));
        }
        if (draft.asked.kind() == Asked.Kind.ROUND) {
            return roundAnswered(draft, heard, text);
        }
        if (draft.asked.kind() == Asked.Kind.CASE) {
            return caseAnswered(draft, meaning, text);
        }
        if (draft.asked.kind() == Asked.Kind.CLOZE && meaning == Heard.Meaning.WRONG && draft.asked.target() != null) {
            draft.fail();
            return Optional.of(middle.steps()
                    .tell(
                            draft,
                            inquiry.expectation(draft.asked.target()),
                            List.of(Saying.template("listen.wrong")),
                            "填空也没对上：讲出来，马上用一次"));
        }
        if (draft.asked.kind() == Asked.Kind.CHALLENGE && meaning != Heard.Meaning.WRONG) {
            boolean shaken = draft.asked.subject() != null
                    && draft.beliefs.containsKey(draft.asked.subject())
                    && draft.beliefs.get(draft.asked.subject()).status() == BeliefState.Status.WEAKENED;
            if (shaken && heard.at(Level.PARTIAL).isEmpty()) {
                return Optional.of(middle.advance(
                        draft, List.of(Saying.template("belief.weakened")), Feedback.POSITIVE, "自己的证据动摇了原来的想法：接着找原因"));
            }
            return Optional.empty();
        }
        if (meaning == Heard.Meaning.WRONG) {
            draft.fail();
            if (draft.asked.kind() == Asked.Kind.CHALLENGE && draft.asked.subject() != null) {
                return Optional.of(challenges.challenge(
                        draft,
                        draft.asked.subject(),
                        List.of(Saying.template("listen.wrong")),
                        Feedback.NOT_YET,
                        "还坚持：换一种证据"));
            }
            return Optional.of(
                    middle.advance(draft, List.of(Saying.template("listen.wrong")), Feedback.NOT_YET, "这一小步没答对：再小一步"));
        }
        boolean onlyPart = heard.at(Level.PARTIAL).stream().allMatch(v -> v.missing() == null);
        if (meaning == Heard.Meaning.PART && onlyPart) {
            return Optional.of(
                    middle.advance(draft, List.of(Saying.template("listen.part")), Feedback.POSITIVE, "这一小步答对了，往前走一步"));
        }
        return Optional.empty();
    }

    /** A step of a round: the next one, or back to the ideas. */
    private Optional<Plan> roundAnswered(Draft draft, Assessment heard, String text) {
        return middle.rounds().flatMap(rounds -> {
            Optional<Design.Round> round =
                    Optional.ofNullable(inquiry.design()).flatMap(design -> design.round(draft.asked.subject()));
            return rounds.answered(draft, heard, text)
                    .or(() -> round.map(r ->
                            middle.advance(draft, rounds.closing(draft, r, text), Feedback.NEUTRAL, "这一轮做完了：从数回到想法")));
        });
    }

    private Optional<Plan> caseAnswered(Draft draft, Heard.Meaning meaning, String text) {
        if (meaning == Heard.Meaning.RIGHT) {
            draft.failures = 0;
            return Optional.of(middle.advance(
                    draft,
                    List.of(
                            Saying.template("case.right"),
                            Saying.template(draft.cases.size() > 1 ? "ct.pattern" : "ct.test")),
                    Feedback.POSITIVE,
                    "这个例子走对了：找几个例子的共同处"));
        }
        if (meaning != Heard.Meaning.WRONG) {
            return Optional.empty();
        }
        draft.fail();
        Inquiry.Case given = inquiry.cases().stream()
                .filter(c -> c.id().equals(draft.asked.subject()))
                .findFirst()
                .orElseThrow();
        Saying back = pointingBack(given, text);
        if (draft.say("retry:" + given.id())) {
            return Optional.of(Plan.of(Move.HINT, "例子没走对：指回那一步，再试一次")
                    .feedback(Feedback.NOT_YET)
                    .target(given.expectation())
                    .lead(back)
                    .ask(Saying.template("case.retry")));
        }
        return Optional.of(
                middle.advance(draft, List.of(Saying.template("case.move_on")), Feedback.NOT_YET, "两次没走对：换个小一点的问题"));
    }

    /** What the map itself says against a path; else the author's word on the step. */
    private static Saying pointingBack(Inquiry.Case given, String text) {
        CaseCheck.Checked checked = CaseCheck.check(given, text);
        Map<String, String> ends = Map.of("from", checked.from(), "to", checked.to());
        return switch (checked.verdict()) {
            case NO_ROAD -> Saying.template("case.no_road", ends).required();
            case OTHER_ENDS -> Saying.template("case.other_ends", ends).required();
            case WRONG_SUM -> Saying.template("case.wrong_sum").required();
            default -> Saying.authored("after_wrong:" + given.id(), given.afterWrong());
        };
    }
}
