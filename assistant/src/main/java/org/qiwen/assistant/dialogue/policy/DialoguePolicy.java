package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Assessor;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.assess.SpeechActs;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Story;

/**
 * Decides one tutor turn. Deterministic and without I/O: credit everything said before choosing a move; one challenge a
 * turn; a refused answer always comes with a smaller step; nothing is asked twice unless the pupil wants it again. The rules
 * are asked in the order in which they stand here. One per inquiry, thread-safe.
 */
public final class DialoguePolicy {
    private final Inquiry inquiry;
    private final Closing closing;
    private final Beginning beginning;
    private final Middle middle;
    private final Returning returning;
    private final PupilQuestions questions;
    private final Credits credits;
    private final Pausing pausing;
    private final Stories stories;
    private final Honesty honesty;
    private final Stuck stuck;

    /** While ideas are worked out: the first rule that answers decides. */
    private final List<Rule> explaining;

    public DialoguePolicy(Inquiry inquiry, @Nullable Story story, Assessor assessor) {
        this.inquiry = inquiry;
        this.closing = new Closing(inquiry);
        this.middle = new Middle(inquiry, closing);
        Challenges challenges = new Challenges(inquiry, middle);
        this.beginning = new Beginning(inquiry, middle, challenges);
        this.returning = new Returning(beginning, middle);
        this.questions = new PupilQuestions(inquiry, middle, returning);
        this.credits = new Credits(inquiry);
        this.pausing = new Pausing(beginning, middle);
        this.stories = new Stories(story, returning);
        this.honesty = new Honesty(beginning, returning);
        this.stuck = new Stuck(inquiry, middle, returning);
        Missing missing = new Missing();
        Halves halves = new Halves(inquiry, middle, missing);
        Repairs repairs = new Repairs(inquiry, assessor, middle, missing, halves);
        Conflicts conflicts = new Conflicts(inquiry, middle);
        this.explaining = List.of(
                repairs::repair,
                conflicts::confirmed,
                new Guesses(),
                questions,
                repairs::protest,
                new Pairs(inquiry, middle),
                challenges,
                this::earned,
                new Pasted(middle),
                conflicts::conflict,
                new OtherWays(inquiry, middle),
                new Answers(inquiry, middle, challenges),
                halves,
                new Authority(middle));
    }

    /** A decision and the state after it; wording and its bookkeeping are still to come. */
    public record Step(Decision decision, DialogueState next) {}

    /** Decides the answer to one message. */
    public Step decide(DialogueState state, Assessment heard, String text) {
        Draft draft = new Draft(state);
        draft.turn++;
        boolean pasted = heard.is(SpeechAct.PASTED) || Pasted.echoes(draft, text);
        Plan plan = plan(new Turn(draft, heard, text, pasted));
        draft.pupilWords.add(text);
        while (draft.pupilWords.size() > 3) {
            draft.pupilWords.remove(0);
        }
        return new Step(plan.decide(draft.earned), draft.freeze());
    }

    /**
     * The next best turn when the question of this one may not be said: the other form of the exit check, or the next step
     * on the ideas.
     */
    public Optional<Step> instead(Step blocked) {
        Decision decision = blocked.decision();
        Draft draft = new Draft(blocked.next());
        draft.earned.addAll(decision.earned());
        if (decision.move() == Move.EXIT_CHECK && draft.phase == Phase.EXIT) {
            return closing.otherForm(draft, decision).map(plan -> new Step(plan.decide(draft.earned), draft.freeze()));
        }
        boolean working = draft.phase == Phase.EXPLAIN && draft.asked.kind() != Asked.Kind.CLARIFY;
        if (!working) {
            return Optional.empty();
        }
        Plan plan = middle.advance(draft, decision.lead(), decision.feedback(), decision.reason() + "；这一问会说破，换下一步");
        decision.evidence().forEach(plan::evidenceFirst);
        return Optional.of(new Step(plan.decide(draft.earned), draft.freeze()));
    }

    private Plan plan(Turn turn) {
        Draft draft = turn.draft();
        if (draft.phase == Phase.DONE) {
            return closing.afterwards(draft);
        }
        if (draft.phase == Phase.EXIT) {
            return closing.checked(turn);
        }
        Optional<Plan> pause = pausing.stop(turn).or(() -> pausing.wait(turn)).or(() -> pausing.back(turn));
        if (pause.isPresent()) {
            return pause.get();
        }
        if (!turn.pasted()) {
            credits.credit(draft, turn.heard());
        }
        credits.note(draft, turn.heard());
        if (draft.phase == Phase.SUMMARISE) {
            return closing.summarised(turn);
        }
        draft.spent++;
        if (draft.spent >= inquiry.budget().turns()) {
            return closing.begin(draft, turn.affirm(inquiry), turn.feedback(), "轮数用完：请他自己小结");
        }
        Optional<String> challenged = challengedEvidence(draft);
        return stories.answer(turn)
                .or(() -> honesty.answer(turn))
                .orElseGet(
                        () -> draft.phase == Phase.EXPLAIN ? settle(draft, explain(turn), challenged) : before(turn));
    }

    private Plan explain(Turn turn) {
        for (Rule rule : explaining) {
            Optional<Plan> answer = rule.answer(turn);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return stuck.answer(turn);
    }

    private Optional<Plan> earned(Turn turn) {
        return turn.earnedNothing()
                ? Optional.empty()
                : Optional.of(middle.advance(
                        turn.draft(),
                        turn.affirm(inquiry),
                        Feedback.POSITIVE,
                        "说全了“" + turn.draft().earned.get(0) + "”，先肯定做法"));
    }

    /** Evidence that a challenge asked to guess about; it is shown once the guess is made. */
    private Optional<String> challengedEvidence(Draft draft) {
        String uses = draft.evidenceInView;
        boolean guessed = draft.asked.kind() == Asked.Kind.CHALLENGE;
        return guessed && uses != null && !draft.evidenceShown.contains(uses) ? Optional.of(uses) : Optional.empty();
    }

    private static Plan settle(Draft draft, Plan plan, Optional<String> challenged) {
        challenged.filter(draft.evidenceShown::add).ifPresent(plan::evidenceFirst);
        return plan;
    }

    /** Before the evidence: chat and questions are answered in place; everything else is prediction or observation. */
    private Plan before(Turn turn) {
        Draft draft = turn.draft();
        Assessment heard = turn.heard();
        boolean chat = heard.main() == SpeechAct.OFF_TOPIC || heard.main() == SpeechAct.SOCIAL;
        if (chat) {
            return returning.chat(turn, "先接住这句话，再回到手上的事");
        }
        boolean repair =
                heard.main() == SpeechAct.REPAIR && heard.question() == null && !SpeechActs.saysItWasSaid(turn.text());
        if (repair && !draft.asked.text().isEmpty()) {
            return Plan.of(Move.REPAIR, "没听懂：再说一遍")
                    .lead(Saying.template("repair.again"))
                    .ask(Saying.authored("repeat", draft.asked.text()))
                    .options(beginning.options(draft));
        }
        boolean reasonAsQuestion = draft.asked.kind() == Asked.Kind.REASON && heard.question() == null;
        boolean asks =
                heard.main() == SpeechAct.QUESTION || heard.main() == SpeechAct.REPAIR && heard.question() != null;
        if (asks && heard.option() == null && !reasonAsQuestion && !beginning.surprised(draft, turn.text())) {
            return questions.answer(draft, heard, turn.text(), List.of(), false);
        }
        return draft.phase == Phase.PREDICT
                ? beginning.predict(draft, heard, turn.text())
                : beginning.observe(draft, heard, turn.text());
    }
}
