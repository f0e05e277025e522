package org.qiwen.ingestion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.qiwen.ingestion.store.PassageStore;

/**
 * Stores documents in groups on a thread of its own: a commit is synced to disk and costs tens of milliseconds, whatever it
 * holds. What waits longer than five seconds is stored without waiting for more.
 */
final class StoringStage {
    /** Passages of a group. Our choice: a larger one is a larger segment that is searched without a graph. */
    private static final int GROUP = 1024;

    /**
     * Longest wait for a group to fill; so much work a killed process loses. Our choice: with groups of two seconds the JVM
     * compiled and merged more.
     */
    private static final long LONGEST_MILLIS = 5000;

    private final PassageStore store;
    private final Consumer<Cargo> stored;
    private final Consumer<Throwable> failed;
    private final ScheduledExecutorService thread;
    private List<Cargo> group = new ArrayList<>();
    private int passages;
    private long oldest;

    StoringStage(PassageStore store, Consumer<Cargo> stored, Consumer<Throwable> failed) {
        this.store = store;
        this.stored = stored;
        this.failed = failed;
        ScheduledThreadPoolExecutor one =
                new ScheduledThreadPoolExecutor(1, task -> Conveyor.daemon(task, "ingestion-store"));
        one.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        this.thread = one;
        thread.scheduleWithFixedDelay(
                () -> guarded(this::storeIfDue), LONGEST_MILLIS, LONGEST_MILLIS / 4, TimeUnit.MILLISECONDS);
    }

    void add(Cargo cargo) {
        execute(() -> {
            if (group.isEmpty()) {
                oldest = System.nanoTime();
            }
            group.add(cargo);
            passages += cargo.size();
            storeIfDue();
        });
    }

    /** Stores what waits without waiting for more. */
    void storeNow() {
        execute(this::storeGroup);
    }

    private void execute(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            // Given up: nobody waits for it.
            failed.accept(e);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failed.accept(e);
        }
    }

    private void storeIfDue() {
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - oldest);
        if (passages >= GROUP || waited >= LONGEST_MILLIS) {
            storeGroup();
        }
    }

    private void storeGroup() {
        if (group.isEmpty()) {
            return;
        }
        List<Cargo> next = group;
        group = new ArrayList<>();
        passages = 0;
        store.replace(next.stream().map(Cargo::version).toList());
        next.forEach(stored);
    }

    /** Stores what waits, and ends. */
    void finish() throws InterruptedException {
        execute(this::storeGroup);
        thread.shutdown();
        while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
            // A commit of a full disk or a busy database takes its time.
        }
    }

    /** Ends after the group in work; true when this thread was interrupted meanwhile. */
    boolean close() {
        thread.shutdownNow();
        return Conveyor.awaited(thread);
    }
}
