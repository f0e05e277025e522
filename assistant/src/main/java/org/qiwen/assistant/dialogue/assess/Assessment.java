package org.qiwen.assistant.dialogue.assess;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.state.Level;

/**
 * A message, assessed.
 *
 * @param acts what the pupil does, the main act first; never empty
 * @param verdicts one per expectation, authored order
 * @param misconceptions ids of beliefs voiced (not reported, not denied)
 * @param practices practice to the sentence that shows it
 * @param hollow whether there is nothing in it (嗯, 哦, 6)
 * @param heard what the reply means as an answer to the tutor's question
 * @param option id of the option that was chosen, or null
 * @param question index of the authored pupil question it asks, or null
 * @param alternative index of the authored alternative it holds, or null
 */
public record Assessment(
        List<SpeechAct> acts,
        List<Verdict> verdicts,
        List<String> misconceptions,
        Map<Practice, String> practices,
        boolean hollow,
        Heard heard,
        @Nullable String option,
        @Nullable Integer question,
        @Nullable Integer alternative) {

    public Assessment {
        if (acts.isEmpty()) {
            throw new IllegalArgumentException("a message has at least one act");
        }
        acts = List.copyOf(acts);
        verdicts = List.copyOf(verdicts);
        misconceptions = List.copyOf(misconceptions);
        practices = Map.copyOf(practices);
    }

    /**
     * A reply taken as an answer to the question before it.
     *
     * @param meaning how it answers
     * @param part id of the part it gives, when {@code PART}
     */
    public record Heard(Meaning meaning, @Nullable String part) {
        public static final Heard NOTHING = new Heard(Meaning.NOTHING, null);

        /** How a reply answers. */
        public enum Meaning {
            NOTHING,
            PART,
            RIGHT,
            WRONG
        }
    }

    public boolean is(SpeechAct act) {
        return acts.contains(act);
    }

    public SpeechAct main() {
        return acts.get(0);
    }

    public Optional<Verdict> verdict(String expectation) {
        return verdicts.stream()
                .filter(v -> v.expectation().equals(expectation))
                .findFirst();
    }

    public List<Verdict> at(Level level) {
        return verdicts.stream().filter(v -> v.level() == level).toList();
    }
}
