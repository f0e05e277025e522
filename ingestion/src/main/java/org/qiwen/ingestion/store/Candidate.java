package org.qiwen.ingestion.store;

import org.qiwen.ingestion.split.Passage;

/**
 * A passage that one of the legs brought, scored exactly by both.
 *
 * @param passage the passage
 * @param words BM25 score, 0 when no word is shared; comparable within one answer only
 * @param similarity cosine of the two vectors, -1 to 1
 */
public record Candidate(Passage passage, double words, double similarity) {}
