package org.qiwen.assistant.documents;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.web.ErrorResponses;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets this node take parts of jobs out of db-scheduler's queue, so many at once as the settings allow. A node says that it
 * lives at each heartbeat; a part whose node was silent for four of them is taken over by another.
 */
@Component
class JobRunner implements SmartLifecycle {
    /** The fewest that db-scheduler allows. */
    private static final int SILENT_HEARTBEATS = 4;

    /** A part that fails so often in a row is given up. Our choice: half a minute of trouble with a database. */
    private static final int MOST_FAILURES = 5;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Longest wait for the document in work when the node stops. */
    private static final Duration STOP = Duration.ofSeconds(60);

    /** Above parts, whose priority is 0. */
    private static final int HOUSEKEEPING = 10;

    private final DataSource source;
    private final PartWorker worker;
    private final JobLedger ledger;
    private final Sweeper sweeper;
    private final DocumentSettings settings;
    private final TransactionOperations transaction;
    private final Clock clock;
    private volatile boolean stopping;
    private @Nullable Scheduler scheduler;

    JobRunner(
            DataSource source,
            PartWorker worker,
            JobLedger ledger,
            Sweeper sweeper,
            DocumentSettings settings,
            TransactionOperations transaction,
            Clock clock) {
        this.source = source;
        this.worker = worker;
        this.ledger = ledger;
        this.sweeper = sweeper;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Begins to take parts; called when the node has reconciled what it holds. */
    synchronized void begin() {
        if (scheduler == null && !stopping) {
            Scheduler made = Scheduler.create(new TransactionAwareDataSourceProxy(source), parts())
                    .startTasks(Tasks.recurring("documents-sweep", FixedDelay.of(settings.sweep()))
                            .defaultPriority(HOUSEKEEPING)
                            .execute((task, context) -> sweeper.sweep()))
                    .schedulerName(new SchedulerName.Fixed(
                            "node-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID()))
                    .threads(settings.parts())
                    .pollingInterval(POLL)
                    .heartbeatInterval(settings.heartbeat())
                    .missedHeartbeatsLimit(SILENT_HEARTBEATS)
                    .shutdownMaxWait(STOP)
                    .enablePriority()
                    .alwaysPersistTimestampInUTC()
                    .failureLogging(LogLevel.DEBUG, false)
                    .build();
            made.start();
            scheduler = made;
        }
    }

    private Task<Void> parts() {
        return Tasks.custom(PartTasks.PART)
                .onFailure(this::failed)
                .onDeadExecutionRevive()
                .execute(this::work);
    }

    private CompletionHandler<Void> work(TaskInstance<Void> task, ExecutionContext context) {
        PartTasks.Part part = PartTasks.Part.of(task);
        worker.work(part, () -> stopping || context.getSchedulerState().isShuttingDown());
        return (complete, operations) -> transaction.executeWithoutResult(status -> leave(part, complete, operations));
    }

    /** Under the job's lock: whoever resumes it meanwhile finds the task either queued or gone. */
    private void leave(PartTasks.Part part, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        if (ledger.hasWork(part)) {
            operations.reschedule(complete, clock.instant());
        } else {
            operations.remove();
        }
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        PartTasks.Part part = PartTasks.Part.of(complete.getExecution());
        Throwable cause = complete.getCause().orElseGet(() -> new IllegalStateException("no cause"));
        String detail = ErrorResponses.fault("ingesting a part of job " + part.job(), cause)
                .detail();
        if (complete.getExecution().consecutiveFailures + 1 >= MOST_FAILURES) {
            worker.giveUp(part, "The server failed " + MOST_FAILURES + " times on this. " + detail);
            operations.remove();
        } else {
            operations.reschedule(complete, clock.instant().plus(AFTER_FAILURE));
        }
    }

    @Override
    public void start() {
        // Reconciliation comes first and calls begin().
    }

    @Override
    public void stop() {
        stopping = true;
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }
}
