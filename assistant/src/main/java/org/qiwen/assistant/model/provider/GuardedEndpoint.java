package org.qiwen.assistant.model.provider;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Function;
import org.qiwen.assistant.model.stream.BreakReason;
import org.qiwen.assistant.model.stream.ProviderFault;
import reactor.core.publisher.Flux;

/**
 * Keeps calls to one endpoint within its limits and away from it while it is down: rate limit, then bulkhead, then circuit
 * breaker, then the call; around them the retry, so that each attempt passes all three. Thread-safe.
 */
public final class GuardedEndpoint {
    /**
     * Longest wait for the rate limit: half of a tutor's patience with all endpoints, so that as much is left for the first
     * word. Who would wait longer is refused at once and served by the next endpoint or by authored words. Our choice.
     */
    private static final Duration RATE_PATIENCE = Duration.ofSeconds(4);

    /**
     * First wait before a retry, made longer or shorter by up to a half at random and 1.5 times as long each time
     * (Resilience4j's defaults). Our choice: a fraction of the limit for a first word.
     */
    private static final Duration RETRY_WAIT = Duration.ofMillis(300);

    /** Longest Retry-After that is waited for; our choice: a longer one would spend the pupil's patience. */
    static final Duration LONGEST_RETRY_WAIT = Duration.ofSeconds(2);

    /**
     * Share of failures that opens the breaker. Our choice: half of the last 20 calls means that a class notices;
     * Resilience4j's own window of 100 would let a class of 40 wait for the limit once each.
     */
    private static final float FAILURES_PERCENT = 50;

    /** How long calls are kept away; our choice: shorter than a provider's usual outage, longer than a pupil's turn. */
    private static final Duration KEPT_AWAY = Duration.ofSeconds(30);

    private static final int PROBES = 3;

    private final String name;
    private final Function<Question, Flux<Piece>> endpoint;
    private final RateLimiter rate;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final Retry retry;

    /** @param endpoint the call itself */
    public GuardedEndpoint(String name, EndpointSettings settings, Function<Question, Flux<Piece>> endpoint) {
        this.name = name;
        this.endpoint = endpoint;
        this.rate = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(settings.perSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(RATE_PATIENCE)
                        .build());
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.breakerCalls())
                        .minimumNumberOfCalls(settings.breakerCalls() / 2)
                        .failureRateThreshold(FAILURES_PERCENT)
                        .waitDurationInOpenState(KEPT_AWAY)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .recordException(GuardedEndpoint::countsAgainstIt)
                        .build());
        this.retry = Retry.of(
                name,
                RetryConfig.<Piece>custom()
                        .maxAttempts(settings.attempts())
                        .retryOnException(GuardedEndpoint::isWorthRetrying)
                        .intervalBiFunction(GuardedEndpoint::waitBefore)
                        .build());
    }

    public String name() {
        return name;
    }

    /** For metrics. */
    public CircuitBreaker breaker() {
        return breaker;
    }

    /** For metrics. */
    public Bulkhead bulkhead() {
        return bulkhead;
    }

    /** For metrics. */
    public RateLimiter rate() {
        return rate;
    }

    /**
     * Words, then an end; an error is a {@link ProviderFault}.
     *
     * @param attempt wraps each attempt, also those that are not let through; for notes
     */
    public Flux<Piece> ask(Question question, Function<Flux<Piece>, Flux<Piece>> attempt) {
        Flux<Piece> guarded = Flux.defer(() -> endpoint.apply(question))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .transformDeferred(RateLimiterOperator.of(rate))
                .onErrorMap(GuardedEndpoint::fault);
        return Flux.defer(() -> attempt.apply(guarded)).transformDeferred(RetryOperator.of(retry));
    }

    private static Throwable fault(Throwable error) {
        if (error instanceof ProviderFault) {
            return error;
        }
        if (error instanceof RequestNotPermitted) {
            return ProviderFault.of(BreakReason.OUR_RATE_LIMIT);
        }
        if (error instanceof BulkheadFullException) {
            return ProviderFault.of(BreakReason.OUR_CONCURRENCY_LIMIT);
        }
        if (error instanceof CallNotPermittedException) {
            return ProviderFault.of(BreakReason.BREAKER_OPEN);
        }
        return ProviderFault.of(BreakReason.INTERNAL, error.getClass().getSimpleName());
    }

    private static boolean countsAgainstIt(Throwable error) {
        return error instanceof ProviderFault fault && fault.reason().isProvidersFault();
    }

    private static boolean isWorthRetrying(Throwable error) {
        return error instanceof ProviderFault fault
                && !fault.isAfterFirstWord()
                && fault.reason().isWorthRetrying()
                && fault.retryAfter()
                        .filter(wait -> wait.compareTo(LONGEST_RETRY_WAIT) > 0)
                        .isEmpty();
    }

    /** What the endpoint asks for, and never less than a random wait, so that a class does not come back as one. */
    private static long waitBefore(Integer attempt, Either<Throwable, Piece> outcome) {
        long random = IntervalFunction.ofExponentialRandomBackoff(RETRY_WAIT).apply(attempt);
        long asked = outcome.isLeft() && outcome.getLeft() instanceof ProviderFault fault
                ? fault.retryAfter().orElse(Duration.ZERO).toMillis()
                : 0;
        return asked + random;
    }
}
