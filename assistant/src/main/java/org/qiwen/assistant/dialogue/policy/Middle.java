package org.qiwen.assistant.dialogue.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Verdict;
import org.qiwen.assistant.dialogue.policy.Decision.Choice;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Question;
import org.qiwen.assistant.inquiry.Relation;

/** The steps of working out ideas: which idea next, and how much help the next question gives. */
final class Middle {
    /** Tutor turns on one idea before it is left and returned to once; from the tutoring notes, section 4. */
    private static final int PATIENCE = 4;

    /** Challenges to one belief before it is parked; from the tutoring notes, section 4. */
    private static final int CHALLENGES = 2;

    /** Cases of a COMPUTE inquiry tried before the rule is asked for. Our choice: two examples show a pattern. */
    private static final int CASES = 2;

    /** Share of a fact's wording that a question already holds, above which the fact is not said again. Our choice. */
    private static final double SAID_ALREADY = 0.6;

    /** Overlap with an authored half at which its reply fits what was said. Our choice. */
    private static final double LIKE_AUTHORED = 0.6;

    private final Inquiry inquiry;
    private final Closing closing;
    private final Optional<Rounds> rounds;

    Middle(Inquiry inquiry, Closing closing) {
        this.inquiry = inquiry;
        this.closing = closing;
        this.rounds = Optional.ofNullable(inquiry.design()).map(Rounds::new);
    }

    /** The rounds of a design; empty for other inquiries. */
    Optional<Rounds> rounds() {
        return rounds;
    }

    /** The next smaller question on the present idea, or the next idea, or the end. */
    Plan advance(Draft draft, List<Saying> lead, @Nullable Feedback feedback, String reason) {
        if (draft.spent >= inquiry.budget().turns()) {
            return closing.begin(draft, lead, feedback, reason + "；轮数用完，请他自己小结");
        }
        String before = draft.target;
        leaveIfStuck(draft);
        for (int tries = 0; tries <= 2 * inquiry.expectations().size(); tries++) {
            Optional<Expectation> next = target(draft);
            String nextId = next.map(Expectation::id).orElse(null);
            Optional<Plan> round = rounds.flatMap(r -> r.due(draft, nextId, lead, feedback, reason));
            if (round.isPresent()) {
                return round.get();
            }
            if (next.isEmpty()) {
                return closing.begin(draft, lead, feedback, reason + "；核心想法都走过了，请他自己小结");
            }
            Expectation idea = next.get();
            retarget(draft, idea);
            Optional<Plan> step = step(draft, idea, turning(draft, before, idea, lead), feedback, reason);
            if (step.isPresent()) {
                draft.targetTurns++;
                return step.get();
            }
            draft.idea(idea.id(), IdeaState::withParking);
            draft.idea(idea.id(), IdeaState::withParking);
            draft.target = null;
        }
        return closing.begin(draft, lead, feedback, reason + "；没有可问的了，请他自己小结");
    }

    /** When the work turns to another idea before this one was reached, that is said instead of "look at it closer". */
    private static List<Saying> turning(Draft draft, @Nullable String before, Expectation idea, List<Saying> lead) {
        boolean left = before != null
                && !before.equals(idea.id())
                && !draft.idea(before).open();
        if (!left && draft.idea(idea.id()).parked() == 0 || idea.id().equals(before)) {
            return lead;
        }
        List<Saying> turning =
                new ArrayList<>(lead.stream().filter(Saying::praises).toList());
        turning.add(Saying.template(draft.idea(idea.id()).parked() > 0 ? "turn.back" : "turn.away"));
        return turning;
    }

    private void leaveIfStuck(Draft draft) {
        String target = draft.target;
        if (target == null || draft.idea(target).open() || draft.targetTurns < PATIENCE) {
            return;
        }
        boolean another = inquiry.core().stream()
                .anyMatch(e -> !e.id().equals(target)
                        && !draft.idea(e.id()).open()
                        && needsOpen(draft, e)
                        && draft.idea(e.id()).parked() == 0);
        if (another && draft.idea(target).parked() == 0) {
            draft.idea(target, IdeaState::withParking);
            draft.target = null;
        }
    }

    private Optional<Expectation> target(Draft draft) {
        String present = draft.target;
        if (present != null
                && wanted(draft, inquiry.expectation(present))
                && needsOpen(draft, inquiry.expectation(present))) {
            return Optional.of(inquiry.expectation(present));
        }
        List<Expectation> open =
                inquiry.core().stream().filter(e -> wanted(draft, e)).toList();
        return open.stream()
                .filter(e -> draft.idea(e.id()).parked() == 0 && needsOpen(draft, e))
                .max(Comparator.comparing((Expectation e) -> draft.idea(e.id()).level() == Level.PARTIAL)
                        .thenComparing(e -> -inquiry.expectations().indexOf(e)))
                .or(() -> open.stream()
                        .filter(e -> needsOpen(draft, e))
                        .min(Comparator.comparingInt(e -> draft.idea(e.id()).parked())));
    }

    private static boolean wanted(Draft draft, Expectation idea) {
        IdeaState state = draft.idea(idea.id());
        return !state.open() && state.parked() < 2;
    }

    /** The questions on an idea may say the ideas it builds on, so these must be open. */
    private static boolean needsOpen(Draft draft, Expectation idea) {
        return idea.needs().stream().allMatch(n -> draft.idea(n).open());
    }

    private Optional<Plan> step(
            Draft draft, Expectation idea, List<Saying> lead, @Nullable Feedback feedback, String reason) {
        IdeaState state = draft.idea(idea.id());
        Optional<Inquiry.Case> given = untriedCase(draft, idea);
        if (given.isPresent() && !state.pumped()) {
            return Optional.of(tryCase(draft, given.get(), lead, feedback, reason));
        }
        if (!state.pumped()) {
            draft.idea(idea.id(), IdeaState::withPump);
            if (!draft.asks(idea.pump().ask())) {
                return step(draft, idea, lead, feedback, reason);
            }
            return Optional.of(ask(
                            draft,
                            idea,
                            idea.pump(),
                            "pump:" + idea.id(),
                            Plan.of(Move.PUMP, reason + "；开放地问“" + idea.id() + "”")
                                    .lead(lead))
                    .feedback(feedback));
        }
        if (state.hints() < idea.hints().size()) {
            int level = state.hints() + 1;
            draft.idea(idea.id(), IdeaState::hinted);
            Question hint = idea.hints().get(level - 1);
            if (asksForWhatWasSaid(state, idea, hint) || !draft.asks(hint.ask())) {
                return step(draft, idea, lead, feedback, reason);
            }
            return Optional.of(ask(
                            draft,
                            idea,
                            hint,
                            "hint:" + idea.id() + ":" + level,
                            Plan.of(Move.HINT, reason + "；第 " + level + " 次提示").lead(lead))
                    .feedback(feedback)
                    .hint(level));
        }
        if (!state.prompted()) {
            draft.idea(idea.id(), IdeaState::withPrompt);
            draft.asked = new Asked(Asked.Kind.CLOZE, idea.prompt().cloze(), Map.of(), idea.id(), null);
            return Optional.of(Plan.of(Move.PROMPT, reason + "；三次提示都用完了：填空")
                    .lead(lead)
                    .feedback(feedback)
                    .target(idea.id())
                    .ask(Saying.template(
                            "prompt.fill", Map.of("cloze", idea.prompt().cloze())))
                    .options(options(draft.asked)));
        }
        return Optional.of(tell(draft, idea, lead, reason + "；提示和填空都用过了：讲出来，马上用一次"));
    }

    /** Whether a hint listens for a part that the pupil has given. */
    private static boolean asksForWhatWasSaid(IdeaState state, Expectation idea, Question hint) {
        return hint.listen().values().stream()
                .filter(meaning -> meaning.startsWith("PART "))
                .map(meaning -> idea.atoms().getOrDefault(meaning.substring(5).strip(), List.of()))
                .anyMatch(part -> part.stream().map(Relation::parse).anyMatch(Relation::informative)
                        && state.carried().containsAll(part));
    }

    /** The options that go with an open cloze. */
    List<Choice> options(Asked asked) {
        if (asked.kind() != Asked.Kind.CLOZE || asked.target() == null) {
            return List.of();
        }
        List<String> fillings = inquiry.expectation(asked.target()).prompt().options();
        return IntStream.range(0, fillings.size())
                .mapToObj(i -> new Choice(Integer.toString(i + 1), fillings.get(i)))
                .toList();
    }

    /** Tells the idea, as the last resort, and has it used once. Told never counts as reached. */
    Plan tell(Draft draft, Expectation idea, List<Saying> lead, String reason) {
        draft.idea(idea.id(), IdeaState::withAssertion);
        draft.asked = new Asked(Asked.Kind.USE_TOLD, idea.then(), Map.of(), idea.id(), null);
        return Plan.of(Move.ASSERT, reason)
                .lead(lead.stream().filter(Saying::praises).toList())
                .lead(Saying.template("assert.lead", Map.of("assertion", idea.assertion()))
                        .required())
                .target(idea.id())
                .ask(Saying.authored("then:" + idea.id(), idea.then()));
    }

    /** Asks an authored question about an idea, showing its evidence when it is new. */
    private Plan ask(Draft draft, Expectation idea, Question question, String key, Plan plan) {
        draft.asked = new Asked(Asked.Kind.IDEA, question.ask(), question.listen(), idea.id(), null);
        draft.say(key);
        show(draft, idea, question.shows(), plan);
        inquiry.fact(question.tell())
                .filter(fact -> Bigrams.containment(fact.text(), question.ask()) < SAID_ALREADY)
                .ifPresent(fact -> plan.lead(Saying.authored("fact:" + fact.id(), fact.text())));
        return plan.target(idea.id()).ask(Saying.authored(key, question.ask()));
    }

    /** Shows the evidence a question is about, its own or else the idea's, when it has not been seen yet. */
    private static void show(Draft draft, Expectation idea, @Nullable String own, Plan plan) {
        String shows = own == null ? idea.pump().shows() : own;
        boolean fresh = shows != null && draft.evidenceShown.add(shows);
        if (shows != null && (fresh || own != null)) {
            draft.evidenceInView = shows;
        }
        if (shows != null && fresh) {
            plan.evidence(shows);
        }
    }

    /**
     * Asks for the part that is missing, when there is a question for it that was not asked yet. An authored half that is
     * like this one brings its own words along.
     *
     * @param words what the pupil said
     * @param partly what is said first when no authored words answer this very half
     */
    Optional<Plan> askMissing(
            Draft draft, Expectation idea, Verdict verdict, String words, List<Saying> partly, String reason) {
        String missing = verdict.missing();
        if (missing == null) {
            return Optional.empty();
        }
        Optional<Expectation.Partial> half = authoredHalf(draft, idea, verdict, words);
        String own = half.map(Expectation.Partial::ask).orElse(null);
        String general = idea.missingAsk().get(missing);
        String reply = half.map(Expectation.Partial::reply).orElse(null);
        String ask;
        List<Saying> lead;
        if (own != null && draft.asks(own)) {
            ask = own;
            lead = reply == null ? partly : List.of(Saying.authored("half:" + reply, reply));
        } else if (general != null && draft.asks(general)) {
            ask = general;
            boolean acknowledges = general.indexOf('。') >= 0;
            lead = acknowledges
                    ? partly.stream().filter(s -> !s.key().equals("partly")).toList()
                    : partly;
        } else {
            return Optional.empty();
        }
        retarget(draft, idea);
        draft.targetTurns++;
        draft.idea(idea.id(), IdeaState::withPump);
        Map<String, String> listen = idea.hints().stream()
                .map(Question::listen)
                .flatMap(l -> l.entrySet().stream())
                .filter(e -> e.getValue().equals("PART " + missing))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
        draft.asked = new Asked(Asked.Kind.IDEA, ask, listen, idea.id(), null);
        Plan plan = Plan.of(Move.PUMP, reason)
                .feedback(Feedback.PARTLY)
                .lead(lead)
                .target(idea.id())
                .ask(Saying.authored("missing:" + idea.id() + ":" + missing, ask));
        show(draft, idea, null, plan);
        return Optional.of(plan);
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

    /** Turns to an idea the pupil has begun to speak of. */
    void retarget(Draft draft, Expectation idea) {
        if (!idea.id().equals(draft.target)) {
            draft.target = idea.id();
            draft.targetTurns = 0;
        }
    }

    private Optional<Inquiry.Case> untriedCase(Draft draft, Expectation idea) {
        List<Inquiry.Case> own = inquiry.cases().stream()
                .filter(c -> c.expectation().equals(idea.id()))
                .toList();
        long tried = own.stream().filter(c -> draft.cases.contains(c.id())).count();
        return tried >= CASES
                ? Optional.empty()
                : own.stream().filter(c -> !draft.cases.contains(c.id())).findFirst();
    }

    private static Plan tryCase(
            Draft draft, Inquiry.Case given, List<Saying> lead, @Nullable Feedback feedback, String reason) {
        draft.cases.add(given.id());
        draft.asked = new Asked(Asked.Kind.CASE, given.ask(), Map.of(), given.expectation(), given.id());
        Plan plan = Plan.of(Move.PUMP, reason + "；先在一个例子上走一遍")
                .feedback(feedback)
                .lead(lead)
                .target(given.expectation())
                .ask(Saying.authored("case:" + given.id(), given.ask()));
        String shows = given.shows();
        if (shows != null) {
            draft.evidenceInView = shows;
            if (draft.evidenceShown.add(shows)) {
                plan.evidence(shows);
            }
        }
        return plan;
    }

    /** Puts a belief to the test; after two challenges it is parked and the work goes on. */
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
            return advance(draft, parking, feedback, "“" + id + "”已挑战两次，先挂起");
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
                .lead(lead.isEmpty() && draft.beliefs.size() > 1 ? List.of(Saying.template("belief.new")) : lead)
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
