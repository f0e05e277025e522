package org.qiwen.assistant.model;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.qiwen.assistant.model.ModelCall.Attempt;
import org.qiwen.assistant.model.provider.GuardedEndpoint;

/**
 * Figures of model calls by the names and with the histograms of OpenTelemetry's semantic conventions for generative AI
 * (github.com/open-telemetry/semantic-conventions-genai, docs/gen-ai/gen-ai-metrics.md): operation duration, time to first
 * chunk, token usage, where an attempt is an operation; and our own for what they lack: how requests ended by use, which
 * endpoint stood in for which, and the breakers' state. Their {@code error.type} is {@code none} for success, because a
 * meter has the same tags each time.
 */
final class ModelMeters {
    /** Bucket limits that the conventions give for durations. */
    private static final Duration[] DURATIONS =
            IntStream.range(0, 14).mapToObj(i -> Duration.ofMillis(10L << i)).toArray(Duration[]::new);

    /** Bucket limits that the conventions give for tokens, as far as an answer can be long. */
    private static final double[] TOKENS =
            IntStream.range(0, 11).mapToDouble(i -> 1L << (2 * i)).toArray();

    private final MeterRegistry registry;

    ModelMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** 0 closed, 1 half open, 2 open. */
    void watch(GuardedEndpoint endpoint) {
        Gauge.builder("qiwen.model.breaker", endpoint, ModelMeters::state)
                .tag("endpoint", endpoint.name())
                .description("0 closed, 1 half open, 2 open")
                .register(registry);
    }

    /** @param outcome finished, cancelled, or why it broke */
    void record(ModelCall call, String outcome) {
        registry.counter(
                        "qiwen.model.requests",
                        "use",
                        call.use().name(),
                        "outcome",
                        outcome,
                        "attempts",
                        String.valueOf(call.attempts().size()))
                .increment();
        call.attempts().forEach(this::record);
        for (int i = 1; i < call.attempts().size(); i++) {
            fallback(call.attempts().get(i - 1), call.attempts().get(i));
        }
    }

    private void fallback(Attempt failed, Attempt next) {
        if (!failed.endpoint().equals(next.endpoint())) {
            registry.counter("qiwen.model.fallbacks", "from", failed.endpoint(), "to", next.endpoint())
                    .increment();
        }
    }

    private void record(Attempt attempt) {
        Tags tags = Tags.of(
                "gen_ai.operation.name",
                "chat",
                "gen_ai.provider.name",
                attempt.profile(),
                "gen_ai.request.model",
                attempt.model());
        Timer.builder("gen_ai.client.operation.duration")
                .tags(tags.and("error.type", attempt.isWhole() ? "none" : attempt.outcome()))
                .serviceLevelObjectives(DURATIONS)
                .register(registry)
                .record(attempt.duration());
        if (attempt.firstWord() != null) {
            Timer.builder("gen_ai.client.operation.time_to_first_chunk")
                    .tags(tags)
                    .serviceLevelObjectives(DURATIONS)
                    .register(registry)
                    .record(attempt.firstWord());
        }
        tokens(tags.and("gen_ai.token.type", "input"), attempt.usage().input());
        tokens(tags.and("gen_ai.token.type", "output"), attempt.usage().output());
    }

    private void tokens(Tags tags, long tokens) {
        if (tokens > 0) {
            DistributionSummary.builder("gen_ai.client.token.usage")
                    .tags(tags)
                    .serviceLevelObjectives(TOKENS)
                    .register(registry)
                    .record(tokens);
        }
    }

    private static double state(GuardedEndpoint endpoint) {
        CircuitBreaker.State state = endpoint.breaker().getState();
        return state == CircuitBreaker.State.OPEN || state == CircuitBreaker.State.FORCED_OPEN
                ? 2
                : state == CircuitBreaker.State.HALF_OPEN ? 1 : 0;
    }
}
