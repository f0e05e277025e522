package org.qiwen.assistant.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.ModelCall.Attempt;
import org.qiwen.assistant.model.ModelCall.Cost;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.qiwen.assistant.model.provider.Piece;
import org.qiwen.assistant.model.stream.ProviderFault;
import org.qiwen.assistant.model.stream.Usage;
import org.qiwen.prompts.RenderedPrompt;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** Writes down how one request goes. Thread-safe. */
final class CallNotes {
    private final ModelUse use;
    private final RenderedPrompt prompt;
    private final Scheduler clock;
    private final long begun;
    private final List<Attempt> attempts = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Usage usage = Usage.NONE;
    private @Nullable Cost cost;
    private @Nullable Duration firstWord;

    CallNotes(ModelUse use, RenderedPrompt prompt, Scheduler clock) {
        this.use = use;
        this.prompt = prompt;
        this.clock = clock;
        this.begun = clock.now(TimeUnit.NANOSECONDS);
    }

    /** Passes an attempt on and writes it down when it is over. */
    Flux<Piece> attempt(String name, EndpointSettings endpoint, Flux<Piece> attempt) {
        return Flux.defer(() -> {
            Timing timing = new Timing(name, endpoint, clock.now(TimeUnit.NANOSECONDS));
            return attempt.doOnNext(timing::piece)
                    .doOnComplete(() -> timing.end(Attempt.WHOLE, Usage.NONE))
                    .doOnError(error -> {
                        if (error instanceof ProviderFault fault) {
                            timing.end(fault.reason().name(), fault.usage());
                        } else {
                            timing.end(error.getClass().getSimpleName(), Usage.NONE);
                        }
                    })
                    .doOnCancel(() -> timing.cancelled());
        });
    }

    /** Whether this is the first time that the request is over. */
    boolean close() {
        return closed.compareAndSet(false, true);
    }

    synchronized ModelCall call() {
        return new ModelCall(
                use,
                prompt.id(),
                prompt.version(),
                prompt.templateSha256(),
                prompt.sha256(),
                attempts,
                usage,
                cost,
                firstWord,
                since(begun));
    }

    private synchronized void firstWord() {
        if (firstWord == null) {
            firstWord = since(begun);
        }
    }

    private synchronized void add(Attempt attempt, EndpointSettings endpoint) {
        attempts.add(attempt);
        usage = usage.plus(attempt.usage());
        EndpointSettings.@Nullable Price price = endpoint.price();
        if (price == null) {
            return;
        }
        BigDecimal amount = price.of(attempt.usage());
        if (cost == null) {
            cost = new Cost(amount, price.currency());
        } else if (cost.currency().equals(price.currency())) {
            cost = new Cost(cost.amount().add(amount), cost.currency());
        }
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(clock.now(TimeUnit.NANOSECONDS) - nanos);
    }

    /** One attempt; its signals come one after the other, a cancel may come beside them. */
    private final class Timing {
        private final String name;
        private final EndpointSettings endpoint;
        private final long started;
        private final AtomicBoolean over = new AtomicBoolean();
        private final StringBuffer words = new StringBuffer();
        private volatile @Nullable Duration first;

        Timing(String name, EndpointSettings endpoint, long started) {
            this.name = name;
            this.endpoint = endpoint;
            this.started = started;
        }

        void piece(Piece piece) {
            if (piece instanceof Piece.End end) {
                end(Attempt.WHOLE, end.usage());
            } else if (piece instanceof Piece.Words some) {
                words.append(some.text());
                if (first == null) {
                    first = since(started);
                    firstWord();
                }
            }
        }

        /** Whoever was sent the prompt will charge for it, even when nobody waited for a word. */
        void cancelled() {
            end(Attempt.CANCELLED, Usage.estimate(prompt.text(), words.toString()));
        }

        void end(String outcome, Usage usage) {
            if (over.compareAndSet(false, true)) {
                add(
                        new Attempt(name, endpoint.profile(), endpoint.model(), outcome, usage, first, since(started)),
                        endpoint);
            }
        }
    }
}
