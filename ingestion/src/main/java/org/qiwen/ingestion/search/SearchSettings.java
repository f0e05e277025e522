package org.qiwen.ingestion.search;

/**
 * How the two legs are joined and what is worth showing. {@code evaluate retrieval --tune} finds values for other material.
 *
 * @param vectorWeight share of the vector leg in the joined score, 0 (words alone) to 1 (vectors alone)
 * @param depth how many candidates each leg brings, 1 to 1000; raised to {@code k} where more are asked for
 * @param minRelevance a passage less likely relevant than this ({@link Relevance}) is not shown, 0 (all are) to 1
 */
public record SearchSettings(double vectorWeight, int depth, double minRelevance) {

    /** Equal weights, 50 candidates a leg; see RATIONALE.md for the threshold. */
    public static final SearchSettings DEFAULTS = new SearchSettings(0.5, 50, 0.3);

    public SearchSettings {
        if (!(vectorWeight >= 0 && vectorWeight <= 1)) {
            throw new IllegalArgumentException("vectorWeight must be 0..1, was " + vectorWeight);
        }
        if (depth < 1 || depth > 1000) {
            throw new IllegalArgumentException("depth must be 1..1000, was " + depth);
        }
        if (!(minRelevance >= 0 && minRelevance <= 1)) {
            throw new IllegalArgumentException("minRelevance must be 0..1, was " + minRelevance);
        }
    }
}
