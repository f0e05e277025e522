package org.qiwen.ingestion.store;

/**
 * A question as a store understands it.
 *
 * @param text searched by its words
 * @param vector its vector, of length 1; not copied, not to be changed
 * @param model model that made the vector
 * @param filter which passages may be found
 * @param depth how many candidates each leg brings, 1 to 1000
 */
public record CandidateQuery(String text, float[] vector, String model, PassageFilter filter, int depth) {
    public CandidateQuery {
        if (depth < 1 || depth > 1000) {
            throw new IllegalArgumentException("depth must be 1..1000, was " + depth);
        }
    }
}
