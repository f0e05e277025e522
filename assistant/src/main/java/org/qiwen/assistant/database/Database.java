package org.qiwen.assistant.database;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs blocking JDBC work on the scheduler {@code database}, one transaction a call, begun at each subscription. The
 * scheduler has four threads fewer than the connection pool has connections, which jobs and passages use, so a thread
 * hardly ever waits for one. When its queue is full a call fails with {@link
 * java.util.concurrent.RejectedExecutionException}.
 *
 * <p>Cancelling a call does not stop work already handed over, and never interrupts its thread: H2 closes its file when
 * a thread is interrupted in the middle of it, so a closed browser would take the database along.
 */
@Component
public class Database implements DisposableBean {
    /** Calls waiting for a thread before new ones are refused: about a second of work. Our choice. */
    private static final int QUEUE = 1_000;

    private final TransactionTemplate transaction;
    private final Scheduler scheduler;

    Database(
            PlatformTransactionManager transactions,
            @Value("#{${spring.datasource.hikari.maximum-pool-size} - 4}") int connections) {
        this.transaction = new TransactionTemplate(transactions);
        this.scheduler = Schedulers.newBoundedElastic(connections, QUEUE, "database", 60, true);
    }

    /** Runs {@code work} in one transaction, committed before the result is emitted; {@code null} becomes empty. */
    public <T> Mono<T> transact(Supplier<@Nullable T> work) {
        return Mono.fromFuture(
                () -> CompletableFuture.supplyAsync(
                        () -> transaction.execute(status -> work.get()), scheduler::schedule),
                true);
    }

    /** Runs {@code work} in one transaction, committed before completion. */
    public Mono<Void> run(Runnable work) {
        return Mono.fromFuture(
                () -> CompletableFuture.runAsync(
                        () -> transaction.executeWithoutResult(status -> work.run()), scheduler::schedule),
                true);
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
