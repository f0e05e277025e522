package org.qiwen.ingestion.embed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteEmbedderTest {
    private static final String KEY = "sk-very-secret";
    private static final String TWO =
            "{\"data\":[{\"index\":1,\"embedding\":[0,2]},{\"index\":0,\"embedding\":[3,4]}]}";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @RegisterExtension
    private static final WireMockExtension SERVER =
            WireMockExtension.newInstance().build();

    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private RemoteEmbedder embedder = embedder(Duration.ofSeconds(5), 2);

    private RemoteEmbedder embedder(Duration timeout, int batchTexts) {
        RemoteSettings settings = new RemoteSettings(
                URI.create(SERVER.baseUrl() + "/v1/"),
                KEY,
                "bge-m3",
                "2024",
                2,
                true,
                512,
                batchTexts,
                100,
                2,
                timeout,
                2);
        return new RemoteEmbedder(settings, new Backoff(Clock.fixed(NOW, ZoneOffset.UTC), () -> 0.5), waits::add);
    }

    @AfterEach
    void close() {
        embedder.close();
    }

    @Test
    void ordersByIndexAndScalesToLengthOne() {
        SERVER.stubFor(post("/v1/embeddings").willReturn(okJson(TWO)));

        List<float[]> vectors = embedder.embedAll(List.of("水", "火"));

        assertThat(vectors.get(0)).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
        assertThat(vectors.get(1)).containsExactly(new float[] {0, 1}, within(1e-6f));
        assertThat(embedder.model()).isEqualTo("bge-m3@2024");
        SERVER.verify(postRequestedFor(urlEqualTo("/v1/embeddings"))
                .withHeader("Authorization", equalTo("Bearer " + KEY))
                .withRequestBody(matchingJsonPath("$.model", equalTo("bge-m3")))
                .withRequestBody(matchingJsonPath("$.dimensions", equalTo("2")))
                .withRequestBody(matchingJsonPath("$.input[1]", equalTo("火"))));
    }

    @Test
    void sendsNoBatchAboveItsLimits() {
        RemoteEmbedder five = embedder(Duration.ofSeconds(5), 5);
        assertThat(five.batches(Collections.nCopies(12, "水")))
                .extracting(List::size)
                .containsExactly(5, 5, 2);
        assertThat(five.batches(List.of("水".repeat(60), "水".repeat(60), "火", "水".repeat(300), "土")))
                .extracting(List::size)
                .containsExactly(1, 2, 1, 1);
        five.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void asksAgainAfterAPassingFault(int fault) {
        thenTwo(aResponse().withStatus(fault));
        assertThat(embedder.embedAll(List.of("水", "火"))).hasSize(2);
        assertThat(waits).containsExactly(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>busy</html>",
                "{\"data\":[{\"index\":0,\"embedding\":[3,",
                "{\"data\":[{\"index\":0,\"embedding\":[3,4]}]}",
                "{\"error\":{\"type\":\"overloaded\"}}",
                "{\"data\":[{\"index\":0,\"embedding\":[3,4]},{\"index\":0,\"embedding\":[3,4]}]}",
                "[]",
                ""
            })
    void asksAgainAfterAnAnswerThatIsNone(String body) {
        thenTwo(okJson(body));
        assertThat(embedder.embedAll(List.of("水", "火"))).hasSize(2);
    }

    @Test
    void asksAgainAfterACutBodyAndAReset() {
        for (Fault fault :
                List.of(Fault.RANDOM_DATA_THEN_CLOSE, Fault.CONNECTION_RESET_BY_PEER, Fault.EMPTY_RESPONSE)) {
            SERVER.resetAll();
            thenTwo(aResponse().withFault(fault));
            assertThat(embedder.embedAll(List.of("水", "火"))).hasSize(2);
        }
    }

    @Test
    void waitsAsLongAsTheEndpointAsks() {
        thenTwo(aResponse().withStatus(429).withHeader("Retry-After", "7"));
        embedder.embedAll(List.of("水", "火"));
        SERVER.resetAll();
        thenTwo(aResponse().withStatus(503).withHeader("Retry-After", "Sun, 22 Nov 2026 10:00:09 GMT"));
        embedder.embedAll(List.of("水", "火"));
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(9));
    }

    @Test
    void givesUpAndSaysWhatTheLastFaultWas() {
        SERVER.stubFor(post("/v1/embeddings")
                .willReturn(status(500).withBody("{\"error\":{\"code\":\"no_gpu\",\"message\":\"" + KEY + " 水\"}}")));
        assertThatThrownBy(() -> embedder.embedAll(List.of("水", "火")))
                .isInstanceOf(EmbeddingFault.class)
                .hasMessageContaining("3 tries")
                .hasMessageContaining("500 (no_gpu)")
                .hasMessageNotContaining(KEY)
                .hasMessageNotContaining("水");
        assertThat(waits).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413})
    void doesNotAskAgainWhatWasRefused(int refusal) {
        SERVER.stubFor(post("/v1/embeddings").willReturn(status(refusal)));
        assertThatThrownBy(() -> embedder.embed("水"))
                .isInstanceOf(EmbeddingFault.class)
                .hasMessageContaining(String.valueOf(refusal));
        assertThat(waits).isEmpty();
        SERVER.verify(1, postRequestedFor(urlEqualTo("/v1/embeddings")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2,3]", "[]", "[0,0]", "[\"x\",1]"})
    void refusesVectorsOfAnotherModel(String vector) {
        SERVER.stubFor(
                post("/v1/embeddings").willReturn(okJson("{\"data\":[{\"index\":0,\"embedding\":" + vector + "}]}")));
        assertThatThrownBy(() -> embedder.embed("水")).isInstanceOf(EmbeddingFault.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void waitsNoLongerThanItsTimeForAnAnswerThatComesDropByDrop() {
        embedder = embedder(Duration.ofMillis(300), 2);
        SERVER.stubFor(post("/v1/embeddings").willReturn(okJson(TWO).withChunkedDribbleDelay(20, 60_000)));
        assertThatThrownBy(() -> embedder.embedAll(List.of("水", "火"))).hasMessageContaining("no answer within PT0.3S");
    }

    @Test
    void readsNoEndlessAnswer() {
        SERVER.stubFor(post("/v1/embeddings").willReturn(okJson(" ".repeat(200_000))));
        assertThatThrownBy(() -> embedder.embed("水")).hasMessageContaining("longer than");
    }

    @Test
    void hidesTheKey() {
        assertThat(RemoteSettings.of(URI.create("http://h/v1"), KEY, "m", 2).toString())
                .doesNotContain(KEY);
    }

    private static void thenTwo(ResponseDefinitionBuilder first) {
        SERVER.stubFor(post("/v1/embeddings")
                .inScenario("s")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("well"));
        SERVER.stubFor(post("/v1/embeddings")
                .inScenario("s")
                .whenScenarioStateIs("well")
                .willReturn(okJson(TWO)));
    }
}
