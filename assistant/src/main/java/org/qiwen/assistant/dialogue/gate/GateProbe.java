package org.qiwen.assistant.dialogue.gate;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.inquiry.Inquiry;

/**
 * Shows what the gate sees in the sentences of a turn, so that its forest can be grown and its parts measured; it releases
 * nothing to anybody. One a turn; not thread-safe.
 */
public final class GateProbe {
    private final TurnGate gate;

    public GateProbe(LeakGate leaks, TurnRules rules) {
        this.gate = new TurnGate(leaks, rules);
    }

    /**
     * A sentence as the gate sees it.
     *
     * @param stop the rule that stops it before its signs are weighed
     * @param signs what would be weighed, in the order of {@link #names}
     */
    public record Seen(Optional<Fault> stop, double[] signs) {
        public boolean stopped() {
            return stop.isPresent();
        }
    }

    /** The score above which a sentence is blocked. */
    public static double border() {
        return ContentGuard.MOST;
    }

    /** What a sentence's score gains beside the forest. */
    public static double added(double[] signs) {
        return ContentGuard.added(signs);
    }

    /** The names of the signs. */
    public static List<String> names() {
        return Arrays.stream(Sign.values()).map(Sign::name).toList();
    }

    /** Pairs of characters that stand in the free texts of at least so many inquiries. */
    public static List<String> common(Collection<Inquiry> inquiries, int least) {
        Map<String, Integer> in = new TreeMap<>();
        for (Inquiry inquiry : inquiries) {
            GuardedTexts.free(inquiry).stream()
                    .flatMap(text -> Bigrams.of(text).texts().stream())
                    .distinct()
                    .forEach(pair -> in.merge(pair, 1, Integer::sum));
        }
        return in.entrySet().stream()
                .filter(e -> e.getValue() >= least)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Looks at a sentence and takes it as said. */
    public Seen look(String sentence) {
        Seen seen = new Seen(gate.plainFault(sentence), gate.signs(sentence));
        gate.take(sentence);
        return seen;
    }
}
