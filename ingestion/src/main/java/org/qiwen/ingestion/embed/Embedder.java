package org.qiwen.ingestion.embed;

import java.util.List;

/** Turns texts into vectors. Implementations are thread-safe. */
public interface Embedder extends TokenReader {

    /** Name and version of the model; vectors of two models must never be compared. */
    String model();

    /** Length of every vector. */
    int dimension();

    /** A vector of length 1. Text beyond what the model reads is left out; empty text is allowed. */
    float[] embed(String text);

    /** The vectors of many texts in their order, faster than one after another. */
    default List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }
}
