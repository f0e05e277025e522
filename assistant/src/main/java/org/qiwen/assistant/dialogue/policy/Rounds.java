package org.qiwen.assistant.dialogue.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.policy.Decision.Choice;
import org.qiwen.assistant.dialogue.solve.RoundCheck;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.RoundNote;
import org.qiwen.assistant.inquiry.Design;

/**
 * The rounds of a DESIGN inquiry: change one thing and say what you expect, measure, decide by the data. A step that was
 * asked for is not asked for again; whoever has nothing at hand gets the class's record. What is decided against the data
 * is asked about once and then stands: weighing is the pupil's.
 */
final class Rounds {
    private final Design design;

    Rounds(Design design) {
        this.design = design;
    }

    /** The next open step of the first round whose idea is {@code next} or already open; all rounds when there is no idea left. */
    Optional<Plan> due(
            Draft draft, @Nullable String next, List<Saying> lead, @Nullable Feedback feedback, String reason) {
        for (Design.Round round : design.rounds()) {
            boolean comes = next == null
                    || round.expectation().equals(next)
                    || draft.idea(round.expectation()).open();
            if (comes && !note(draft, round).isDone()) {
                Optional<Plan> step = step(draft, round, lead, feedback, reason);
                if (step.isPresent()) {
                    return step;
                }
            }
        }
        return Optional.empty();
    }

    /** The next step that was not asked for yet; one that was is passed over. Empty when that was the last. */
    private Optional<Plan> step(
            Draft draft, Design.Round round, List<Saying> lead, @Nullable Feedback feedback, String reason) {
        List<Saying> before = lead;
        if (note(draft, round).change() == null) {
            if (draft.asks(round.change())) {
                return Optional.of(ask(draft, round, round.change(), lead, reason + "；" + round.id() + "：只改哪一样、猜会怎样")
                        .feedback(feedback));
            }
            draft.rounds.put(round.id(), note(draft, round).changing(null, ""));
            before = new ArrayList<>(lead);
            before.add(Saying.template("round.take", Map.of("factor", given(round, null))));
        }
        if (note(draft, round).measured() == null) {
            if (draft.asks(round.measure())) {
                return Optional.of(ask(draft, round, round.measure(), before, reason + "；照改法做，测两座")
                        .feedback(feedback)
                        .options(List.of(new Choice(Beginning.RECORD, "手边没有材料，看记录"))));
            }
            draft.rounds.put(round.id(), note(draft, round).measuring(""));
        }
        if (!draft.asks(round.decide())) {
            draft.rounds.put(round.id(), note(draft, round).keeping(""));
            return Optional.empty();
        }
        Design.Record record = round.record(note(draft, round).factor());
        Plan plan =
                ask(draft, round, round.decide(), lead, reason + "；用数来决定留哪一个").feedback(feedback);
        draft.evidenceInView = record.shows();
        if (draft.evidenceShown.add(record.shows())) {
            plan.evidence(record.shows());
        }
        return Optional.of(plan);
    }

    private static Plan ask(Draft draft, Design.Round round, String question, List<Saying> lead, String reason) {
        draft.asked = new Asked(Asked.Kind.ROUND, question, Map.of(), round.expectation(), round.id());
        return Plan.of(Move.PUMP, reason)
                .lead(lead)
                .target(round.expectation())
                .ask(Saying.authored("round:" + round.id() + ":" + question.hashCode(), question));
    }

    /** The answer to a step. Empty when no round is under way, or this was its last step: then the work goes on. */
    Optional<Plan> answered(Draft draft, Assessment heard, String text) {
        Design.Round round = design.round(draft.asked.subject()).orElse(null);
        if (round == null) {
            return Optional.empty();
        }
        boolean silent = heard.hollow() || heard.is(SpeechAct.DONT_KNOW) || heard.is(SpeechAct.REQUEST_ANSWER);
        RoundNote note = note(draft, round);
        if (note.change() == null) {
            return changed(draft, round, silent, text);
        }
        if (note.measured() == null) {
            return measured(draft, round, silent || Beginning.RECORD.equals(heard.option()), text);
        }
        return decided(draft, round, silent, text);
    }

    /** What is said before the next question, after the last step of a round. */
    List<Saying> closing(Draft draft, Design.Round round, String text) {
        Design.Record record = round.record(note(draft, round).factor());
        return RoundCheck.kept(design, record, text)
                .filter(test -> RoundCheck.isBest(design, round, record, test))
                .map(test -> List.of(Saying.template("round.by_data")))
                .orElseGet(() -> List.of(Saying.template("round.own_choice")));
    }

    private Optional<Plan> changed(Draft draft, Design.Round round, boolean silent, String text) {
        List<String> factors = RoundCheck.changes(design, text);
        if (factors.size() > 1 && draft.say("round:one:" + round.id())) {
            draft.asked = new Asked(Asked.Kind.ROUND, "", Map.of(), round.expectation(), round.id());
            return Optional.of(Plan.of(Move.PUMP, "一次改了两样：只留一样，才知道是谁的作用")
                    .feedback(Feedback.PARTLY)
                    .target(round.expectation())
                    .ask(Saying.template("round.one_thing")));
        }
        String factor = factors.isEmpty() ? null : factors.get(0);
        draft.rounds.put(round.id(), note(draft, round).changing(factor, silent ? "" : text));
        String given = given(round, factor);
        return step(
                draft,
                round,
                List.of(
                        factor == null
                                ? Saying.template("round.take", Map.of("factor", given))
                                : Saying.template("round.noted")),
                Feedback.NEUTRAL,
                factor == null ? "没说清改哪一样：从“" + given + "”改起" : "记下只改“" + factor + "”和他的猜想");
    }

    /** Name of what the class's record of a round changes, the one that goes with a factor when there are several. */
    private String given(Design.Round round, @Nullable String factor) {
        return design.factor(round.record(factor).factor())
                .map(Design.Factor::name)
                .orElse("");
    }

    private Optional<Plan> measured(Draft draft, Design.Round round, boolean record, String text) {
        boolean own = !record && RoundCheck.measures(text);
        draft.rounds.put(round.id(), note(draft, round).measuring(own ? text : ""));
        return step(
                draft,
                round,
                List.of(Saying.template(own ? "round.beside" : "round.record")),
                Feedback.NEUTRAL,
                own ? "测到了自己的数：和示例记录放在一起" : "手边没有数：给示例记录");
    }

    private Optional<Plan> decided(Draft draft, Design.Round round, boolean silent, String text) {
        Design.Record record = round.record(note(draft, round).factor());
        Optional<Design.Test> kept = RoundCheck.kept(design, record, text);
        boolean other = kept.isPresent() && !RoundCheck.isBest(design, round, record, kept.get());
        if (other && draft.say("round:weigh:" + round.id())) {
            Design.Test test = kept.get();
            draft.asked = new Asked(Asked.Kind.ROUND, "", Map.of(), round.expectation(), round.id());
            String unit = design.criterion(round.criterion())
                    .map(Design.Criterion::unit)
                    .orElse("");
            return Optional.of(Plan.of(Move.PUMP, "留的不是这一项最好的：问他看重哪一条标准")
                    .feedback(Feedback.NEUTRAL)
                    .target(round.expectation())
                    .ask(Saying.template(
                            "round.weigh",
                            Map.of("design", test.design(), "value", RoundCheck.value(test, round) + " " + unit))));
        }
        draft.rounds.put(round.id(), note(draft, round).keeping(silent ? "" : text));
        return Optional.empty();
    }

    private static RoundNote note(Draft draft, Design.Round round) {
        return draft.rounds.getOrDefault(round.id(), RoundNote.NONE);
    }
}
