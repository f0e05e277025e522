package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Judges the sentences that a model writes for one turn, one after the other: each as it would stand behind what was
 * released before it. A blocked sentence changes nothing. One a turn; not thread-safe; no I/O.
 */
public final class TurnGate {
    private static final Pattern ASKS = Pattern.compile("[？?]");
    private static final Pattern ADDRESS = Pattern.compile("https?:|www\\.|\\]\\(", Pattern.CASE_INSENSITIVE);

    private final LeakGate leaks;
    private final TurnRules rules;
    private final List<String> released = new ArrayList<>();
    private boolean asked;

    public TurnGate(LeakGate leaks, TurnRules rules) {
        this.leaks = leaks;
        this.rules = rules;
    }

    /** Says whether the sentence may be said next; a released one counts as said from then on. */
    public Verdict judge(String sentence) {
        boolean asks = ASKS.matcher(sentence).find();
        Optional<Fault> fault = fault(sentence, asks);
        if (fault.isPresent()) {
            return new Verdict.Blocked(fault.get());
        }
        released.add(sentence);
        asked |= asks;
        return new Verdict.Released(asks);
    }

    /** What the turn still lacks when the model has finished. */
    public Optional<Fault> missing() {
        return rules.asks() && !asked ? Optional.of(new Fault(Fault.Kind.QUESTIONS, "no question")) : Optional.empty();
    }

    private Optional<Fault> fault(String sentence, boolean asks) {
        if (asked) {
            return Optional.of(new Fault(Fault.Kind.QUESTIONS, asks ? "second question" : "words after the question"));
        }
        if (asks && !rules.asks()) {
            return Optional.of(new Fault(Fault.Kind.QUESTIONS, "question where none belongs"));
        }
        int length = released.stream().mapToInt(String::length).sum() + sentence.length();
        if (length > rules.stage().maxCharacters()) {
            return Optional.of(
                    new Fault(Fault.Kind.LENGTH, "over " + rules.stage().maxCharacters() + " characters"));
        }
        if (ADDRESS.matcher(sentence).find()) {
            return Optional.of(new Fault(Fault.Kind.LINK, "address"));
        }
        return leaks.check(sentence, window(), rules.unearned(), rules.ownWords())
                .map(leak -> new Fault(Fault.Kind.LEAK, leak.expectation()));
    }

    private String window() {
        List<String> said = new ArrayList<>(rules.window());
        said.addAll(released);
        return String.join("。", said);
    }
}
