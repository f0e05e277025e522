package org.qiwen.assistant.model.provider;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.profile.ProviderProfile;
import org.qiwen.assistant.model.profile.RequestShape;
import org.qiwen.assistant.model.stream.BreakReason;
import org.qiwen.assistant.model.stream.CallControl;
import org.qiwen.assistant.model.stream.ChatHttpClientBuilder;
import org.qiwen.assistant.model.stream.ProviderFault;
import org.qiwen.assistant.model.stream.Usage;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * A single call to one endpoint as a {@link Flux}: it asks the endpoint when subscribed, reads no more than is requested,
 * and closes the socket when cancelled. Thread-safe; holds the endpoint's connections.
 */
public final class Endpoint implements AutoCloseable {
    /** Idle connections are dropped after this; our choice, below the 60 s after which common proxies drop theirs. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final EndpointSettings settings;
    private final ProviderProfile profile;
    private final RequestShape shape;
    private final ConnectionProvider connections;
    private final WebClient web;

    public Endpoint(String name, EndpointSettings settings, ProviderProfile profile) {
        this.settings = settings;
        this.profile = profile;
        this.shape = new RequestShape(profile, settings.extraFields());
        this.connections = ConnectionProvider.builder("model-" + name)
                .maxConnections(settings.concurrent())
                .pendingAcquireTimeout(settings.connectTimeout())
                .maxIdleTime(IDLE)
                .evictInBackground(IDLE)
                .build();
        HttpClient http = HttpClient.create(connections)
                .disableRetry(true)
                .followRedirect(false)
                .proxyWithSystemProperties()
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()));
        this.web = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    public EndpointSettings settings() {
        return settings;
    }

    public ProviderProfile profile() {
        return profile;
    }

    /** Words, then an end; an error is a {@link ProviderFault}. Each subscription is a call of its own. */
    public Flux<Piece> ask(Question question) {
        return Flux.create(sink -> call(question, sink));
    }

    private void call(Question question, FluxSink<Piece> sink) {
        CallControl control = new CallControl(() -> sink.requestedFromDownstream() > 0);
        sink.onRequest(more -> control.resume());
        sink.onDispose(control::cancel);
        try {
            model(question, control)
                    .chat(List.of(UserMessage.from(question.prompt())), new Handler(question, control, sink));
        } catch (RuntimeException e) {
            sink.error(ProviderFault.of(BreakReason.INTERNAL, e.getClass().getSimpleName()));
        }
    }

    /**
     * One model a call, because LangChain4j's streaming models have no other way to cancel before the first event or to
     * slow down. Built without its service loader look-ups.
     */
    private OpenAiStreamingChatModel model(Question question, CallControl control) {
        return new OpenAiStreamingChatModelBuilder()
                .httpClientBuilder(ChatHttpClientBuilder.of(
                                web,
                                profile,
                                body -> shape.apply(body, question.thinking(), question.schema()),
                                question.limits())
                        .with(control))
                .baseUrl(settings.url().toString())
                .apiKey(settings.key().isEmpty() ? null : settings.key())
                .modelName(settings.model())
                .maxTokens(question.maxTokens())
                .build();
    }

    @Override
    public void close() {
        connections.dispose();
    }

    @Override
    public String toString() {
        return settings.toString();
    }

    private static final class Handler implements StreamingChatResponseHandler {
        private final Question question;
        private final CallControl control;
        private final FluxSink<Piece> sink;
        /** Written by the network's thread, read by a timer's when a limit is reached. */
        private final StringBuffer answer = new StringBuffer();

        Handler(Question question, CallControl control, FluxSink<Piece> sink) {
            this.question = question;
            this.control = control;
            this.sink = sink;
        }

        @Override
        public void onPartialResponse(String words) {
            answer.append(words);
            sink.next(new Piece.Words(words));
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            Usage usage = control.usage().orElseGet(() -> Usage.estimate(question.prompt(), answer.toString()));
            sink.next(new Piece.End(usage));
            sink.complete();
        }

        @Override
        public void onError(Throwable error) {
            sink.error(fault(error));
        }

        private ProviderFault fault(Throwable error) {
            for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProviderFault fault) {
                    return fault.using(control.usage().orElseGet(() -> soFar(fault)));
                }
            }
            return ProviderFault.of(BreakReason.INTERNAL, error.getClass().getSimpleName());
        }

        /** Whoever sent words, or was only slow to, has read the prompt and will charge for it. */
        private Usage soFar(ProviderFault fault) {
            return fault.isAfterFirstWord() || fault.reason() == BreakReason.LATE_START
                    ? Usage.estimate(question.prompt(), answer.toString())
                    : Usage.NONE;
        }
    }
}
