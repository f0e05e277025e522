package org.qiwen.assistant.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of one inquiry; general words (negation, comparison, particles) belong to the locale.
 *
 * @param terms term id to the surface forms pupils use for it
 * @param opposites pairs of terms that exclude each other (not sinking is floating)
 * @param quantities quantity to its less-term and more-term, for comparisons: {@code weight: [light, heavy]}
 * @param slips typing slip to the term id or the words meant; only believed when a relation then fits
 * @param free words anybody may say without giving an idea away
 */
public record Lexicon(
        Map<String, List<String>> terms,
        List<List<String>> opposites,
        Map<String, List<String>> quantities,
        Map<String, String> slips,
        List<String> free) {

    public Lexicon {
        terms = Authored.copy(terms);
        opposites = Authored.copy(opposites);
        quantities = Authored.copy(quantities);
        slips = Authored.copy(slips);
        free = Authored.copy(free);
    }

    /** The term that is said by denying {@code term}. */
    public Optional<String> oppositeOf(String term) {
        for (List<String> pair : opposites) {
            int at = pair.indexOf(term);
            if (at >= 0 && pair.size() == 2) {
                return Optional.of(pair.get(1 - at));
            }
        }
        return Optional.empty();
    }
}
