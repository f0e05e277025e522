package org.qiwen.ingestion.search;

import java.util.Locale;

/**
 * How likely a passage speaks of a question: a logistic function of their cosine and of the share of the question's wording
 * that the passage has. Neither depends on what else a store holds, so a threshold means the same over a few hundred passages
 * as over a hundred thousand; BM25 scores do not, and the joined score is always near 1 for the best.
 *
 * @param constant added to the sum
 * @param similarity weight of the cosine
 * @param overlap weight of {@link Overlap#share}
 */
public record Relevance(double constant, double similarity, double overlap) {

    /** For bge-small-zh-v1.5; fitted to a large and a small store together, see RATIONALE.md. */
    public static final Relevance CHINESE = new Relevance(-4.86, 8.84, 1.27);

    /**
     * For bge-small-en-v1.5, whose cosines are higher: 0.5 at a cosine of 0.6 without a shared word, or 0.5 with half of the
     * words. Our estimate; there is no English development set yet.
     */
    public static final Relevance ENGLISH = new Relevance(-8.4, 14, 3);

    /** That of the model that reads a language. */
    public static Relevance forLocale(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    /**
     * Likelihood that the passage is relevant, 0 to 1.
     *
     * @param cosine of question and passage
     * @param share of the question's wording that the passage has, 0 to 1
     */
    public double of(double cosine, double share) {
        return 1 / (1 + Math.exp(-(constant + similarity * cosine + overlap * share)));
    }
}
