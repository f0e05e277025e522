package org.qiwen.assistant.passages;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import org.qiwen.ingestion.embed.RemoteEmbedder;

/** Sends each language to its endpoint, or to the model in this process where it has none. Thread-safe. */
final class ConfiguredEmbedders implements Embedders, AutoCloseable {
    private final OnnxEmbedders inProcess;
    private final Map<String, RemoteEmbedder> remote = new HashMap<>();

    ConfiguredEmbedders(EmbeddingSettings settings) {
        inProcess = new OnnxEmbedders(settings.usedThreads());
        settings.remote()
                .forEach((language, endpoint) -> remote.put(language, new RemoteEmbedder(endpoint.settings())));
    }

    @Override
    public Embedder forLocale(Locale locale) {
        Embedder endpoint = remote.get(locale.getLanguage().equals("zh") ? "zh" : "en");
        return endpoint == null ? inProcess.forLocale(locale) : endpoint;
    }

    @Override
    public void close() {
        inProcess.close();
        remote.values().forEach(RemoteEmbedder::close);
    }
}
