package org.qiwen.assistant.dialogue.reading;

/**
 * One term found in a clause.
 *
 * @param clause index of the clause
 * @param start offset in the clause
 * @param end offset behind the last character
 * @param form the words that were found
 * @param term what is meant after negation: the term, its opposite when denied, or {@code "!" + term} when denied and
 *     without an opposite
 * @param said the term whose words were found, before negation
 * @param tendency +1 when more of it is meant, -1 when less, 0 when nothing is said
 */
public record Mention(int clause, int start, int end, String form, String term, String said, int tendency) {

    /** Whether the term was denied. */
    public boolean denied() {
        return !term.equals(said);
    }
}
