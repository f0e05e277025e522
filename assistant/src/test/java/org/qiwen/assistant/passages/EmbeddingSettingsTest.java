package org.qiwen.assistant.passages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.ingestion.embed.RemoteSettings;
import org.qiwen.ingestion.search.SearchSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EmbeddingSettingsTest {
    @Test
    void embedsInThisProcessByDefault() {
        EmbeddingSettings settings = bind("qiwen.embedding", EmbeddingSettings.class, Map.of());
        assertThat(settings.remote()).isEmpty();
        try (ConfiguredEmbedders embedders = new ConfiguredEmbedders(settings)) {
            assertThat(embedders.forLocale(Locale.SIMPLIFIED_CHINESE).model()).startsWith("bge-small-zh");
            assertThat(embedders.forLocale(Locale.ENGLISH).model()).startsWith("bge-small-en");
        }
    }

    @Test
    void bindsEverythingOfAnEndpoint() {
        EmbeddingSettings settings = bind(
                "qiwen.embedding",
                EmbeddingSettings.class,
                Map.ofEntries(
                        Map.entry("qiwen.embedding.threads", "3"),
                        Map.entry("qiwen.embedding.remote.zh.url", "https://host/v1"),
                        Map.entry("qiwen.embedding.remote.zh.key", "secret"),
                        Map.entry("qiwen.embedding.remote.zh.model", "bge-m3"),
                        Map.entry("qiwen.embedding.remote.zh.version", "2024"),
                        Map.entry("qiwen.embedding.remote.zh.dimension", "1024"),
                        Map.entry("qiwen.embedding.remote.zh.asks-dimension", "true"),
                        Map.entry("qiwen.embedding.remote.zh.max-tokens", "8192"),
                        Map.entry("qiwen.embedding.remote.zh.batch-texts", "32"),
                        Map.entry("qiwen.embedding.remote.zh.batch-tokens", "16000"),
                        Map.entry("qiwen.embedding.remote.zh.parallel", "8"),
                        Map.entry("qiwen.embedding.remote.zh.timeout", "10s"),
                        Map.entry("qiwen.embedding.remote.zh.retries", "1")));
        assertThat(settings.threads()).isEqualTo(3);
        assertThat(settings.remote().values().iterator().next().settings())
                .isEqualTo(new RemoteSettings(
                        URI.create("https://host/v1"),
                        "secret",
                        "bge-m3",
                        "2024",
                        1024,
                        true,
                        8192,
                        32,
                        16000,
                        8,
                        Duration.ofSeconds(10),
                        1));
        assertThat(settings.toString()).doesNotContain("secret");
        try (ConfiguredEmbedders embedders = new ConfiguredEmbedders(settings)) {
            assertThat(embedders.forLocale(Locale.TRADITIONAL_CHINESE).model()).isEqualTo("bge-m3@2024");
            assertThat(embedders.forLocale(Locale.ENGLISH).model()).startsWith("bge-small-en");
        }
    }

    @Test
    void refusesALanguageWithoutAModel() {
        assertThatThrownBy(() -> bind(
                        "qiwen.embedding",
                        EmbeddingSettings.class,
                        Map.of(
                                "qiwen.embedding.remote.fr.url", "https://host/v1",
                                "qiwen.embedding.remote.fr.model", "m",
                                "qiwen.embedding.remote.fr.dimension", "8")))
                .rootCause()
                .hasMessageContaining("zh and en");
    }

    @Test
    void searchesAsItWasTunedByDefault() {
        assertThat(bind("qiwen.search", SearchProperties.class, Map.of()).settings())
                .isEqualTo(SearchSettings.DEFAULTS);
        assertThat(bind(
                                "qiwen.search",
                                SearchProperties.class,
                                Map.of(
                                        "qiwen.search.vector-weight", "0.4",
                                        "qiwen.search.depth", "20",
                                        "qiwen.search.min-relevance", "0.1"))
                        .settings())
                .isEqualTo(new SearchSettings(0.4, 20, 0.1));
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
    }
}
