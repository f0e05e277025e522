package org.qiwen.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.model.ModelConfiguration.Endpoints;
import org.qiwen.assistant.model.profile.ProfileCatalog;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.qiwen.assistant.model.provider.EndpointSettings.Price;
import org.qiwen.assistant.model.stream.StreamLimits;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ModelSettingsTest {
    private static final ModelSettings NOTHING = new ModelSettings(null, null, null, null);

    @Test
    void hasLimitsForEachUse() {
        assertThat(NOTHING.plan(ModelUse.TUTOR))
                .isEqualTo(new UsePlan(
                        List.of(),
                        Duration.ofSeconds(8),
                        new StreamLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20), 3200),
                        400,
                        false));
        assertThat(NOTHING.plan(ModelUse.COPILOT).maxTokens()).isEqualTo(4000);
        assertThat(NOTHING.plan(ModelUse.JUDGE).limits().total()).hasSeconds(90);
    }

    @Test
    void bindsEverything() {
        ModelSettings settings = bind(Map.ofEntries(
                Map.entry("qiwen.models.endpoints.campus.url", "http://10.0.0.5:8000/v1"),
                Map.entry("qiwen.models.endpoints.campus.model", "Qwen3-8B"),
                Map.entry("qiwen.models.endpoints.campus.profile", "vllm"),
                Map.entry("qiwen.models.endpoints.campus.local", "true"),
                Map.entry("qiwen.models.endpoints.campus.fields.temperature", "0.3"),
                Map.entry("qiwen.models.endpoints.campus.concurrent", "20"),
                Map.entry("qiwen.models.endpoints.campus.per-second", "5"),
                Map.entry("qiwen.models.endpoints.campus.attempts", "1"),
                Map.entry("qiwen.models.endpoints.campus.breaker-calls", "50"),
                Map.entry("qiwen.models.endpoints.campus.connect-timeout", "1s"),
                Map.entry("qiwen.models.endpoints.cloud.url", "https://api.deepseek.com"),
                Map.entry("qiwen.models.endpoints.cloud.model", "deepseek-chat"),
                Map.entry("qiwen.models.endpoints.cloud.key", "secret"),
                Map.entry("qiwen.models.endpoints.cloud.profile", "deepseek"),
                Map.entry("qiwen.models.endpoints.cloud.price.input", "2"),
                Map.entry("qiwen.models.endpoints.cloud.price.cached-input", "0.2"),
                Map.entry("qiwen.models.endpoints.cloud.price.output", "3"),
                Map.entry("qiwen.models.tutor.endpoints", "campus, cloud"),
                Map.entry("qiwen.models.tutor.first-word", "3s"),
                Map.entry("qiwen.models.tutor.patience", "6s"),
                Map.entry("qiwen.models.tutor.gap", "2s"),
                Map.entry("qiwen.models.tutor.total", "15s"),
                Map.entry("qiwen.models.tutor.max-tokens", "200"),
                Map.entry("qiwen.models.tutor.thinking", "true")));

        EndpointSettings campus = Objects.requireNonNull(settings.named().get("campus"));
        assertThat(campus.isLocal()).isTrue();
        assertThat(campus.concurrent()).isEqualTo(20);
        assertThat(campus.perSecond()).isEqualTo(5);
        assertThat(campus.attempts()).isEqualTo(1);
        assertThat(campus.breakerCalls()).isEqualTo(50);
        assertThat(campus.fields()).containsKey("temperature");
        EndpointSettings cloud = Objects.requireNonNull(settings.named().get("cloud"));
        assertThat(cloud.isLocal()).isFalse();
        assertThat(cloud.price())
                .isEqualTo(new Price("CNY", new BigDecimal("2"), new BigDecimal("0.2"), new BigDecimal("3")));
        assertThat(settings.plan(ModelUse.TUTOR))
                .isEqualTo(new UsePlan(
                        List.of("campus", "cloud"),
                        Duration.ofSeconds(6),
                        new StreamLimits(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(15), 1600),
                        200,
                        true));
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void isSetUpByFourEnvironmentVariables() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "QIWEN_MODEL_URL", "http://localhost:11434/v1",
                                "QIWEN_MODEL_NAME", "qwen3:8b",
                                "QIWEN_MODEL_KEY", "secret",
                                "QIWEN_MODEL_PROFILE", "ollama")));
        SimpleModelSettings simple = Binder.get(environment).bindOrCreate("qiwen.model", SimpleModelSettings.class);

        Endpoints endpoints = Endpoints.of(NOTHING, simple, ProfileCatalog.bundled());

        assertThat(endpoints.choices()).containsOnlyKeys("default");
        assertThat(Objects.requireNonNull(endpoints.choices().get("default")).settings())
                .isEqualTo(EndpointSettings.of(URI.create("http://localhost:11434/v1"), "qwen3:8b", "secret", "ollama"))
                .satisfies(settings -> assertThat(settings.isLocal()).isTrue());
        assertThat(endpoints.orSimple(NOTHING.plan(ModelUse.JUDGE)).endpoints()).containsExactly("default");
        assertThat(simple.toString()).doesNotContain("secret");
        endpoints.close();
    }

    @Test
    void needsNoModelAtAll() {
        SimpleModelSettings none = new SimpleModelSettings("", "", "", "openai");

        assertThat(Endpoints.of(NOTHING, none, ProfileCatalog.bundled()).choices())
                .isEmpty();
        assertThat(none.toString()).isEqualTo("no model");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimpleModelSettings("https://api.deepseek.com", "", "", "deepseek"))
                .withMessageContaining("QIWEN_MODEL_NAME");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointSettings.of(URI.create("api.deepseek.com"), "m", "secret", "deepseek"))
                .withMessageContaining("http://");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoints.of(
                        NOTHING,
                        new SimpleModelSettings("https://example.com", "m", "secret", "oops"),
                        ProfileCatalog.bundled()))
                .withMessageStartingWith("no model profile 'oops'");
    }

    private static ModelSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("qiwen.models", ModelSettings.class);
    }
}
