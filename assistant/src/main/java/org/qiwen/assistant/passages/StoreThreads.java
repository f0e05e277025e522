package org.qiwen.assistant.passages;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs what blocks on passages off the event loop, on as many threads as there are cores.
 *
 * <p>Cancelling a call does not stop work already handed over, and never interrupts its thread: Java closes a file when a
 * thread is interrupted in the middle of writing it, so a closed browser would spoil the index.
 */
@Component
class StoreThreads implements DisposableBean {
    /** Calls waiting before new ones are refused. Our choice: some seconds of work. */
    private static final int QUEUE = 200;

    private final Scheduler scheduler =
            Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), QUEUE, "passages", 60, true);

    /** The result of {@code work}; {@code null} becomes empty. */
    <T> Mono<T> call(Supplier<@Nullable T> work) {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(work::get, scheduler::schedule), true);
    }

    /** For what only thinks and touches no file. */
    Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
