package org.qiwen.assistant.model.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.model.profile.ProfileCatalog;
import org.qiwen.assistant.model.profile.ProviderProfile;
import org.qiwen.evaluation.provider.ScriptedProvider;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

@Timeout(20)
class ChatHttpClientTest {
    private static final ProviderProfile PROFILE = ProfileCatalog.bundled().profile("openai");

    @ParameterizedTest
    @MethodSource("org.qiwen.assistant.model.stream.BrokenStreams#rows")
    void endsExactlyOnce(BrokenStreams.Row row) throws Exception {
        try (ScriptedProvider provider = new ScriptedProvider(row.script())) {
            Heard heard = new Heard();

            client(CallControl.unhindered()).execute(request(provider), heard);
            heard.await();

            assertThat(heard.words()).matches(row::showed);
            if (row.reason() == null) {
                assertThat(heard.ends).containsExactly("close");
            } else {
                assertThat(heard.ends).containsExactly(row.reason().name());
                assertThat(heard.fault().isAfterFirstWord())
                        .isEqualTo(!row.shown().isEmpty());
                assertThat(heard.fault().getMessage()).doesNotContain("你说的话", "secret");
                assertThat(provider.calls()).isEqualTo(1);
            }
        }
    }

    @Test
    void keepsWhatTheProviderAsksToWait() throws Exception {
        try (ScriptedProvider provider = new ScriptedProvider(
                ScriptedProvider.response("429 Too Many Requests", "application/json", "Retry-After: 7\r\n", "{}"))) {
            Heard heard = new Heard();

            client(CallControl.unhindered()).execute(request(provider), heard);
            heard.await();

            assertThat(heard.fault().retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(7));
        }
    }

    /** The status and Retry-After say enough. */
    @Test
    void needsNoBodyToNameAnErrorThatIsLate() throws Exception {
        StreamLimits patient =
                new StreamLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10), 100);
        try (ScriptedProvider provider = new ScriptedProvider(line -> {
            line.send("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3\r\nContent-Length: 100\r\n\r\n{");
            line.waitForTheClient();
        })) {
            Heard heard = new Heard();

            ChatHttpClientBuilder.of(WebClient.create(), PROFILE, UnaryOperator.identity(), patient)
                    .build()
                    .execute(request(provider), heard);
            heard.await();

            assertThat(heard.ends).containsExactly("RATE_LIMITED");
            assertThat(heard.fault().retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(3));
            assertThat(provider.sawTheClientClose()).isTrue();
        }
    }

    @Test
    void closesTheSocketWhenCancelledBeforeTheFirstEvent() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedProvider provider = new ScriptedProvider(line -> {
            asked.countDown();
            line.waitForTheClient();
        })) {
            Heard heard = new Heard();
            CallControl control = CallControl.unhindered();
            client(control).execute(request(provider), heard);
            asked.await();

            control.cancel();

            assertThat(provider.sawTheClientClose()).isTrue();
            assertThat(heard.ends).isEmpty();
        }
    }

    @Test
    void asksNothingWhenCancelledBeforeItStarts() {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.answer("一"))) {
            Heard heard = new Heard();
            CallControl control = CallControl.unhindered();
            control.cancel();

            client(control).execute(request(provider), heard);

            assertThat(provider.calls()).isZero();
            assertThat(heard.ends).isEmpty();
        }
    }

    @Test
    void closesTheSocketWhenCancelledByAnEvent() throws Exception {
        try (ScriptedProvider provider = new ScriptedProvider(line -> {
            line.send(ScriptedProvider.HEAD);
            line.chunk(ScriptedProvider.words("你") + ScriptedProvider.words("好"));
            line.waitForTheClient();
        })) {
            Heard heard = new Heard();
            heard.cancelsAtOnce = true;

            client(CallControl.unhindered()).execute(request(provider), heard);

            assertThat(provider.sawTheClientClose()).isTrue();
            assertThat(heard.words()).isEqualTo("你");
            assertThat(heard.ends).isEmpty();
        }
    }

    @Test
    void readsNoMoreThanIsWanted() throws Exception {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.answer("一", "二", "三", "四"))) {
            Heard heard = new Heard();
            heard.wants = 2;
            CallControl control = new CallControl(() -> heard.events.size() < heard.wants);

            client(control).execute(request(provider), heard);
            heard.awaitEvents(2);
            assertThat(heard.words()).isEqualTo("一二");

            heard.wants = Integer.MAX_VALUE;
            control.resume();
            heard.await();
            assertThat(heard.words()).isEqualTo("一二三四");
            assertThat(heard.ends).containsExactly("close");
            assertThat(control.usage()).contains(new Usage(10, 0, 5, false));
        }
    }

    @Test
    void offersNoBlockingCalls() {
        assertThatThrownBy(() -> client(CallControl.unhindered())
                        .execute(HttpRequest.builder()
                                .method(HttpMethod.POST)
                                .url("http://127.0.0.1")
                                .build()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static HttpClient client(CallControl control) {
        return ChatHttpClientBuilder.of(WebClient.create(), PROFILE, UnaryOperator.identity(), BrokenStreams.LIMITS)
                .with(control)
                .build();
    }

    private static HttpRequest request(ScriptedProvider provider) {
        return HttpRequest.builder()
                .method(HttpMethod.POST)
                .url(provider.url() + "/chat/completions")
                .addHeader("Authorization", "Bearer secret")
                .body("{\"model\":\"m\"}")
                .build();
    }

    /** Writes down all it hears. */
    private static final class Heard implements ServerSentEventListener {
        private final List<String> events = new CopyOnWriteArrayList<>();
        private final List<String> ends = new ArrayList<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile int wants = Integer.MAX_VALUE;
        private boolean cancelsAtOnce;
        private volatile @Nullable Throwable error;

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            events.add(event.data());
            if (cancelsAtOnce) {
                context.parsingHandle().cancel();
            }
            synchronized (events) {
                events.notifyAll();
            }
        }

        @Override
        public synchronized void onError(Throwable failure) {
            error = failure;
            ends.add(failure instanceof ProviderFault fault ? fault.reason().name() : "" + failure);
            over.countDown();
        }

        @Override
        public synchronized void onClose() {
            ends.add("close");
            over.countDown();
        }

        void await() throws InterruptedException {
            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        }

        void awaitEvents(int count) throws InterruptedException {
            synchronized (events) {
                while (events.size() < count) {
                    events.wait(5_000);
                }
            }
        }

        ProviderFault fault() {
            return (ProviderFault) Objects.requireNonNull(error);
        }

        String words() {
            StringBuilder words = new StringBuilder();
            for (String event : events) {
                words.append(JsonMapper.shared()
                        .readTree(event)
                        .at("/choices/0/delta/content")
                        .asString(""));
            }
            return words.toString();
        }
    }
}
