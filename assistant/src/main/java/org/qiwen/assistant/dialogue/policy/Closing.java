package org.qiwen.assistant.dialogue.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState.Exit;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Inquiry;

/** The pupil's own summary, the unassisted check, the card. Outside the budget, at most three pupil turns. */
final class Closing {
    /** One more asking in the whole closing, so that it takes three pupil turns at most. */
    private static final String ASKED_AGAIN = "closing.again";

    /** Messages that are no summary. */
    private static final Set<SpeechAct> SAYS_NOTHING = EnumSet.of(
            SpeechAct.DONT_KNOW,
            SpeechAct.ASK_HINT,
            SpeechAct.REQUEST_ANSWER,
            SpeechAct.REPAIR,
            SpeechAct.PROTEST,
            SpeechAct.AFFECT,
            SpeechAct.SOCIAL,
            SpeechAct.OFF_TOPIC,
            SpeechAct.QUESTION);

    /** Overlap with a sample answer at which an answer is like it. Our choice. */
    private static final double LIKE_SAMPLE = 0.6;

    /** Longest reason that is held up to its author again, in characters; longer ones are seldom own words. Our choice. */
    private static final int LONGEST_REASON = 60;

    private final Inquiry inquiry;

    Closing(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    Plan begin(Draft draft, List<Saying> lead, @Nullable Feedback feedback, String reason) {
        draft.phase = Phase.SUMMARISE;
        draft.target = null;
        draft.asked = new Asked(Asked.Kind.SUMMARY, inquiry.summary().ask(), Map.of(), null, null);
        List<Saying> praise = lead.stream().filter(Saying::praises).toList();
        return Plan.of(Move.SUMMARISE, reason)
                .feedback(praise.isEmpty() ? null : feedback)
                .lead(praise.isEmpty() ? List.of(Saying.template("summary.lead")) : praise)
                .ask(Saying.authored("summary.ask", inquiry.summary().ask()));
    }

    /** After the summary: the check, without help. Words of others are not praised as own ones. */
    Plan summarised(Turn turn) {
        Draft draft = turn.draft();
        Assessment heard = turn.heard();
        boolean whole = !heard.at(Level.COVERED).isEmpty();
        boolean silent =
                heard.hollow() || SAYS_NOTHING.contains(heard.main()) && !whole || Pasted.echoes(draft, turn.text());
        if ((silent || turn.pasted()) && draft.say(ASKED_AGAIN)) {
            return askedAgain(turn);
        }
        if (!silent) {
            draft.summary = turn.text();
        }
        String lead = silent ? "summary.skipped" : turn.pasted() ? "summary.as_it_is" : "summary.kept";
        Inquiry.Form form = inquiry.exitCheck().forms().get(0);
        draft.phase = Phase.EXIT;
        draft.asked = new Asked(Asked.Kind.EXIT, form.question(), Map.of(), null, form.id());
        return Plan.of(Move.EXIT_CHECK, "自己的小结已存；出口题独立完成，不提示")
                .feedback(silent ? null : whole && !turn.pasted() ? Feedback.POSITIVE : Feedback.NEUTRAL)
                .lead(Saying.template(lead))
                .lead(Saying.authored("exit.intro", inquiry.exitCheck().intro()))
                .ask(Saying.authored("exit:" + form.id(), form.question()));
    }

    private static Plan askedAgain(Turn turn) {
        if (turn.pasted()) {
            return Plan.of(Move.SUMMARISE, "小结不像自己的话：请他用自己的话说一句").ask(Saying.template("summary.own_words"));
        }
        Plan again = Plan.of(Move.SUMMARISE, "小结还没有写：一句话也可以，再请一次");
        if (turn.heard().main() == SpeechAct.QUESTION) {
            PupilQuestions.park(turn.draft(), turn.text());
            again.lead(Saying.template("park"));
        } else if (turn.is(SpeechAct.PROTEST)) {
            again.lead(Saying.template("summary.last"));
        }
        return again.ask(Saying.template("summary.one_sentence"));
    }

    /** The other form of the check, when the one that was chosen may not be said; empty when there is no other. */
    Optional<Plan> otherForm(Draft draft, Decision decision) {
        String asked = draft.asked.subject();
        return inquiry.exitCheck().forms().stream()
                .filter(form -> !form.id().equals(asked))
                .findFirst()
                .filter(form -> draft.say("exit.other"))
                .map(form -> {
                    draft.asked = new Asked(Asked.Kind.EXIT, form.question(), Map.of(), null, form.id());
                    return Plan.of(Move.EXIT_CHECK, decision.reason() + "；这一题会说破，换另一题")
                            .feedback(decision.feedback())
                            .lead(decision.lead())
                            .ask(Saying.authored("exit:" + form.id(), form.question()));
                });
    }

    /** After the check: thanks, the card, the prediction's reason beside it. */
    Plan checked(Turn turn) {
        Draft draft = turn.draft();
        Assessment heard = turn.heard();
        String text = turn.text();
        boolean noAnswer = isNoAnswer(heard, text);
        if (noAnswer && draft.say(ASKED_AGAIN)) {
            return Plan.of(Move.EXIT_CHECK, "出口题不提示：可以写一半，也可以写“不想写”").ask(Saying.template("exit.no_help"));
        }
        String formId = draft.asked.subject() == null ? "A" : draft.asked.subject();
        boolean taken = !noAnswer && !notTaken(heard, text);
        Exit.Result result =
                !taken ? Exit.Result.NOT_TAKEN : turn.pasted() ? Exit.Result.UNSURE : result(formId, heard, text);
        draft.exit = new Exit(formId, taken ? text : null, result);
        draft.phase = Phase.DONE;
        draft.asked = Asked.nothing();
        Plan plan = Plan.of(Move.SUMMARISE, "出口题已交：打开小结卡，把开头的理由放在旁边")
                .lead(after(taken, turn.pasted()))
                .card();
        if (draft.choice != null && draft.reason != null && draft.reason.length() <= LONGEST_REASON) {
            plan.ask(Saying.authored(
                    "summary.open_door",
                    inquiry.summary()
                            .openDoor()
                            .replace("{prediction}", optionText(draft.choice))
                            .replace("{reason}", draft.reason)));
        } else {
            plan.ask(Saying.template("summary.open_door"));
        }
        return plan;
    }

    /** Asks for help, or speaks of something else. */
    private static boolean isNoAnswer(Assessment heard, String text) {
        boolean nothing = heard.at(Level.COVERED).isEmpty();
        return heard.is(SpeechAct.ASK_HINT)
                || heard.is(SpeechAct.REQUEST_ANSWER)
                || heard.is(SpeechAct.REPAIR)
                || nothing && (heard.main() == SpeechAct.OFF_TOPIC || heard.main() == SpeechAct.SOCIAL)
                || nothing && heard.is(SpeechAct.QUESTION) && text.length() < 12;
    }

    private Saying after(boolean taken, boolean pasted) {
        if (!taken) {
            return Saying.template("exit.not_taken");
        }
        return pasted
                ? Saying.template("exit.received")
                : Saying.authored("exit.after", inquiry.exitCheck().after());
    }

    /** Anything said after the end. */
    Plan afterwards(Draft draft) {
        boolean parked = !draft.parked.isEmpty();
        return Plan.of(Move.REDIRECT, "这次探究已经结束")
                .lead(
                        parked
                                ? Saying.template("done.parked", Map.of("question", draft.parked.get(0)))
                                : Saying.template("done.again"));
    }

    private Exit.Result result(String formId, Assessment heard, String text) {
        List<String> wanted = inquiry.exitCheck().forms().stream()
                .filter(f -> f.id().equals(formId))
                .flatMap(f -> f.expectations().stream())
                .toList();
        long covered = wanted.stream()
                .filter(id -> heard.verdict(id)
                        .filter(v -> v.level() == Level.COVERED)
                        .isPresent())
                .count();
        if (covered == wanted.size() && covered > 0) {
            return Exit.Result.FULL;
        }
        boolean some = wanted.stream()
                .anyMatch(id -> heard.verdict(id)
                        .filter(v -> v.level().compareTo(Level.PARTIAL) >= 0)
                        .isPresent());
        if (some) {
            return Exit.Result.PART;
        }
        boolean another = !heard.misconceptions().isEmpty()
                || !heard.at(Level.CONFLICT).isEmpty()
                || like(formId, "other", text) > like(formId, "part", text);
        return another ? Exit.Result.OTHER : Exit.Result.UNSURE;
    }

    /** How like an answer is to the samples of a level; 0 when it is like none. */
    private double like(String formId, String level, String text) {
        return inquiry.exitCheck().forms().stream()
                .filter(f -> f.id().equals(formId))
                .flatMap(f -> f.levels().getOrDefault(level, List.of()).stream())
                .mapToDouble(sample -> Bigrams.overlap(sample, text))
                .filter(overlap -> overlap >= LIKE_SAMPLE)
                .max()
                .orElse(0);
    }

    private static boolean notTaken(Assessment heard, String text) {
        return heard.hollow()
                || heard.is(SpeechAct.STOP)
                || heard.main() == SpeechAct.DONT_KNOW && text.length() <= 8
                || text.matches(".*不想(写|做|答).*");
    }

    private String optionText(String id) {
        return inquiry.prediction().options().stream()
                .filter(o -> o.id().equals(id))
                .map(Inquiry.PredictionOption::text)
                .findFirst()
                .orElse(id);
    }
}
