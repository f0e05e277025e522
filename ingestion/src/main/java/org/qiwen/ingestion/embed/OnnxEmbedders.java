package org.qiwen.ingestion.embed;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** One {@link OnnxEmbedder} a model, shared by all who ask; a model is loaded with its first text. Thread-safe. */
public final class OnnxEmbedders implements Embedders, AutoCloseable {
    private final Map<OnnxModel, OnnxEmbedder> byModel = new EnumMap<>(OnnxModel.class);

    /** One thread a core for many texts. */
    public OnnxEmbedders() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** @param threads how many texts each embedder computes at once */
    public OnnxEmbedders(int threads) {
        for (OnnxModel model : OnnxModel.values()) {
            byModel.put(model, new OnnxEmbedder(model, threads));
        }
    }

    @Override
    public OnnxEmbedder forLocale(Locale locale) {
        OnnxEmbedder embedder = byModel.get(OnnxModel.forLocale(locale));
        if (embedder == null) {
            throw new IllegalStateException("no model for " + locale.toLanguageTag());
        }
        return embedder;
    }

    @Override
    public void close() {
        byModel.values().forEach(OnnxEmbedder::close);
    }
}
