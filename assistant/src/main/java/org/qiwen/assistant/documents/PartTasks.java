package org.qiwen.assistant.documents;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Puts parts of jobs into the queue of db-scheduler, in the transaction of whoever calls: what is committed is worked on,
 * what is rolled back is not.
 */
@Component
class PartTasks {
    static final TaskDescriptor<Void> PART = TaskDescriptor.of("ingest-part");

    /**
     * Parts are due since then, a second later each: the oldest is taken first, so the first parts of a small job come
     * before the hundredth of a large one.
     */
    private static final Instant DUE = Instant.parse("2020-01-01T00:00:00Z");

    private final SchedulerClient client;

    PartTasks(DataSource source) {
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(source))
                .build();
    }

    /** A part of a job. */
    record Part(JobId job, int number) {
        static Part of(TaskInstanceId task) {
            String id = task.getId();
            int slash = id.indexOf('/');
            return new Part(
                    new JobId(UUID.fromString(id.substring(0, slash))), Integer.parseInt(id.substring(slash + 1)));
        }

        String id() {
            return job + "/" + number;
        }
    }

    /** Queues parts that are not queued yet. */
    void queue(JobId job, Collection<Integer> parts) {
        for (int part : parts) {
            client.scheduleIfNotExists(PART.instance(new Part(job, part).id()).build(), DUE.plusSeconds(part));
        }
    }
}
