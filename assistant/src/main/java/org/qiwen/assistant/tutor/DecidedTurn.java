package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.gate.TurnGate;
import org.qiwen.assistant.dialogue.policy.Decision;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;

/**
 * A turn whose move, evidence, options and sources are settled and that has authored words; which words are said is still
 * open. Pure and immutable.
 */
public final class DecidedTurn {
    private static final String BUDGET_NOTICE = "budget.plain";

    private final Lesson lesson;
    private final Heard heard;
    private final Decision decision;
    private final DialogueState decided;
    private final Realiser.Worded authored;
    private final List<TurnEvent.Citation> cited;

    DecidedTurn(
            Lesson lesson,
            Heard heard,
            Decision decision,
            DialogueState decided,
            Realiser.Worded authored,
            List<TurnEvent.Citation> cited) {
        this.lesson = lesson;
        this.heard = heard;
        this.decision = decision;
        this.decided = decided;
        this.authored = authored;
        this.cited = List.copyOf(cited);
    }

    /** The whole turn in its authored words. */
    public PlannedTurn authored() {
        return ended(authored(List.of(), null), 0);
    }

    /** The authored words, with what is known of a model's part in it. */
    Spoken authored(List<String> verdicts, @Nullable WordingTrace model) {
        return new Spoken(authored.lead(), authored.ask(), false, joined(verdicts), model);
    }

    /** The authored words after a sentence that says why they are plain. */
    Spoken plainly(WordingTrace model) {
        List<String> lead = new ArrayList<>(lesson.realiser().notice(BUDGET_NOTICE, decided));
        lead.addAll(authored.lead());
        return new Spoken(lead, authored.ask(), false, joined(List.of()), model);
    }

    /** The words of a model that worded all it may; a task in fixed words stays after them. */
    Spoken worded(List<String> released, List<String> question, List<String> verdicts, WordingTrace model) {
        boolean asksAnew = !question.isEmpty();
        return new Spoken(released, asksAnew ? question : authored.ask(), asksAnew, joined(verdicts), model);
    }

    /** What a model said before it was stopped, then the authored question; without one all that is authored. */
    Spoken continued(List<String> released, List<String> verdicts, WordingTrace model) {
        List<String> gate = joined(verdicts);
        Realiser.Worded rest = lesson.realiser().after(released, authored, decided, heard.ownWords(decided), gate);
        List<String> lead = new ArrayList<>(released);
        lead.addAll(rest.lead());
        return new Spoken(lead, rest.ask(), false, gate, model);
    }

    /** What a model may word of it; empty when all of it stays authored. */
    Optional<Rewording> rewording(Set<String> moves) {
        return Rewording.of(lesson, heard, decision, decided, authored, moves);
    }

    /** Language of the dialogue. */
    String locale() {
        return lesson.inquiry().locale();
    }

    boolean isForPrimary() {
        return decided.stage().isPrimary();
    }

    /** A gate for the words of one answer. */
    TurnGate gate(Rewording rewording) {
        return new TurnGate(lesson.gate(), rewording.rules());
    }

    /** The first event. */
    TurnEvent.Move move() {
        return TurnScript.move(decision);
    }

    /**
     * What the turn leaves behind, and its events.
     *
     * @param sent how many of the events were sent already
     */
    PlannedTurn ended(Spoken spoken, int sent) {
        DialogueState next = remember(spoken);
        List<TurnEvent> events = TurnScript.events(lesson, decision, next, spoken, cited);
        return new PlannedTurn(
                next, heard.trace(decision, next, spoken), events.subList(sent, events.size()), heard.findings());
    }

    static String citationKey(String passage) {
        return "cited:" + passage;
    }

    private List<String> joined(List<String> verdicts) {
        List<String> all = new ArrayList<>(verdicts);
        all.addAll(authored.gate());
        return all;
    }

    /** What was said is remembered: its keys, the last two turns, and the question a short reply will answer. */
    private DialogueState remember(Spoken spoken) {
        Set<String> said = new HashSet<>(authored.said());
        cited.forEach(c -> said.add(citationKey(c.passage())));
        List<String> tutorWords = new ArrayList<>(decided.tutorWords());
        tutorWords.add(spoken.text());
        while (tutorWords.size() > 2) {
            tutorWords.remove(0);
        }
        Asked asked = decided.asked();
        boolean openQuestion =
                asked.kind() == Asked.Kind.CLARIFY || asked.text().isEmpty() && asked.kind() != Asked.Kind.NOTHING;
        boolean otherWords = spoken.asksAnew() && asked.kind() != Asked.Kind.NOTHING;
        if ((openQuestion || otherWords) && !spoken.ask().isEmpty()) {
            asked = new Asked(
                    asked.kind(), String.join("", spoken.ask()), asked.listen(), asked.target(), asked.subject());
        }
        return decided.worded(asked, said, tutorWords);
    }
}
