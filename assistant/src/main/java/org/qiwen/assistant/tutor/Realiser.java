package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.gate.Leak;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.policy.Decision;
import org.qiwen.assistant.dialogue.policy.Saying;
import org.qiwen.assistant.dialogue.policy.Wording;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Stage;

/**
 * Words a decision from authored lines and templates, within the stage's length and past the leak gate. Pure and
 * thread-safe; needs no language model.
 */
final class Realiser {
    private final Wording wording;
    private final LeakGate gate;
    private final Language language;

    Realiser(Wording wording, LeakGate gate, Language language) {
        this.language = language;
        this.wording = wording;
        this.gate = gate;
    }

    /**
     * A worded turn.
     *
     * @param lead sentences before the evidence
     * @param ask sentences of the question at the end
     * @param said keys that now count as said
     * @param gate what the gate did, for the trace
     * @param mute whether the question that was decided may not be said
     */
    record Worded(List<String> lead, List<String> ask, Set<String> said, List<String> gate, boolean mute) {
        /** The same, with what the gate stopped before. */
        Worded after(List<String> stopped) {
            List<String> all = new ArrayList<>(stopped);
            all.addAll(gate);
            return new Worded(lead, ask, said, all, mute);
        }

        /** Everything said, in one line. */
        String text() {
            return String.join("", lead) + String.join("", ask);
        }
    }

    /**
     * @param state the state after the decision: its open ideas may be said
     * @param ownWords the pupil's last messages, this one included
     */
    Worded word(Decision decision, DialogueState state, List<String> ownWords) {
        Set<String> said = new HashSet<>(state.said());
        List<String> verdicts = new ArrayList<>();
        String window = String.join("。", state.tutorWords());
        List<Line> lines = new ArrayList<>();
        for (Saying saying : decision.lead()) {
            lines.add(line(saying, state, said));
        }
        Saying asked = decision.ask();
        @Nullable Line ask = asked == null ? null : line(asked, state, said);
        shorten(lines, ask, decision, state.stage());

        List<String> lead = new ArrayList<>();
        for (Line line : lines) {
            if (line.fixed() || passes(line.text(), window, state, ownWords, verdicts)) {
                lead.addAll(Sentences.of(line.text()));
                window = window + "。" + line.text();
            }
        }
        List<String> question = new ArrayList<>();
        boolean mute = false;
        if (ask != null) {
            mute = !ask.fixed() && !passes(ask.text(), window, state, ownWords, verdicts);
            String text = mute ? fallback(decision, state, said) : ask.text();
            question.addAll(Sentences.of(text));
        }
        return new Worded(List.copyOf(lead), List.copyOf(question), Set.copyOf(said), List.copyOf(verdicts), mute);
    }

    /** After the end nothing is asked but how the pupil sees it now. */
    private String fallback(Decision decision, DialogueState state, Set<String> said) {
        return line(Saying.template(decision.card() ? "summary.open_door" : "gate.fallback"), state, said)
                .text();
    }

    /**
     * The authored words that end a turn which a model began: the question, or all when there is none. What together with
     * the model's words gives an idea away is left out.
     *
     * @param released the model's sentences
     * @param verdicts gets what the gate did
     */
    Worded after(
            List<String> released, Worded authored, DialogueState state, List<String> ownWords, List<String> verdicts) {
        String window = String.join("。", state.tutorWords()) + "。" + String.join("", released);
        if (authored.ask().isEmpty()) {
            List<String> lead = passes(String.join("", authored.lead()), window, state, ownWords, verdicts)
                    ? authored.lead()
                    : List.of();
            return new Worded(lead, List.of(), authored.said(), verdicts, false);
        }
        List<String> ask = passes(String.join("", authored.ask()), window, state, ownWords, verdicts)
                ? authored.ask()
                : Sentences.of(line(Saying.template("gate.fallback"), state, new HashSet<>(authored.said()))
                        .text());
        return new Worded(List.of(), ask, authored.said(), verdicts, false);
    }

    /** A sentence about the service itself, in fixed words. */
    List<String> notice(String template, DialogueState state) {
        return Sentences.of(line(Saying.template(template), state, new HashSet<>(state.said()))
                .text());
    }

    private boolean passes(
            String text, String window, DialogueState state, List<String> ownWords, List<String> verdicts) {
        Optional<Leak> leak = gate.check(text, window, state.unearned(), ownWords);
        leak.ifPresent(l -> verdicts.add("拦下：" + l.expectation() + "（" + l.how() + "）"));
        return leak.isEmpty();
    }

    /** Words that are about to be said; fixed ones are templates with nothing filled in, which know of no idea. */
    private record Line(String text, boolean droppable, boolean fixed) {}

    private Line line(Saying saying, DialogueState state, Set<String> said) {
        if (!saying.isTemplate()) {
            said.add(saying.key());
            return new Line(saying.text(), saying.droppable(), false);
        }
        Wording.Worded worded = wording.word(saying.key(), saying.values(), state.stage(), said, state.turn());
        said.add(worded.key());
        return new Line(worded.text(), saying.droppable(), saying.values().isEmpty());
    }

    /** Leaves out what may be left out, last first, until the turn fits the stage. */
    private void shorten(List<Line> lines, @Nullable Line ask, Decision decision, Stage stage) {
        if (decision.move().mayBeLong() || decision.card()) {
            return;
        }
        int length = ask == null ? 0 : language.length(ask.text());
        for (Line line : lines) {
            length += language.length(line.text());
        }
        for (int i = lines.size() - 1; i >= 0 && length > stage.maxCharacters(); i--) {
            if (lines.get(i).droppable()) {
                length -= language.length(lines.remove(i).text());
            }
        }
    }
}
