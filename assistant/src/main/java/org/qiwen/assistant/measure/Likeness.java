package org.qiwen.assistant.measure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleBiFunction;
import org.qiwen.ingestion.embed.Embedder;

/** How like two texts are in meaning: the cosine of their vectors. Keeps the vectors; thread-safe. */
public final class Likeness implements ToDoubleBiFunction<String, String> {
    private final Embedder embedder;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    public Likeness(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public double applyAsDouble(String one, String other) {
        float[] a = vectors.computeIfAbsent(one, embedder::embed);
        float[] b = vectors.computeIfAbsent(other, embedder::embed);
        double cosine = 0;
        for (int i = 0; i < a.length; i++) {
            cosine += a[i] * b[i];
        }
        return cosine;
    }
}
