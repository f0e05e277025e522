package org.qiwen.ingestion.search;

/**
 * How the two legs are joined.
 *
 * @param vectorWeight share of the vector leg in the joined score, 0 (words alone) to 1 (vectors alone)
 * @param depth how many candidates each leg brings, 1 to 1000; raised to {@code k} where more are asked for
 * @param minSimilarity a passage less similar than this (cosine) is not relevant, whatever words it shares
 */
public record SearchSettings(double vectorWeight, int depth, double minSimilarity) {

    /**
     * Equal weights, 50 candidates a leg, similarity from 0.45: of 500 questions the right passage was below it for 1 to 5 %
     * (1 % lie below 0.419, 5 % below 0.534), the best passage to 9 of 15 off-topic remarks too ({@code RetrievalMeasurement}).
     */
    public static final SearchSettings DEFAULTS = new SearchSettings(0.5, 50, 0.45);

    public SearchSettings {
        if (!(vectorWeight >= 0 && vectorWeight <= 1)) {
            throw new IllegalArgumentException("vectorWeight must be 0..1, was " + vectorWeight);
        }
        if (depth < 1 || depth > 1000) {
            throw new IllegalArgumentException("depth must be 1..1000, was " + depth);
        }
        if (!(minSimilarity >= -1 && minSimilarity <= 1)) {
            throw new IllegalArgumentException("minSimilarity must be -1..1, was " + minSimilarity);
        }
    }
}
