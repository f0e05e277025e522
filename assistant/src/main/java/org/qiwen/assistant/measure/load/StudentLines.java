package org.qiwen.assistant.measure.load;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** The students' side of HTTP, as thin as it can be: a connection a student, one thread for all. */
final class StudentLines implements AutoCloseable {
    /** A turn that takes longer is lost: twice the limit that the server sets itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** More than any measurement has students. */
    private static final int CONNECTIONS = 5_000;

    private final LoopResources loop = LoopResources.create("students", 1, true);
    private final ConnectionProvider connections = ConnectionProvider.builder("students")
            .maxConnections(CONNECTIONS)
            .pendingAcquireTimeout(PATIENCE)
            .build();
    private final HttpClient http;

    StudentLines(URI server) {
        this.http =
                HttpClient.create(connections).runOn(loop).disableRetry(true).baseUrl(server.toString());
    }

    /** The body of an answer; an error when its status is not one of success. */
    Mono<String> exchange(HttpMethod method, String path, @Nullable String token, String json) {
        return http.headers(headers(token, "application/json"))
                .request(method)
                .uri(path)
                .send(ByteBufMono.fromString(Mono.just(json)))
                .responseSingle((response, body) -> body.asString()
                        .defaultIfEmpty("")
                        .flatMap(text -> isFine(response)
                                ? Mono.just(text)
                                : Mono.error(new IllegalStateException(
                                        method + " " + path + " answered " + response.status() + " " + text))))
                .timeout(PATIENCE);
    }

    /** Sends a turn and hears it to its end; what goes wrong is in the {@link HeardTurn}. */
    Mono<HeardTurn> turn(String token, String conversation, String json, String tag) {
        return Mono.defer(() -> {
            EventStamps stamps = new EventStamps();
            long[] sent = {Clockwork.micros()};
            return http.headers(headers(token, "text/event-stream"))
                    .post()
                    .uri("/api/conversations/" + conversation + "/turns")
                    .send((request, out) -> {
                        sent[0] = Clockwork.micros();
                        return out.sendString(Mono.just(json));
                    })
                    .response((response, body) -> isFine(response)
                            ? body.asByteArray()
                                    .doOnNext(bytes -> stamps.take(bytes, Clockwork.micros()))
                                    .then(Mono.empty())
                            : Mono.<String>just(response.status().toString()))
                    .next()
                    .timeout(PATIENCE)
                    .onErrorResume(e -> Mono.just(e.getClass().getSimpleName()))
                    .map(fault -> stamps.heard(tag, conversation, sent[0], Clockwork.micros(), fault))
                    .switchIfEmpty(Mono.fromSupplier(
                            () -> stamps.heard(tag, conversation, sent[0], Clockwork.micros(), null)));
        });
    }

    private static boolean isFine(HttpClientResponse response) {
        return response.status().code() / 100 == 2;
    }

    private static Consumer<? super HttpHeaders> headers(@Nullable String token, String accept) {
        return headers -> {
            headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json").set(HttpHeaderNames.ACCEPT, accept);
            if (token != null) {
                headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
            }
        };
    }

    @Override
    public void close() {
        connections.dispose();
        loop.dispose();
    }
}
