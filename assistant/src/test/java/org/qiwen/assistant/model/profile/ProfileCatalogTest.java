package org.qiwen.assistant.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileCatalogTest {
    private static final Map<String, Object> GOOD = Map.of(
            "sources", List.of("https://example.com"),
            "fields", List.of("model", "messages", "stream", "max_tokens"),
            "maxTokens", "max_tokens",
            "json", "OBJECT",
            "thinking", Map.of("off", Map.of(), "on", Map.of()),
            "finish", Map.of("complete", List.of("stop")));

    @Test
    void hasTheSevenThatSchoolsUse() {
        assertThat(ProfileCatalog.bundled().names())
                .containsExactly("dashscope", "deepseek", "moonshot", "ollama", "openai", "vllm", "zhipu");
    }

    @Test
    void knowsTheLimitsOfEmbeddingRequests() {
        ProfileCatalog profiles = ProfileCatalog.bundled();

        assertThat(profiles.profile("dashscope").embeddingBatch()).contains(10);
        assertThat(profiles.profile("zhipu").embeddingBatch()).contains(64);
        assertThat(profiles.profile("openai").embeddingBatch()).contains(2048);
        assertThat(profiles.profile("deepseek").embeddingBatch()).isEmpty();
    }

    @Test
    void saysWhatThereIsWhenAskedForSomethingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileCatalog.bundled().profile("other"))
                .withMessageStartingWith("no model profile 'other'; there are [dashscope, ");
    }

    @Test
    void refusesAProfileThatIsNotWellFormed() {
        assertThat(ProfileCatalog.of(Map.of("p", GOOD)).names()).containsExactly("p");
        refuses("sources", List.of(), "sources");
        refuses("fields", List.of("model"), "fields");
        refuses("maxTokens", "max_output", "max_output");
        refuses("thinking", Map.of("off", Map.of("thinking", 1), "on", Map.of()), "thinking.off");
        refuses("finish", Map.of("too_long", List.of("length")), "complete");
        refuses("finish", Map.of("whole", List.of("stop")), "whole");
        refuses("embedding", Map.of("texts", 0), "embedding.texts");
        refuses("other", 1, "other");
    }

    @Test
    void takesNoFieldThatTheProviderDoesNotKnow() {
        ProviderProfile profile = ProfileCatalog.bundled().profile("moonshot");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestShape(profile, Map.of("temperature", 0.2)))
                .withMessageStartingWith("a request to moonshot has no field 'temperature'");
    }

    @Test
    void letsAnEndpointAddAndLeaveOutFields() {
        ProviderProfile profile = ProfileCatalog.bundled().profile("deepseek");

        String sent = new RequestShape(profile, Map.of("temperature", 0.2, "thinking", ""))
                .apply("{\"model\":\"m\",\"logprobs\":true}", false, null);

        assertThat(sent).isEqualTo("{\"model\":\"m\",\"temperature\":0.2}");
    }

    private static void refuses(String field, Object value, String named) {
        Map<String, Object> profile = new HashMap<>(GOOD);
        profile.put(field, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileCatalog.of(Map.of("p", profile)))
                .withMessageContaining(named);
    }
}
