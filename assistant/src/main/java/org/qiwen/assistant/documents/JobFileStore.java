package org.qiwen.assistant.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of jobs in SQL, and what a job's files come to. Blocks: call it inside a transaction. */
@Component
class JobFileStore {
    /** Files named as being worked on. Our choice: what fits a line or two. */
    private static final int MOST_CURRENT = 5;

    /** Reasons that may pass; with others the same bytes fail again. */
    private static final Set<String> PASSING =
            Set.of("NOT_FETCHED", "PARSER_DIED", "TOO_SLOW", "FAULT", JobLedger.STOPPED_SERVICE);

    private static final String RETRYABLE = " job_id = :id and sha256 is not null"
            + " and (state = 'FAILED' and reason in (:passing) or state = 'CANCELLED' and reason is null)";

    private final JdbcClient jdbc;

    JobFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Number of the last file and of the last part; 0 where there is none. */
    int[] last(JobId id) {
        return jdbc.sql(
                        "select coalesce(max(number), 0) as n, coalesce(max(part), 0) as p from job_file where job_id = :id")
                .param("id", id.value())
                .query((row, n) -> new int[] {row.getInt("n"), row.getInt("p")})
                .single();
    }

    void add(JobId id, JobFile file) {
        jdbc.sql("""
                        insert into job_file (job_id, number, part, document_id, name, sha256, bytes, fresh, state,
                            passages, reason, message)
                        values (:job, :number, :part, :document, :name, :sha256, :bytes, :fresh, :state,
                            :passages, :reason, :message)
                        """)
                .param("job", id.value())
                .param("number", file.number())
                .param("part", file.part())
                .param("document", file.document())
                .param("name", file.name())
                .param("sha256", file.sha256())
                .param("bytes", file.bytes())
                .param("fresh", file.fresh())
                .param("state", file.state().name())
                .param("passages", file.passages())
                .param("reason", file.reason())
                .param("message", cut(file.message()))
                .update();
    }

    /** Files of a part that have no outcome, in order. */
    List<JobFile> unfinished(JobId id, int part) {
        return jdbc.sql("""
                        select * from job_file where job_id = :id and part = :part and state in ('QUEUED', 'WORKING')
                        order by number
                        """)
                .param("id", id.value())
                .param("part", part)
                .query((row, n) -> file(row))
                .list();
    }

    /** Parts that have a file without an outcome. */
    List<Integer> unfinishedParts(JobId id) {
        return jdbc.sql("""
                        select distinct part from job_file where job_id = :id and state in ('QUEUED', 'WORKING')
                        order by part
                        """).param("id", id.value()).query(Integer.class).list();
    }

    boolean hasUnfinished(JobId id) {
        return jdbc.sql("select 1 from job_file where job_id = :id and state in ('QUEUED', 'WORKING') limit 1")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    boolean hasUnfinished(JobId id, int part) {
        return jdbc.sql("""
                        select 1 from job_file where job_id = :id and part = :part and state in ('QUEUED', 'WORKING')
                        limit 1
                        """)
                .param("id", id.value())
                .param("part", part)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Names of files that this job has already, of those given, with the bytes it has of them. */
    Map<String, String> known(JobId id, Collection<String> names) {
        Map<String, String> known = new HashMap<>();
        if (!names.isEmpty()) {
            jdbc.sql("""
                            select name, sha256 from job_file
                            where job_id = :id and name in (:names) and sha256 is not null and state <> 'FAILED'
                            """).param("id", id.value()).param("names", names).query((ResultSet row) -> {
                known.put(row.getString("name"), row.getString("sha256"));
            });
        }
        return known;
    }

    /** Files of a job by number, after {@code after}; in one state or, when that is null, in any. */
    List<JobFile> list(JobId id, @Nullable FileState state, int after, int limit) {
        JdbcClient.StatementSpec query = jdbc.sql("select * from job_file where job_id = :id and number > :after"
                        + (state == null ? "" : " and state = :state") + " order by number limit :limit")
                .param("id", id.value())
                .param("after", after)
                .param("limit", limit);
        return (state == null ? query : query.param("state", state.name()))
                .query((row, n) -> file(row))
                .list();
    }

    /** Files waiting of a part are now being worked on. */
    void working(JobId id, Collection<Integer> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                            update job_file set state = 'WORKING'
                            where job_id = :id and number in (:numbers) and state = 'QUEUED'
                            """).param("id", id.value()).param("numbers", numbers).update();
        }
    }

    /** Notes how many passages of a file in work are embedded by now. */
    void embedded(JobId id, int number, int passages) {
        jdbc.sql("""
                        update job_file set passages = :passages
                        where job_id = :id and number = :number and state = 'WORKING'
                        """)
                .param("passages", passages)
                .param("id", id.value())
                .param("number", number)
                .update();
    }

    /**
     * Notes, before they are read, that a worker begins these files. If nobody takes it back the worker was lost: it died, or
     * it was silent for so long that another took over.
     */
    void begin(JobId id, Collection<Integer> numbers) {
        jdbc.sql("update job_file set "
                        + (numbers.size() == 1 ? "lost_alone = lost_alone + 1" : "lost_with_others = true")
                        + " where job_id = :id and number in (:numbers)")
                .param("id", id.value())
                .param("numbers", numbers)
                .update();
    }

    /** Takes back what {@link #begin} noted: the worker is there. Files without an outcome wait again. */
    void leave(JobId id, Collection<Integer> numbers) {
        jdbc.sql("update job_file set "
                        + (numbers.size() == 1 ? "lost_alone = lost_alone - 1" : "lost_with_others = false")
                        + " where job_id = :id and number in (:numbers)")
                .param("id", id.value())
                .param("numbers", numbers)
                .update();
        jdbc.sql("""
                        update job_file set state = 'QUEUED', passages = 0
                        where job_id = :id and number in (:numbers) and state = 'WORKING'
                        """).param("id", id.value()).param("numbers", numbers).update();
    }

    /** Makes a file a part of its own. */
    void move(JobId id, int number, int part) {
        jdbc.sql("update job_file set part = :part where job_id = :id and number = :number")
                .param("part", part)
                .param("id", id.value())
                .param("number", number)
                .update();
    }

    /** Gives a file its outcome; false when it has one, from another worker or because somebody cancelled the job. */
    boolean end(
            JobId id, int number, FileState state, int passages, @Nullable String reason, @Nullable String message) {
        return jdbc.sql("""
                                update job_file
                                set state = :state, passages = :passages, reason = :reason, message = :message
                                where job_id = :id and number = :number and state in ('QUEUED', 'WORKING')
                                """)
                        .param("state", state.name())
                        .param("passages", passages)
                        .param("reason", reason)
                        .param("message", cut(message))
                        .param("id", id.value())
                        .param("number", number)
                        .update()
                == 1;
    }

    /** Files without an outcome are cancelled; a document that was never ingested says so. */
    void cancel(JobId id) {
        jdbc.sql("""
                        update document set state = 'FAILED', reason = 'CANCELLED', message = 'The job was cancelled.'
                        where state = 'QUEUED' and id in (
                            select document_id from job_file where job_id = :id and state in ('QUEUED', 'WORKING'))
                        """).param("id", id.value()).update();
        jdbc.sql("""
                        update job_file set state = 'CANCELLED', passages = 0
                        where job_id = :id and state in ('QUEUED', 'WORKING')
                        """).param("id", id.value()).update();
    }

    /** Files that may fare better wait again; how many. */
    int retry(JobId id) {
        jdbc.sql("""
                        update document set state = 'QUEUED', reason = null, message = null
                        where deleted is null and state = 'FAILED' and id in (
                            select document_id from job_file where""" + RETRYABLE + ")")
                .param("id", id.value())
                .param("passing", PASSING)
                .update();
        return jdbc.sql("""
                        update job_file
                        set state = 'QUEUED', reason = null, message = null, passages = 0,
                            lost_with_others = false, lost_alone = 0
                        where""" + RETRYABLE)
                .param("id", id.value())
                .param("passing", PASSING)
                .update();
    }

    /** How many files were left out for a reason that may pass. */
    int retryable(JobId id) {
        return jdbc.sql("select count(*) from job_file where" + RETRYABLE)
                .param("id", id.value())
                .param("passing", PASSING)
                .query(Integer.class)
                .single();
    }

    /** Documents that this job made and ingested. */
    List<String> fresh(JobId id) {
        return jdbc.sql("""
                        select document_id from job_file
                        where job_id = :id and fresh and document_id is not null order by number
                        """).param("id", id.value()).query(String.class).list();
    }

    /** Which of these originals a job still needs. */
    Set<String> originalsIn(List<String> sha256) {
        return sha256.isEmpty()
                ? Set.of()
                : jdbc.sql("""
                                select distinct f.sha256 from job_file f
                                where f.sha256 in (:sha256) and f.state in ('QUEUED', 'WORKING')
                                """).param("sha256", sha256).query(String.class).set();
    }

    /** A job with its counts. */
    JobProgress progress(Job job) {
        int[] counts = new int[5];
        jdbc.sql("select state, count(*) as n, sum(passages) as p from job_file where job_id = :id group by state")
                .param("id", job.id().value())
                .query((ResultSet row) -> {
                    FileState state = FileState.valueOf(row.getString("state"));
                    int n = row.getInt("n");
                    if (state != FileState.EXPANDED) {
                        counts[1] += n;
                        counts[0] += state.isFinal() ? n : 0;
                        counts[2] += row.getInt("p");
                        counts[3] += state == FileState.FAILED ? n : 0;
                        counts[4] += state == FileState.UNCHANGED ? n : 0;
                    }
                });
        List<String> current = job.state().isActive()
                ? jdbc.sql("""
                                select name from job_file where job_id = :id and state = 'WORKING'
                                order by number limit :most
                                """)
                        .param("id", job.id().value())
                        .param("most", MOST_CURRENT)
                        .query(String.class)
                        .list()
                : List.of();
        List<JobProgress.Skipped> skipped = counts[3] == 0
                ? List.of()
                : list(job.id(), FileState.FAILED, 0, JobProgress.MOST_SKIPPED).stream()
                        .map(file -> new JobProgress.Skipped(file.name(), file.reason(), file.message()))
                        .toList();
        int retryable = job.state().isFinal() ? retryable(job.id()) : 0;
        return new JobProgress(job, counts[0], counts[1], counts[2], counts[3], counts[4], retryable, current, skipped);
    }

    private static JobFile file(ResultSet row) throws SQLException {
        return new JobFile(
                row.getInt("number"),
                row.getInt("part"),
                row.getString("document_id"),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getBoolean("fresh"),
                FileState.valueOf(row.getString("state")),
                row.getInt("passages"),
                row.getString("reason"),
                row.getString("message"),
                row.getBoolean("lost_with_others"),
                row.getInt("lost_alone"));
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= 1000 ? text : text.substring(0, 1000);
    }
}
