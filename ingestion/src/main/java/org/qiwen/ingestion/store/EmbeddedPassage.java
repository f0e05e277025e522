package org.qiwen.ingestion.store;

import org.qiwen.ingestion.split.Passage;

/**
 * A passage and its vector.
 *
 * @param passage the passage
 * @param vector of length 1, made by the model of its document; not copied, not to be changed
 */
public record EmbeddedPassage(Passage passage, float[] vector) {}
