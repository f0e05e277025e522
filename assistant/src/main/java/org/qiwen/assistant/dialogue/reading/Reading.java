package org.qiwen.assistant.dialogue.reading;

import java.util.List;
import java.util.Optional;

/**
 * A message, read. Mentions, comparisons and bindings are those of asserted clauses only; {@code all} holds the mentions
 * of every clause.
 */
public record Reading(
        Language language,
        String text,
        List<Clause> clauses,
        List<Mention> all,
        List<Mention> mentions,
        List<Comparison> comparisons,
        List<Binding> bindings) {
    public Reading {
        clauses = List.copyOf(clauses);
        all = List.copyOf(all);
        mentions = List.copyOf(mentions);
        comparisons = List.copyOf(comparisons);
        bindings = List.copyOf(bindings);
    }

    /** The first asserted mention that means this term. */
    public Optional<Mention> mention(String term) {
        return mentions.stream().filter(m -> m.term().equals(term)).findFirst();
    }

    /** Whether bare words stand in a row with nothing said about them. */
    public boolean isWordSalad() {
        boolean bare = clauses.stream().allMatch(c -> c.text().length() <= language.bareWord());
        boolean nothing = bindings.isEmpty() && comparisons.isEmpty();
        return bare && all.size() >= 3 && (clauses.size() >= 3 && nothing || clauses.size() >= 5);
    }
}
