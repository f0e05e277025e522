package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.policy.Decision;
import org.qiwen.assistant.dialogue.policy.Feedback;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.safety.SafetyFinding;

/**
 * A student's message as it was understood.
 *
 * @param before the state it met
 * @param text the message, personal data masked; of a choice the option's id
 * @param findings what a person should look at
 * @param started when work on it began, by {@link System#nanoTime}
 */
record Heard(DialogueState before, String text, List<SafetyFinding> findings, Assessment assessment, long started) {
    Heard {
        findings = List.copyOf(findings);
    }

    /**
     * The pupil's last messages, this one and the prediction's reason included.
     *
     * @param decided the state after the decision
     */
    List<String> ownWords(DialogueState decided) {
        List<String> words = new ArrayList<>(decided.pupilWords());
        words.add(text);
        if (decided.reason() != null) {
            words.add(decided.reason());
        }
        return words;
    }

    /** The trace of a turn whose last state is {@code next}. */
    TurnTrace trace(Decision decision, DialogueState next, Spoken spoken) {
        Map<String, String> practices = new LinkedHashMap<>();
        assessment.practices().forEach((practice, sentence) -> practices.put(practice.name(), sentence));
        List<TurnTrace.Idea> ideas = assessment.verdicts().stream()
                .map(v -> new TurnTrace.Idea(
                        v.expectation(), v.level().name(), credit(next.idea(v.expectation())), v.why()))
                .toList();
        @Nullable Feedback feedback = decision.feedback();
        return new TurnTrace(
                before.turn() + 1,
                text,
                new TurnTrace.Assessed(
                        assessment.acts().stream().map(Enum::name).toList(),
                        findings.stream().map(f -> f.label().name()).toList(),
                        ideas,
                        assessment.misconceptions(),
                        practices),
                new TurnTrace.Decided(
                        decision.move().name(),
                        feedback == null ? null : feedback.name(),
                        decision.hintLevel(),
                        decision.target(),
                        decision.reason()),
                spoken.gate(),
                spoken.model(),
                spoken.text(),
                (System.nanoTime() - started) / 1_000_000);
    }

    private static @Nullable String credit(IdeaState idea) {
        return idea.credit() == null ? null : idea.credit().name();
    }
}
