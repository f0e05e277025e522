package org.qiwen.assistant.model.profile;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.model.provider.Endpoint;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.qiwen.assistant.model.provider.Piece;
import org.qiwen.assistant.model.provider.Question;
import org.qiwen.assistant.model.stream.BreakReason;
import org.qiwen.assistant.model.stream.ProviderFault;
import org.qiwen.assistant.model.stream.StreamLimits;
import org.qiwen.assistant.model.stream.Usage;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every profile must keep: it sends only what its provider takes, and shows only what is meant to be read. */
class ProfileContractTest {
    private static final ProfileCatalog PROFILES = ProfileCatalog.bundled();
    private static final StreamLimits LIMITS =
            new StreamLimits(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(20), 1000);
    private static final Map<String, Object> SCHEMA = Map.of("type", "object");
    private static final String PATH = "/v1/chat/completions";

    @RegisterExtension
    static final WireMockExtension WIRE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    static Stream<Arguments> profiles() {
        return Stream.of(
                Arguments.of("openai", "max_completion_tokens", Map.of(), "json_schema", 64L),
                Arguments.of(
                        "deepseek", "max_tokens", Map.of("thinking", Map.of("type", "disabled")), "json_object", 64L),
                Arguments.of("dashscope", "max_tokens", Map.of("enable_thinking", false), "json_object", 64L),
                Arguments.of("zhipu", "max_tokens", Map.of("thinking", Map.of("type", "disabled")), "json_object", 64L),
                Arguments.of(
                        "moonshot",
                        "max_completion_tokens",
                        Map.of("thinking", Map.of("type", "disabled")),
                        "json_object",
                        64L),
                Arguments.of("ollama", "max_tokens", Map.of("reasoning_effort", "none"), "json_schema", 0L),
                Arguments.of(
                        "vllm",
                        "max_tokens",
                        Map.of("chat_template_kwargs", Map.of("enable_thinking", false, "thinking", false)),
                        "json_schema",
                        64L));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void sendsOnlyWhatIsTakenAndShowsOnlyTheAnswer(
            String name, String maxTokens, Map<String, Object> thinkingOff, String json, long cached)
            throws IOException {
        answers(streamed(name));
        try (Endpoint endpoint = endpoint(name)) {
            StepVerifier.create(endpoint.ask(new Question("问", SCHEMA, 77, false, LIMITS)))
                    .expectNext(new Piece.Words("再看"), new Piece.Words("一眼表格。"))
                    .expectNext(new Piece.End(new Usage(120, cached, 9, false)))
                    .verifyComplete();
        }
        JsonNode sent = sent();
        Set<String> fields = PROFILES.profile(name).fields();
        assertThat(fields).containsAll(sent.propertyNames());
        assertThat(sent.get("stream").asBoolean()).isTrue();
        assertThat(sent.has("stream_options")).isEqualTo(!name.equals("zhipu"));
        assertThat(sent.get(maxTokens).asInt()).isEqualTo(77);
        assertThat(sent.at("/messages/0/role").asString()).isEqualTo("user");
        assertThat(sent.at("/response_format/type").asString()).isEqualTo(json);
        thinkingOff.forEach((field, value) ->
                assertThat(sent.get(field)).isEqualTo(JsonMapper.shared().<JsonNode>valueToTree(value)));
        WIRE.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("Authorization", equalTo("Bearer secret")));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void asksForPlainWordsWithoutAFormat(String name) throws IOException {
        answers(streamed(name));
        try (Endpoint endpoint = endpoint(name)) {
            endpoint.ask(new Question("问", null, 77, true, LIMITS)).blockLast();
        }
        assertThat(sent().has("response_format")).isFalse();
        PROFILES.profile(name)
                .thinkingOn()
                .forEach((field, value) -> assertThat(sent().get(field))
                        .isEqualTo(JsonMapper.shared().<JsonNode>valueToTree(value)));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void namesFaultsOfTheProvider(String name) {
        breaks(
                name,
                aResponse().withStatus(401).withBody("{\"error\":{\"code\":\"invalid_api_key\"}}"),
                BreakReason.UNAUTHORISED);
        breaks(name, aResponse().withStatus(429), BreakReason.RATE_LIMITED);
        breaks(name, aResponse().withFault(Fault.EMPTY_RESPONSE), BreakReason.DISCONNECTED);
        breaks(name, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), BreakReason.DISCONNECTED);
        breaks(name, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), BreakReason.DISCONNECTED);
        breaks(name, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), null);
    }

    /** Every finish reason that a profile lists, and one that it does not. */
    @ParameterizedTest
    @MethodSource("profiles")
    void takesOnlyACompleteEndForAWholeAnswer(String name) {
        List<String> reasons = Stream.concat(
                        PROFILES.profile(name).endings().keySet().stream(), Stream.of("never_heard_of"))
                .toList();
        try (Endpoint endpoint = endpoint(name)) {
            for (String reason : reasons) {
                answers("data: {\"choices\":[{\"delta\":{\"content\":\"好\"}}]}\n\n"
                        + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"" + reason
                        + "\"}]}\n\ndata: [DONE]\n\n");
                boolean whole = Boolean.TRUE.equals(endpoint.ask(new Question("问", null, 77, false, LIMITS))
                        .any(Piece.End.class::isInstance)
                        .onErrorReturn(false)
                        .block());
                assertThat(whole).as(reason).isEqualTo(reason.equals("stop"));
            }
        }
    }

    private static void breaks(String name, ResponseDefinitionBuilder response, @Nullable BreakReason expected) {
        WIRE.resetAll();
        WIRE.stubFor(post(PATH).willReturn(response));
        try (Endpoint endpoint = endpoint(name)) {
            StepVerifier.create(endpoint.ask(new Question("问", null, 77, false, LIMITS)))
                    .verifyErrorSatisfies(error -> {
                        assertThat(error).isInstanceOf(ProviderFault.class);
                        if (expected != null) {
                            assertThat(((ProviderFault) error).reason()).isEqualTo(expected);
                        }
                    });
        }
    }

    private static void answers(String stream) {
        WIRE.resetAll();
        WIRE.stubFor(post(PATH)
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream;charset=UTF-8")
                        .withBody(stream)));
    }

    private static JsonNode sent() {
        return JsonMapper.shared()
                .readTree(WIRE.getAllServeEvents().get(0).getRequest().getBodyAsString());
    }

    private static String streamed(String name) throws IOException {
        try (InputStream in = ProfileContractTest.class.getResourceAsStream("/models/" + name + ".sse")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Endpoint endpoint(String name) {
        URI url = URI.create(WIRE.baseUrl() + "/v1");
        return new Endpoint(name, EndpointSettings.of(url, "m", "secret", name), PROFILES.profile(name));
    }
}
