package org.qiwen.assistant.documents;

import org.qiwen.assistant.account.Deployment;
import org.qiwen.assistant.database.NodeLock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings the library in order before the greeting, so that "ready" means ready, and then lets jobs begin. */
@Component
@Order(0)
class LibraryStart implements ApplicationRunner {
    /** Any number that nobody else uses as a lock. */
    static final long LOCK = 0x5157_0001L;

    private final BundledIngestion bundled;
    private final Reconciliation reconciliation;
    private final Sweeper sweeper;
    private final JobRunner runner;
    private final NodeLock lock;
    private final Deployment deployment;

    LibraryStart(
            BundledIngestion bundled,
            Reconciliation reconciliation,
            Sweeper sweeper,
            JobRunner runner,
            NodeLock lock,
            Deployment deployment) {
        this.bundled = bundled;
        this.reconciliation = reconciliation;
        this.sweeper = sweeper;
        this.runner = runner;
        this.lock = lock;
        this.deployment = deployment;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (deployment.isEmbedded()) {
            reconciliation.release();
        }
        lock.alone(LOCK, () -> {
            bundled.ingest();
            reconciliation.documents();
            sweeper.queueForgotten();
        });
        runner.begin();
    }
}
