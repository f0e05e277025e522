package org.qiwen.assistant.conversation;

import java.time.Duration;
import java.util.List;
import org.qiwen.assistant.tutor.Hurry;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One answer that this node is making: what has been committed of it, for those who listen, and what makes it end sooner.
 * Thread-safe. Keeps the events of one turn, some twenty.
 */
final class LiveTurn {
    private final Sinks.Many<StoredEvent> committed = Sinks.many().replay().all();
    private final Sinks.One<Hurry> hurry = Sinks.one();
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private final Disposable deadline;
    private final Disposable.Swap idle = Disposables.swap();
    private final Duration unheard;
    private int numbered;
    private int sent;
    private int listeners;
    private long lastHeard = System.nanoTime();

    LiveTurn(TurnSettings settings) {
        this.unheard = settings.unheard();
        this.deadline = Mono.delay(settings.wording()).subscribe(now -> hurry(Hurry.OUT_OF_TIME));
        waitForListeners();
    }

    /** The events after number {@code after}, and what still comes; ends with the turn. Whoever subscribes listens. */
    Flux<StoredEvent> events(int after) {
        return Flux.defer(() -> {
            arrived();
            return committed.asFlux().filter(event -> event.number() > after).doFinally(end -> left());
        });
    }

    /** Number of the next event to be stored. Called by one thread after another. */
    int nextNumber() {
        return ++numbered;
    }

    /** Sends committed events in order; those that were sent before are left out. */
    synchronized void send(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            if (event.number() > sent) {
                sent = event.number();
                committed.emitNext(event, Sinks.EmitFailureHandler.FAIL_FAST);
            }
        }
    }

    /** Lets no model be waited for any longer; only the first reason counts. */
    void hurry(Hurry why) {
        hurry.tryEmitValue(why);
    }

    Mono<Hurry> hurry() {
        return hurry.asMono();
    }

    /** Somebody listened on another node so long ago. */
    synchronized void heardElsewhere(Duration ago) {
        long heard = System.nanoTime() - Math.max(0, ago.toNanos());
        if (listeners == 0 && heard - lastHeard > 0) {
            lastHeard = heard;
            waitForListeners();
        }
    }

    /** Says that the turn was ended by somebody else. */
    void stop() {
        stop.tryEmitEmpty();
    }

    Mono<Void> stopped() {
        return stop.asMono();
    }

    /** No event will come any more. */
    void close() {
        deadline.dispose();
        idle.dispose();
        synchronized (this) {
            committed.tryEmitComplete();
        }
        ended.tryEmitEmpty();
    }

    /** Completes after the last event. */
    Mono<Void> ended() {
        return ended.asMono();
    }

    private synchronized void arrived() {
        listeners++;
        idle.update(Disposables.disposed());
    }

    private synchronized void left() {
        listeners--;
        if (listeners == 0) {
            lastHeard = System.nanoTime();
            waitForListeners();
        }
    }

    private void waitForListeners() {
        Duration left = unheard.minusNanos(System.nanoTime() - lastHeard);
        idle.update(Mono.delay(left.isNegative() ? Duration.ZERO : left).subscribe(now -> hurry(Hurry.NOBODY_LISTENS)));
    }
}
