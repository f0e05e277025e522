package org.qiwen.ingestion.store;

import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.split.Passage;

/**
 * A passage about to be written.
 *
 * @param number its key in the tables; 0 while it has none
 * @param model made its vector
 */
record PgRow(
        int number,
        Passage passage,
        float[] vector,
        PgModel model,
        @Nullable String owner,
        PassageWords words) {
    PgRow number(int given) {
        return new PgRow(given, passage, vector, model, owner, words);
    }
}
