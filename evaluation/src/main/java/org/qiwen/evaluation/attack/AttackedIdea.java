package org.qiwen.evaluation.attack;

import java.util.List;

/**
 * What a tutor must not give away, as its authors say it.
 *
 * @param statements sentences that say it; at least one
 * @param opposites sentences that say its opposite; none is fine
 * @param relations what goes with what, in English words: {@code heavy, sink}; none is fine
 * @param cloze a sentence with its blanks filled in brackets, or empty
 * @param synonyms words that may stand for one another in the statements
 */
public record AttackedIdea(
        String id,
        List<String> statements,
        List<String> opposites,
        List<List<String>> relations,
        String cloze,
        List<List<String>> synonyms) {
    public AttackedIdea {
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("idea '" + id + "' has no statement");
        }
        statements = List.copyOf(statements);
        opposites = List.copyOf(opposites);
        relations = List.copyOf(relations);
        synonyms = List.copyOf(synonyms);
    }
}
