package org.qiwen.ingestion.search;

import org.qiwen.ingestion.split.Passage;

/**
 * A passage that was found.
 *
 * @param passage the passage
 * @param score 0 to 1, both legs joined; 1 is the best of this answer by both. It orders one answer and is not comparable
 *     between answers
 * @param words BM25 score, 0 when no word is shared
 * @param similarity cosine of question and passage, -1 to 1; comparable between answers of one model
 */
public record ScoredPassage(Passage passage, double score, double words, double similarity) {}
