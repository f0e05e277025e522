package org.qiwen.assistant.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.model.profile.ProfileCatalog;
import org.qiwen.assistant.model.stream.BrokenStreams;
import org.qiwen.assistant.model.stream.ProviderFault;
import org.qiwen.assistant.model.stream.StreamLimits;
import org.qiwen.assistant.model.stream.Usage;
import org.qiwen.evaluation.provider.ScriptedProvider;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@Timeout(20)
class EndpointTest {
    private static final Question QUESTION = new Question("说“你好”", null, 100, false, BrokenStreams.LIMITS);

    /** Classes are loaded beforehand: the limits of these streams are shorter than that takes. */
    @BeforeAll
    static void warmUp() {
        StreamLimits ample =
                new StreamLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10), 100);
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.answer("一"));
                Endpoint endpoint = endpoint(provider)) {
            endpoint.ask(new Question("", null, 1, false, ample)).blockLast();
        }
    }

    /** The same streams once more, through LangChain4j: it must neither swallow nor double an end. */
    @ParameterizedTest
    @MethodSource("org.qiwen.assistant.model.stream.BrokenStreams#rows")
    void endsExactlyOnce(BrokenStreams.Row row) {
        try (ScriptedProvider provider = new ScriptedProvider(row.script());
                Endpoint endpoint = endpoint(provider)) {
            StringBuilder words = new StringBuilder();
            List<Piece> ends = new ArrayList<>();
            List<ProviderFault> faults = new ArrayList<>();

            endpoint.ask(QUESTION)
                    .doOnNext(piece -> {
                        if (piece instanceof Piece.Words some) {
                            words.append(some.text());
                        } else {
                            ends.add(piece);
                        }
                    })
                    .onErrorResume(ProviderFault.class, fault -> {
                        faults.add(fault);
                        return Flux.empty();
                    })
                    .blockLast(Duration.ofSeconds(10));

            assertThat(words.toString()).matches(row::showed);
            if (row.reason() == null) {
                assertThat(ends).hasSize(1);
                assertThat(faults).isEmpty();
            } else {
                assertThat(ends).isEmpty();
                assertThat(faults).extracting(ProviderFault::reason).containsExactly(row.reason());
                assertThat(faults.get(0).usage().output() > 0)
                        .isEqualTo(!row.shown().isEmpty());
            }
        }
    }

    @Test
    void tellsTheUsage() {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.answer("你好"));
                Endpoint endpoint = endpoint(provider)) {
            StepVerifier.create(endpoint.ask(QUESTION))
                    .expectNext(new Piece.Words("你好"), new Piece.End(new Usage(10, 0, 5, false)))
                    .verifyComplete();
        }
    }

    @Test
    void reckonsTheUsageThatIsNotTold() {
        try (ScriptedProvider provider = new ScriptedProvider(line -> {
                    line.send(ScriptedProvider.HEAD);
                    line.chunk(
                            ScriptedProvider.words("你好呀朋友") + ScriptedProvider.finish("stop") + ScriptedProvider.DONE);
                    line.end();
                });
                Endpoint endpoint = endpoint(provider)) {
            StepVerifier.create(endpoint.ask(QUESTION).last())
                    .expectNext(new Piece.End(new Usage(3, 0, 3, true)))
                    .verifyComplete();
        }
    }

    @Test
    void readsNoMoreThanIsRequested() {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.answer("一", "二", "三"));
                Endpoint endpoint = endpoint(provider)) {
            StepVerifier.create(endpoint.ask(QUESTION), 0)
                    .expectSubscription()
                    .thenRequest(1)
                    .expectNext(new Piece.Words("一"))
                    .expectNoEvent(Duration.ofMillis(100))
                    .thenRequest(2)
                    .expectNext(new Piece.Words("二"), new Piece.Words("三"))
                    .thenRequest(1)
                    .expectNextCount(1)
                    .verifyComplete();
        }
    }

    /** A million chunks are on their way; what is not asked for stays in the provider's socket. */
    @Test
    void aSlowReaderSlowsTheProviderDown() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        try (ScriptedProvider provider = new ScriptedProvider(line -> {
                    line.send(ScriptedProvider.HEAD);
                    for (int i = 0; i < 1_000_000; i++) {
                        line.chunk(ScriptedProvider.words("一"));
                        sent.incrementAndGet();
                    }
                });
                Endpoint endpoint = endpoint(provider)) {
            StepVerifier.create(endpoint.ask(QUESTION), 3)
                    .expectNextCount(3)
                    .expectNoEvent(Duration.ofMillis(700))
                    .thenCancel()
                    .verify();

            assertThat(sent.get()).isLessThan(500_000);
        }
    }

    /** The limit between words is for the provider, not for who reads. */
    @Test
    void doesNotBlameTheProviderForASlowReader() {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.answer("一", "二"));
                Endpoint endpoint = endpoint(provider)) {
            StepVerifier.create(endpoint.ask(QUESTION), 1)
                    .expectNext(new Piece.Words("一"))
                    .expectNoEvent(Duration.ofMillis(1300))
                    .thenRequest(10)
                    .expectNext(new Piece.Words("二"))
                    .expectNextCount(1)
                    .verifyComplete();
        }
    }

    @Test
    void closesTheSocketWhenCancelled() throws Exception {
        try (ScriptedProvider provider = new ScriptedProvider(line -> {
                    line.send(ScriptedProvider.HEAD);
                    line.chunk(ScriptedProvider.words("一"));
                    line.waitForTheClient();
                });
                Endpoint endpoint = endpoint(provider)) {
            StepVerifier.create(endpoint.ask(QUESTION))
                    .expectNext(new Piece.Words("一"))
                    .thenCancel()
                    .verify();

            assertThat(provider.sawTheClientClose()).isTrue();
        }
    }

    @Test
    void usesAConnectionAgainAfterAWholeAnswer() {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.answer("一"));
                Endpoint endpoint = endpoint(provider)) {
            // The answer may be heard a moment before its connection is back in the pool.
            await().until(() -> {
                endpoint.ask(QUESTION).blockLast(Duration.ofSeconds(5));
                return provider.connections() < provider.calls();
            });
        }
    }

    @Test
    void saysWhenNobodyListensThere() {
        EndpointSettings nobody = EndpointSettings.of(URI.create("http://127.0.0.1:9/v1"), "m", "secret", "openai");
        try (Endpoint endpoint =
                new Endpoint("test", nobody, ProfileCatalog.bundled().profile("openai"))) {
            StepVerifier.create(endpoint.ask(QUESTION))
                    .verifyErrorSatisfies(error -> assertThat(error).hasMessageStartingWith("UNREACHABLE"));
        }
    }

    @Test
    void showsItsKeyToNobody() {
        URI url = URI.create("https://api.example.com/v1");

        assertThat(EndpointSettings.of(url, "m", "secret", "openai").toString())
                .isEqualTo("m at https://api.example.com (openai)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointSettings.of(URI.create(url + "?key=secret"), "m", "", "openai"))
                .withMessage("the URL of a model must have no user, query or fragment; a key goes into key"
                        + " (at api.example.com)");
    }

    @Test
    void reckonsTheCost() {
        EndpointSettings.Price price =
                new EndpointSettings.Price("CNY", new BigDecimal("2"), new BigDecimal("0.5"), new BigDecimal("8"));

        assertThat(price.of(new Usage(1000, 400, 100, false))).isEqualByComparingTo("0.0022");
    }

    private static Endpoint endpoint(ScriptedProvider provider) {
        EndpointSettings settings = EndpointSettings.of(provider.url(), "m", "secret", "openai");
        return new Endpoint("test", settings, ProfileCatalog.bundled().profile("openai"));
    }
}
