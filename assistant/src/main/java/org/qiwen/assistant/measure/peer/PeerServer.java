package org.qiwen.assistant.measure.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The {@link PeerChat} at the address and in the form of this service's turns: each token is a {@code text} event. */
public final class PeerServer implements AutoCloseable {
    private final PeerChat chat;
    private final JsonMapper json = JsonMapper.shared();
    private final DisposableServer server;

    /**
     * Listens on a free port of 127.0.0.1 once the units are embedded.
     *
     * @param model where the model's API begins
     */
    public PeerServer(URI model) throws IOException {
        this.chat = PeerChat.over(model);
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.post("/api/conversations/{id}/turns", this::answer))
                .bindNow();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        @Nullable String id = request.param("id");
        Flux<String> events = request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .flatMapMany(body -> tokens(
                        id == null ? "" : id, json.readTree(body).path("text").asString("")))
                .map(token -> "event:text\ndata:{\"delta\":" + json.writeValueAsString(token) + "}\n\n")
                .concatWith(Mono.just("event:done\ndata:{}\n\n"))
                .onErrorResume(e -> Mono.just("event:problem\ndata:{}\n\n"));
        Flux<ByteBuf> frames = events.map(event -> ByteBufUtil.writeUtf8(ByteBufAllocator.DEFAULT, event));
        return response.sse().send(frames, frame -> true);
    }

    /** Retrieval computes on the calling thread, so it is kept off the network's. */
    private Flux<String> tokens(String conversation, String text) {
        return Flux.<String>create(sink -> chat.answer(conversation, text)
                        .onPartialResponse(sink::next)
                        .onCompleteResponse(whole -> sink.complete())
                        .onError(sink::error)
                        .start())
                .subscribeOn(Schedulers.boundedElastic());
    }
}
