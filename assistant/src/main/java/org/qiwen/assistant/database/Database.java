package org.qiwen.assistant.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs blocking JDBC work on the scheduler {@code database}, one transaction a call. The scheduler has as many threads
 * as the connection pool has connections, so a thread never waits for one. When its queue is full a call fails with
 * {@link java.util.concurrent.RejectedExecutionException}. Cancelling a call does not undo work already begun.
 */
@Component
public class Database implements DisposableBean {
    /** Calls waiting for a thread before new ones are refused: about a second of work. Our choice. */
    private static final int QUEUE = 1_000;

    private final TransactionTemplate transaction;
    private final Scheduler scheduler;

    @Autowired
    Database(
            PlatformTransactionManager transactions,
            @Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
        this.transaction = new TransactionTemplate(transactions);
        this.scheduler = Schedulers.newBoundedElastic(connections, QUEUE, "database", 60, true);
    }

    /** Runs {@code work} in one transaction, committed before the result is emitted; {@code null} becomes empty. */
    public <T> Mono<T> transact(Supplier<@Nullable T> work) {
        return Mono.<T>fromSupplier(() -> transaction.execute(status -> work.get()))
                .subscribeOn(scheduler);
    }

    /** Runs {@code work} in one transaction, committed before completion. */
    public Mono<Void> run(Runnable work) {
        return Mono.<Void>fromRunnable(() -> transaction.executeWithoutResult(status -> work.run()))
                .subscribeOn(scheduler);
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
