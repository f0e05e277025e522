package org.qiwen.assistant.model.stream;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.profile.ProviderProfile;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * LangChain4j's HTTP client for streamed chat answers, over WebClient. What LangChain4j's own reports as success is a
 * fault here: an HTML page with status 200, an error inside the stream, an end without finish reason, a cut body, a chunk
 * that is no JSON, a stall.
 */
public final class ChatHttpClient implements HttpClient {
    /** First bytes of an error's body that are looked at for its code. Our choice: codes stand at the front. */
    private static final int ERROR_BYTES = 4096;

    /** Longest wait for them; our choice: status and headers say more than the body. */
    private static final Duration ERROR_TIME = Duration.ofSeconds(1);

    private final WebClient web;
    private final ProviderProfile profile;
    private final UnaryOperator<String> shape;
    private final StreamLimits limits;
    private final Supplier<CallControl> control;
    private final Scheduler scheduler;
    private final Clock clock;

    ChatHttpClient(
            WebClient web,
            ProviderProfile profile,
            UnaryOperator<String> shape,
            StreamLimits limits,
            Supplier<CallControl> control,
            Scheduler scheduler,
            Clock clock) {
        this.web = web;
        this.profile = profile;
        this.shape = shape;
        this.limits = limits;
        this.control = control;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Not offered: it would hold a thread until the answer is there. Structured answers are streamed too. */
    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("only streamed calls; use a streaming chat model");
    }

    /** @param parser not used: it reads a blocking stream */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        CallControl reader = control.get();
        StreamingCall call =
                new StreamingCall(new AnswerReader(profile, limits.characters()), limits, reader, listener, scheduler);
        reader.attach(call);
        web.post()
                .uri(URI.create(request.url()))
                .headers(headers -> headers(request, headers))
                .bodyValue(shape.apply(request.body()))
                .exchangeToFlux(this::frames)
                .subscribe(call);
    }

    private static void headers(HttpRequest request, HttpHeaders headers) {
        request.headers().forEach(headers::addAll);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    private Flux<Frame> frames(ClientResponse response) {
        HttpHeaders headers = response.headers().asHttpHeaders();
        int status = response.statusCode().value();
        if (!response.statusCode().is2xxSuccessful()) {
            return start(response)
                    .flatMapMany(body -> Flux.error(ConnectionFaults.fault(status, headers, body, clock)));
        }
        @Nullable MediaType type = response.headers().contentType().orElse(null);
        if (!MediaType.TEXT_EVENT_STREAM.isCompatibleWith(type)) {
            return start(response).flatMapMany(body -> Flux.error(ConnectionFaults.wrongContent(type, body)));
        }
        return FrameReader.frames(response.bodyToFlux(DataBuffer.class));
    }

    /** The beginning of a body that is no stream of events; empty when it cannot be had. */
    private static Mono<String> start(ClientResponse response) {
        Flux<DataBuffer> body = DataBufferUtils.takeUntilByteCount(response.bodyToFlux(DataBuffer.class), ERROR_BYTES);
        return DataBufferUtils.join(body)
                .map(buffer -> {
                    String text = buffer.toString(StandardCharsets.UTF_8);
                    DataBufferUtils.release(buffer);
                    return text;
                })
                .timeout(ERROR_TIME)
                .onErrorReturn("")
                .defaultIfEmpty("");
    }
}
