package org.qiwen.assistant.dialogue.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Shows what the gate sees in the sentences of a turn, so that its weights can be fitted and its parts measured; it releases
 * nothing to anybody. One a turn; not thread-safe.
 */
public final class GateProbe {
    /** Share of new matter above which a statement is no rewording. */
    public static final double NEW_MATTER = ContentGuard.NEW_MATTER;

    private final TurnGate gate;

    public GateProbe(LeakGate leaks, TurnRules rules) {
        this.gate = new TurnGate(leaks, rules);
    }

    /**
     * A sentence as the gate sees it.
     *
     * @param stop the rule that stops it before its signs are weighed
     * @param signs what would be weighed, in the order of {@link #names}
     * @param newMatter share of its statements that is neither in the authored text nor the pupil's, 0..1
     */
    public record Seen(Optional<Fault> stop, double[] signs, double newMatter) {
        public boolean stopped() {
            return stop.isPresent();
        }
    }

    /** The names of the signs. */
    public static List<String> names() {
        return Arrays.stream(Sign.values()).map(Sign::name).toList();
    }

    /** Looks at a sentence and takes it as said. */
    public Seen look(String sentence) {
        Seen seen = new Seen(gate.plainFault(sentence), gate.signs(sentence), gate.newMatter(sentence));
        gate.take(sentence);
        return seen;
    }
}
