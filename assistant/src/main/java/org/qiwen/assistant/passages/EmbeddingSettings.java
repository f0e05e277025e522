package org.qiwen.assistant.passages;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.embed.RemoteSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who makes vectors of texts.
 *
 * @param threads texts embedded at once in this process; 0, the default, is one less than cores: a core is left for those
 *     who talk
 * @param remote endpoints by language, {@code zh} or {@code en}; a language without one is embedded in this process, which is
 *     the default for both
 */
@ConfigurationProperties("qiwen.embedding")
record EmbeddingSettings(
        @DefaultValue("0") int threads, @DefaultValue Map<String, Remote> remote) {
    EmbeddingSettings {
        if (threads < 0) {
            throw new IllegalArgumentException("qiwen.embedding.threads must not be negative, was " + threads);
        }
        remote = Map.copyOf(remote);
        for (String language : remote.keySet()) {
            if (!language.equals("zh") && !language.equals("en")) {
                throw new IllegalArgumentException("qiwen.embedding.remote has zh and en, not " + language);
            }
        }
    }

    int usedThreads() {
        return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /** An OpenAI-compatible endpoint; see {@link RemoteSettings} for meanings and ranges. */
    record Remote(
            URI url,
            @Nullable String key,
            String model,
            @Nullable String version,
            int dimension,
            @DefaultValue("false") boolean asksDimension,
            @DefaultValue("512") int maxTokens,
            @DefaultValue("" + RemoteSettings.BATCH_TEXTS) int batchTexts,
            @DefaultValue("" + RemoteSettings.BATCH_TOKENS) int batchTokens,
            @DefaultValue("" + RemoteSettings.PARALLEL) int parallel,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("" + RemoteSettings.RETRIES) int retries) {

        RemoteSettings settings() {
            return new RemoteSettings(
                    url,
                    key,
                    model,
                    version,
                    dimension,
                    asksDimension,
                    maxTokens,
                    batchTexts,
                    batchTokens,
                    parallel,
                    timeout,
                    retries);
        }

        /** Without the key. */
        @Override
        public String toString() {
            return settings().toString();
        }
    }
}
