package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.policy.Decision.Choice;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Question;
import org.qiwen.assistant.inquiry.Relation;

/** How much help the next question on an idea gives: case, pump, three hints, cloze, telling. */
final class Steps {
    /** Cases of a COMPUTE inquiry tried before the rule is asked for. Our choice: two examples show a pattern. */
    private static final int CASES = 2;

    /** Share of a fact's wording that a question already holds, above which the fact is not said again. Our choice. */
    private static final double SAID_ALREADY = 0.6;

    private static final Pattern ANNOUNCED =
            Pattern.compile("^(这一步|这步|这里)?(由)?我(先)?(来)?(说|讲|给出)|^(I('ll| will)|Let me)");

    private final Inquiry inquiry;

    Steps(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    Optional<Plan> next(Draft draft, Expectation idea, List<Saying> lead, @Nullable Feedback feedback, String reason) {
        IdeaState state = draft.idea(idea.id());
        Optional<Inquiry.Case> given = untriedCase(draft, idea);
        if (given.isPresent() && !state.pumped()) {
            return Optional.of(tryCase(draft, given.get(), lead, feedback, reason));
        }
        if (!state.pumped()) {
            draft.idea(idea.id(), IdeaState::withPump);
            if (!draft.asks(idea.pump().ask())) {
                return next(draft, idea, lead, feedback, reason);
            }
            return Optional.of(ask(
                            draft,
                            idea,
                            idea.pump(),
                            "pump:" + idea.id(),
                            Plan.of(Move.PUMP, reason + "；开放地问“" + idea.id() + "”")
                                    .lead(lead))
                    .lead(Scaffolds.beginning(draft))
                    .options(Scaffolds.options(draft, idea.pump()))
                    .feedback(feedback));
        }
        if (state.hints() < idea.hints().size()) {
            int level = state.hints() + 1;
            draft.idea(idea.id(), IdeaState::hinted);
            Question hint = idea.hints().get(level - 1);
            if (asksForWhatWasSaid(state, idea, hint) || !draft.asks(hint.ask())) {
                return next(draft, idea, lead, feedback, reason);
            }
            return Optional.of(ask(
                            draft,
                            idea,
                            hint,
                            "hint:" + idea.id() + ":" + level,
                            Plan.of(Move.HINT, reason + "；第 " + level + " 次提示").lead(lead))
                    .options(Scaffolds.options(draft, hint))
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
                .lead(lead.stream()
                        .filter(said -> said.praises() || said.key().equals("affect"))
                        .map(Saying::optional)
                        .toList())
                .lead(asserted(idea))
                .target(idea.id())
                .ask(Saying.authored("then:" + idea.id(), idea.then()));
    }

    /** The idea as its author tells it, announced when the author did not. */
    private static Saying asserted(Expectation idea) {
        return ANNOUNCED.matcher(idea.assertion()).find()
                ? Saying.authored("assertion:" + idea.id(), idea.assertion())
                : Saying.template("assert.lead", Map.of("assertion", idea.assertion()))
                        .required();
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
    static void show(Draft draft, Expectation idea, @Nullable String own, Plan plan) {
        String shows = own == null ? idea.pump().shows() : own;
        boolean fresh = shows != null && draft.evidenceShown.add(shows);
        if (shows != null && (fresh || own != null)) {
            draft.evidenceInView = shows;
        }
        if (shows != null && fresh) {
            plan.evidence(shows);
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
}
