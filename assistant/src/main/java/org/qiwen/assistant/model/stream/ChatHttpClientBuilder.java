package org.qiwen.assistant.model.stream;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.qiwen.assistant.model.profile.ProviderProfile;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes the HTTP client that a LangChain4j model asks for. Immutable but for the two time limits, which LangChain4j sets
 * to its own defaults: they are not used, because {@link StreamLimits} and the WebClient's connector say it exactly.
 */
public final class ChatHttpClientBuilder implements HttpClientBuilder {
    private final WebClient web;
    private final ProviderProfile profile;
    private final UnaryOperator<String> shape;
    private final StreamLimits limits;
    private final Supplier<CallControl> control;
    private final Scheduler scheduler;
    private Duration connectTimeout = Duration.ZERO;
    private Duration readTimeout = Duration.ZERO;

    private ChatHttpClientBuilder(
            WebClient web,
            ProviderProfile profile,
            UnaryOperator<String> shape,
            StreamLimits limits,
            Supplier<CallControl> control,
            Scheduler scheduler) {
        this.web = web;
        this.profile = profile;
        this.shape = shape;
        this.limits = limits;
        this.control = control;
        this.scheduler = scheduler;
    }

    /**
     * @param web with a connector that has a connect timeout
     * @param shape makes the request body what the endpoint takes
     */
    public static ChatHttpClientBuilder of(
            WebClient web, ProviderProfile profile, UnaryOperator<String> shape, StreamLimits limits) {
        return new ChatHttpClientBuilder(web, profile, shape, limits, CallControl::unhindered, Schedulers.parallel());
    }

    /** For one call only. */
    public ChatHttpClientBuilder with(CallControl oneCall) {
        return new ChatHttpClientBuilder(web, profile, shape, limits, () -> oneCall, scheduler);
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = timeout;
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        this.readTimeout = timeout;
        return this;
    }

    @Override
    public HttpClient build() {
        return new ChatHttpClient(web, profile, shape, limits, control, scheduler, Clock.systemUTC());
    }
}
