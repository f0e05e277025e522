package org.qiwen.assistant.dialogue.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Assessment.Heard;
import org.qiwen.assistant.dialogue.assess.Assessor;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.assess.SpeechActs;
import org.qiwen.assistant.dialogue.assess.Verdict;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.assistant.dialogue.solve.CaseCheck;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.dialogue.state.Credit;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Design;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Story;

/**
 * Decides one tutor turn. Deterministic and without I/O: credit everything said before choosing a move; one challenge a
 * turn; a refused answer always comes with a smaller step; nothing is asked twice unless the pupil wants it again. One per
 * inquiry, thread-safe.
 */
public final class DialoguePolicy {
    /** Share of the tutor's own words in a message that makes it an echo. Our choice. */
    private static final double ECHO = 0.92;

    /** Longest quotation of a pupil's own words in a question, in characters. Our choice: fits every stage's limit. */
    private static final int QUOTE = 24;

    /** How often a pupil is asked to come back to the question before the tutor goes on. Our choice: then it nags. */
    private static final int RETURNS = 5;

    /** The same before the observation, where waiting costs more than going on. Our choice. */
    private static final int RETURNS_BEFORE = 2;

    /** How often a pasted text is asked for in own words before a smaller question comes. Our choice. */
    private static final int PASTES = 2;

    /** Subject of a question back: whether the opposite was meant. */
    private static final String OPPOSITE = "opposite";

    private static final Pattern YES = Pattern.compile("(嗯|哦|啊|对|是|是的|对的|没错|就是|我是说|这个意思|是这个意思|我就是这个意思|的|啊|呀|,|，|。)+");
    private static final Pattern NO = Pattern.compile(
            "(哦|嗯|啊|呃|,|，)*(不是|不对|没有|写错了|说错了|打错了|说反了|写反了|反了|口误|我错了|搞错了)+(的|了|啊|吧|呀|。|,|，|我|说错了|写反了|说反了|不是这个意思)*");
    private static final Pattern GLAD = Pattern.compile("开心|好玩|有意思|太棒|哈哈|嘿嘿|有趣");
    private static final Pattern ASKS = Pattern.compile("为什么|为啥|为何|怎么|咋|什么|啥|吗$|呢$|会不会|能不能|是不是|有没有|哪|多少|几");

    private final Inquiry inquiry;
    private final @Nullable Story story;
    private final Assessor assessor;
    private final Closing closing;
    private final Middle middle;
    private final Beginning beginning;

    public DialoguePolicy(Inquiry inquiry, @Nullable Story story, Assessor assessor) {
        this.inquiry = inquiry;
        this.story = story;
        this.assessor = assessor;
        this.closing = new Closing(inquiry);
        this.middle = new Middle(inquiry, closing);
        this.beginning = new Beginning(inquiry, middle);
    }

    /** A decision and the state after it; wording and its bookkeeping are still to come. */
    public record Step(Decision decision, DialogueState next) {}

    /** Decides the answer to one message. */
    public Step decide(DialogueState state, Assessment heard, String text) {
        Draft draft = new Draft(state);
        draft.turn++;
        Plan plan = plan(draft, heard, text);
        draft.pupilWords.add(text);
        while (draft.pupilWords.size() > 3) {
            draft.pupilWords.remove(0);
        }
        return new Step(plan.decide(draft.earned), draft.freeze());
    }

    private Plan plan(Draft draft, Assessment heard, String text) {
        if (heard.is(SpeechAct.STOP) && draft.phase != Phase.EXIT && draft.phase != Phase.DONE) {
            return Plan.of(Move.PAUSE, "想停：存好进度，说清下次从哪里接").lead(Saying.template("stop.saved"));
        }
        if (draft.phase == Phase.DONE) {
            return closing.afterwards(draft);
        }
        if (draft.phase == Phase.EXIT) {
            return closing.checked(draft, heard, text);
        }
        boolean pasted = heard.is(SpeechAct.PASTED) || echoes(draft, text);
        if (!pasted) {
            credit(draft, heard);
        }
        note(draft, heard);
        if (draft.phase == Phase.SUMMARISE) {
            return closing.summarised(draft, heard, text);
        }
        draft.spent++;
        if (draft.spent >= inquiry.budget().turns()) {
            return closing.begin(
                    draft, affirm(draft).map(List::of).orElse(List.of()), feedbackFor(draft), "轮数用完：请他自己小结");
        }
        if (wantsStory(text)) {
            return story(draft);
        }
        Optional<String> challenged = challengedEvidence(draft);
        return draft.phase == Phase.EXPLAIN
                ? settle(draft, explain(draft, heard, text, pasted), challenged)
                : before(draft, heard, text);
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

    /** Takes the talk back to what was asked; when it was asked for often enough, goes on instead of nagging. */
    private Plan back(Draft draft, Move move, String reason, List<Saying> lead) {
        String template =
                switch (draft.asked.kind()) {
                    case PREDICTION -> "return.prediction";
                    case REASON -> "return.reason";
                    case OBSERVATION -> "return.observation";
                    default -> "return";
                };
        boolean before = draft.phase.compareTo(Phase.EXPLAIN) < 0;
        if (draft.times(template) >= (before ? RETURNS_BEFORE : RETURNS)) {
            String on = reason + "；不再催，往下走";
            return before ? beginning.goOn(draft, on) : middle.advance(draft, lead, null, on);
        }
        return Plan.of(move, reason)
                .target(draft.target)
                .lead(lead)
                .ask(Saying.template(template))
                .options(before ? beginning.options(draft) : middle.options(draft.asked));
    }

    /** Before the evidence: chat and questions are answered in place; everything else is prediction or observation. */
    private Plan before(Draft draft, Assessment heard, String text) {
        boolean chat = heard.main() == SpeechAct.OFF_TOPIC || heard.main() == SpeechAct.SOCIAL;
        if (chat) {
            return back(draft, Move.REDIRECT, "先接住这句话，再回到手上的事", List.of(chatted(heard)));
        }
        boolean repair =
                heard.main() == SpeechAct.REPAIR && heard.question() == null && !SpeechActs.saysItWasSaid(text);
        if (repair && !draft.asked.text().isEmpty()) {
            return Plan.of(Move.REPAIR, "没听懂：再说一遍")
                    .lead(Saying.template("repair.again"))
                    .ask(Saying.authored("repeat", draft.asked.text()))
                    .options(beginning.options(draft));
        }
        boolean reasonAsQuestion = draft.asked.kind() == Asked.Kind.REASON && heard.question() == null;
        boolean asks =
                heard.main() == SpeechAct.QUESTION || heard.main() == SpeechAct.REPAIR && heard.question() != null;
        if (asks && heard.option() == null && !reasonAsQuestion) {
            return answer(draft, heard, text, List.of(), false);
        }
        return draft.phase == Phase.PREDICT
                ? beginning.predict(draft, heard, text)
                : beginning.observe(draft, heard, text);
    }

    private Plan explain(Draft draft, Assessment heard, String text, boolean pasted) {
        if (heard.is(SpeechAct.REPAIR) && heard.question() == null && draft.earned.isEmpty()) {
            return repair(draft, heard, text);
        }
        if (draft.asked.kind() == Asked.Kind.CLARIFY && draft.earned.isEmpty()) {
            Optional<Plan> confirmed = confirmed(draft, text);
            if (confirmed.isPresent()) {
                return confirmed.get();
            }
        }
        List<Saying> lead = new ArrayList<>();
        affirm(draft).ifPresent(lead::add);
        if (heard.question() != null || heard.main() == SpeechAct.QUESTION) {
            return answer(draft, heard, text, lead, !draft.earned.isEmpty());
        }
        if (heard.is(SpeechAct.PROTEST) && draft.earned.isEmpty()) {
            return protest(draft, heard, text);
        }
        Optional<String> belief = heard.misconceptions().stream()
                .filter(id -> standing(draft, id))
                .findFirst();
        if (belief.isPresent() && !pasted) {
            return middle.challenge(draft, belief.get(), lead, feedbackFor(draft), "说出了迷思，证据在手：请他用证据检验");
        }
        if (!draft.earned.isEmpty()) {
            return middle.advance(draft, lead, Feedback.POSITIVE, "说全了“" + draft.earned.get(0) + "”，先肯定做法");
        }
        if (pasted) {
            fail(draft);
            if (draft.times("pasted") >= PASTES) {
                return middle.advance(
                        draft, List.of(Saying.template("pasted.on")), Feedback.NEUTRAL, "又是贴来的：不争，给一个小问题");
            }
            return Plan.of(Move.PUMP, "像是贴来的或照着念的：请他用自己的话说")
                    .feedback(Feedback.NEUTRAL)
                    .target(draft.target)
                    .ask(Saying.template("pasted"));
        }
        Optional<Plan> read = conflict(draft, heard, text)
                .or(() -> alternative(draft, heard))
                .or(() -> answered(draft, heard, text))
                .or(() -> half(draft, heard, text));
        return read.orElseGet(() -> stuck(draft, heard, text));
    }

    /** Credits everything that was said, whatever the move will be. */
    private void credit(Draft draft, Assessment heard) {
        for (Verdict verdict : heard.verdicts()) {
            String id = verdict.expectation();
            IdeaState idea = draft.idea(id);
            if (verdict.level() == Level.COVERED && !idea.reached()) {
                draft.idea(id, IdeaState::covered);
                if (draft.idea(id).credit() != Credit.TOLD) {
                    draft.earned.add(id);
                    draft.failures = 0;
                    fade(draft);
                }
            } else if (verdict.level() == Level.CONFLICT && idea.reached()) {
                draft.idea(id, IdeaState::withContest);
            } else {
                draft.idea(id, i -> i.at(verdict.level() == Level.CONFLICT ? Level.NONE : verdict.level()));
                carry(draft, id, verdict.satisfied());
            }
        }
        if (draft.asked.kind() == Asked.Kind.CLOZE
                && heard.heard().meaning() == Heard.Meaning.RIGHT
                && draft.asked.target() != null
                && !draft.idea(draft.asked.target()).open()) {
            draft.idea(draft.asked.target(), IdeaState::covered);
            draft.earned.add(draft.asked.target());
        }
    }

    /** Two turns in a row on the same idea may be read together; what was said about another idea is not. */
    private static void carry(Draft draft, String id, List<String> satisfied) {
        if (!id.equals(draft.target)) {
            draft.idea(id, i -> i.carrying(List.of()));
        } else if (!satisfied.isEmpty()) {
            draft.idea(id, i -> i.carrying(satisfied));
        }
    }

    /** Two ideas earned without hints take one level of scaffolding away; a failure gives it back at once. */
    private static void fade(Draft draft) {
        long easy = draft.ideas.values().stream()
                .filter(i -> i.credit() == Credit.FREE || i.credit() == Credit.AFTER_PUMP)
                .count();
        int floor = draft.stage.isPrimary() ? 1 : 0;
        if (easy >= 2) {
            draft.support = Math.max(floor, draft.support - 1);
        }
    }

    private static void fail(Draft draft) {
        draft.failures++;
        draft.support = Math.min(3, draft.support + 1);
    }

    /** Remembers the beliefs that were voiced, and those a challenge has shaken. */
    private void note(Draft draft, Assessment heard) {
        String challenged = draft.asked.kind() == Asked.Kind.CHALLENGE ? draft.asked.subject() : null;
        if (challenged != null && !heard.misconceptions().contains(challenged)) {
            boolean shaken = heard.heard().meaning() == Heard.Meaning.PART
                    || !heard.verdicts().stream().allMatch(v -> v.level() == Level.NONE)
                    || !heard.misconceptions().isEmpty();
            if (shaken) {
                draft.beliefs.computeIfPresent(challenged, (id, b) -> b.now(BeliefState.Status.WEAKENED));
            }
        }
        for (String id : heard.misconceptions()) {
            draft.beliefs.merge(
                    id,
                    new BeliefState(BeliefState.Status.VOICED, 0),
                    (old, voiced) ->
                            old.status() == BeliefState.Status.PARKED ? old : old.now(BeliefState.Status.VOICED));
        }
        for (String earned : draft.earned) {
            inquiry.misconceptions().stream()
                    .filter(m -> m.resolvedBy().equals(earned))
                    .forEach(
                            m -> draft.beliefs.computeIfPresent(m.id(), (id, b) -> b.now(BeliefState.Status.GIVEN_UP)));
        }
    }

    private static boolean standing(Draft draft, String belief) {
        BeliefState state = draft.beliefs.get(belief);
        return state != null && state.status() == BeliefState.Status.VOICED;
    }

    private Optional<Saying> affirm(Draft draft) {
        return draft.earned.stream()
                .findFirst()
                .map(inquiry::expectation)
                .map(e -> Saying.authored("affirm:" + e.id(), e.affirm()));
    }

    private @Nullable Feedback feedbackFor(Draft draft) {
        return draft.earned.isEmpty() ? Feedback.NEUTRAL : Feedback.POSITIVE;
    }

    private Plan repair(Draft draft, Assessment heard, String text) {
        if (SpeechActs.saysItWasSaid(text)) {
            return reread(draft, heard);
        }
        boolean again = text.matches(".*(再(说|讲|问)一|重复).*");
        if (again || draft.asked.kind() != Asked.Kind.IDEA) {
            return Plan.of(Move.REPAIR, "请再说一遍：重复上一个问题")
                    .lead(Saying.template("repair.again"))
                    .ask(Saying.authored("repeat", draft.asked.text()));
        }
        return middle.advance(draft, List.of(Saying.template("repair.simpler")), null, "没听懂：换一个更小的问法");
    }

    /** The pupil says it was said: read the last turns together again before answering. */
    private Plan reread(Draft draft, Assessment heard) {
        String together = String.join("，", draft.pupilWords);
        Optional<Expectation> found = inquiry.expectations().stream()
                .filter(e -> !draft.idea(e.id()).open() && assessor.covers(e, together))
                .findFirst();
        if (found.isPresent()) {
            Expectation idea = found.get();
            draft.idea(idea.id(), IdeaState::covered);
            draft.earned.add(idea.id());
            return middle.advance(
                    draft,
                    List.of(
                            Saying.template("repair.found"),
                            Saying.authored("affirm:" + idea.id(), idea.affirm())
                                    .optional()),
                    Feedback.POSITIVE,
                    "重读前几轮：他确实说过，是我没看全（请老师留意）");
        }
        Optional<Plan> missing = heard.at(Level.PARTIAL).stream()
                .findFirst()
                .filter(v -> !draft.idea(v.expectation()).open())
                .flatMap(v -> middle.askMissing(
                        draft,
                        inquiry.expectation(v.expectation()),
                        v,
                        together,
                        List.of(Saying.template("repair.not_found")),
                        "重读前几轮：还差一半，说清差什么"));
        return missing.orElseGet(() -> middle.advance(
                draft, List.of(Saying.template("repair.not_found")), Feedback.NEUTRAL, "重读前几轮没有找到：不争，换小一步"));
    }

    private Plan protest(Draft draft, Assessment heard, String text) {
        if (SpeechActs.saysItWasSaid(text)) {
            return reread(draft, heard);
        }
        return half(draft, heard, text)
                .orElseGet(() -> middle.advance(
                        draft, List.of(Saying.template("protest")), Feedback.NEUTRAL, "不服气：不争，也不退，请证据来说"));
    }

    /** A question: free ones are answered, those that touch an unearned idea are kept for later; then back to work. */
    private Plan answer(Draft draft, Assessment heard, String text, List<Saying> lead, boolean credited) {
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
        return back(draft, move, reason, sayings);
    }

    private static void park(Draft draft, String text) {
        String question = Arrays.stream(text.split("[。！!？?；;，,\\s]+"))
                .filter(part -> ASKS.matcher(part).find())
                .reduce((first, second) -> second)
                .orElse(text);
        if (!draft.parked.contains(question)) {
            draft.parked.add(question);
        }
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
            fail(draft);
            return Optional.of(
                    middle.advance(draft, List.of(Saying.template("not_yet")), Feedback.NOT_YET, "确认说反了：指回证据，再给一小步"));
        }
        return Optional.empty();
    }

    /** The opposite was said: often a slip, so it is asked back first and counted the second time. */
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
            middle.retarget(draft, inquiry.expectation(id));
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
        fail(draft);
        middle.retarget(draft, inquiry.expectation(id));
        return Optional.of(
                middle.advance(draft, List.of(Saying.template("not_yet")), Feedback.NOT_YET, "确认说反了：指回证据，再给一小步"));
    }

    private static String trimmed(String text) {
        return text.strip().replaceAll("[。！？!?，,\\s]+$", "");
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
                middle.retarget(draft, inquiry.expectation(target));
            }
            return Optional.of(middle.advance(draft, List.of(reply), Feedback.POSITIVE, "另一条对的路：认下来，再接回来"));
        }
        draft.asked = new Asked(Asked.Kind.IDEA, other.reply(), Map.of(), target, null);
        return Optional.of(Plan.of(Move.PUMP, "另一条对的路：认下来，再接回来")
                .feedback(Feedback.POSITIVE)
                .target(target)
                .ask(reply));
    }

    /** A reply that answers the question it was asked: part, right, wrong. */
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
            fail(draft);
            return Optional.of(middle.tell(
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
            fail(draft);
            if (draft.asked.kind() == Asked.Kind.CHALLENGE && draft.asked.subject() != null) {
                return Optional.of(middle.challenge(
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
            return Optional.of(
                    middle.advance(draft, List.of(Saying.template("case.right")), Feedback.POSITIVE, "这个例子走对了"));
        }
        if (meaning != Heard.Meaning.WRONG) {
            return Optional.empty();
        }
        fail(draft);
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

    /** A half: say what is right, name what is missing, ask for it. */
    private Optional<Plan> half(Draft draft, Assessment heard, String text) {
        Optional<Verdict> verdict = heard.at(Level.PARTIAL).stream()
                .filter(v -> !draft.idea(v.expectation()).open())
                .max(java.util.Comparator.comparing(
                        (Verdict v) -> v.expectation().equals(draft.target)));
        if (verdict.isEmpty()) {
            return Optional.empty();
        }
        Verdict v = verdict.get();
        Expectation idea = inquiry.expectation(v.expectation());
        Saying lead = Saying.template("partly");
        return middle.askMissing(draft, idea, v, text, List.of(lead), v.why() + "：说对的先认下，再问缺的一半")
                .or(() -> {
                    boolean ready =
                            idea.needs().stream().allMatch(n -> draft.idea(n).open());
                    if (ready) {
                        middle.retarget(draft, idea);
                    }
                    return Optional.of(middle.advance(draft, List.of(lead), Feedback.PARTLY, v.why()));
                });
    }

    private Plan stuck(Draft draft, Assessment heard, String text) {
        if (heard.is(SpeechAct.REQUEST_ANSWER)) {
            return middle.advance(draft, List.of(Saying.template("decline")), null, "要答案：不给结论，把路缩短一点");
        }
        if (heard.is(SpeechAct.ASK_HINT)) {
            return middle.advance(draft, List.of(Saying.template("hint.given").optional()), null, "要提示：就给");
        }
        if (heard.is(SpeechAct.DONT_KNOW)) {
            fail(draft);
            return middle.advance(draft, List.of(Saying.template("dont_know")), null, "说不知道：给更小的一步");
        }
        if (heard.is(SpeechAct.AFFECT)) {
            return GLAD.matcher(text).find()
                    ? back(draft, Move.REDIRECT, "高兴：接住，再接着走", List.of(Saying.template("affect.glad")))
                    : middle.advance(draft, List.of(Saying.template("affect")), null, "累了或烦了：先接住，再换一个小问题");
        }
        if (heard.main() == SpeechAct.SOCIAL || heard.main() == SpeechAct.OFF_TOPIC) {
            return back(draft, Move.REDIRECT, "聊到别处：轻轻带回来", List.of(chatted(heard)));
        }
        if (heard.hollow()) {
            fail(draft);
            return middle.advance(draft, List.of(Saying.template("hollow")), null, "只应了一声：请他说一个具体的");
        }
        fail(draft);
        return middle.advance(draft, List.of(Saying.template("heard")), Feedback.NEUTRAL, "没有读到想法：不说对错，给小一步");
    }

    private static Saying chatted(Assessment heard) {
        return Saying.template(heard.main() == SpeechAct.SOCIAL ? "social" : "redirect");
    }

    private static boolean wantsStory(String text) {
        return text.matches(".*(故事|讲.{0,4}科学家).*") && text.length() <= 20;
    }

    /** The next link of the story, told only when it gives nothing away. */
    private Plan story(Draft draft) {
        int link = draft.storyLink;
        boolean tellable = draft.phase == Phase.EXPLAIN
                && story != null
                && link < story.links().size()
                && story.links().get(link).reveals().stream()
                        .allMatch(id -> draft.idea(id).open());
        if (!tellable) {
            return back(
                    draft, Move.REDIRECT, "故事的下一节会说破还没得出的想法，或还没到时候，或已讲完：先不讲", List.of(Saying.template("story.none")));
        }
        draft.storyLink++;
        return Plan.of(Move.TELL_STORY, "想听故事：只讲当时已经知道的这一节")
                .target(draft.target)
                .story(link)
                .ask(Saying.template("story.ask"));
    }

    private static boolean echoes(Draft draft, String text) {
        String words = Normaliser.normalise(text);
        return words.length() >= 10 && draft.tutorWords.stream().anyMatch(t -> Bigrams.containment(words, t) >= ECHO);
    }
}
