package org.qiwen.assistant.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Jobs and their files in SQL. Blocks: call it inside a transaction. */
@Component
class JobStore {
    /** Files named as being worked on. Our choice: what fits a line or two. */
    private static final int MOST_CURRENT = 5;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JobStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A place in the list of jobs: newest first, then by id. */
    record Cursor(Instant created, UUID id) {
        static Cursor of(Job job) {
            return new Cursor(job.created(), job.id().value());
        }

        static Optional<Cursor> read(String text) {
            int bar = text.indexOf('~');
            try {
                return bar < 0
                        ? Optional.empty()
                        : Optional.of(new Cursor(
                                Instant.parse(text.substring(0, bar)), UUID.fromString(text.substring(bar + 1))));
            } catch (java.time.format.DateTimeParseException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return created + "~" + id;
        }
    }

    /** Adds a job that waits for files. */
    void add(JobId id, JobKind kind, Holder holder, @Nullable String source, @Nullable Labels given) {
        jdbc.sql("""
                        insert into job (id, kind, owner_id, school_id, state, source, given, sealed, revision, created, changed)
                        values (:id, :kind, :owner, :school, 'QUEUED', :source, :given, false, 1, :now, :now)
                        """)
                .param("id", id.value())
                .param("kind", kind.name())
                .param(
                        "owner",
                        holder.account() == null ? null : holder.account().value())
                .param(
                        "school",
                        holder.school() == null ? null : holder.school().value())
                .param("source", source)
                .param("given", given == null ? null : json.writeValueAsString(given))
                .param("now", now())
                .update();
    }

    Optional<Job> find(JobId id) {
        return jdbc.sql("select * from job where id = :id")
                .param("id", id.value())
                .query((row, n) -> job(row))
                .optional();
    }

    /** Finds a job and keeps others from changing it until the transaction ends. */
    Optional<Job> lock(JobId id) {
        return jdbc.sql("select * from job where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> job(row))
                .optional();
    }

    /** The last job made from a folder that is not at its end. */
    Optional<Job> unfinished(String source, Holder holder) {
        AccountId owner = holder.account();
        JdbcClient.StatementSpec query = jdbc.sql("select * from job where source = :source and owner_id "
                        + (owner == null ? "is null" : "= :owner")
                        + " and state in ('QUEUED', 'RUNNING', 'PAUSED') order by created desc limit 1")
                .param("source", source);
        return (owner == null ? query : query.param("owner", owner.value()))
                .query((row, n) -> job(row))
                .optional();
    }

    /** Jobs that {@code reader} may see, newest first: the own ones; of an admin all of the school and of the house. */
    List<Job> list(Account reader, @Nullable Cursor after, int limit) {
        StringBuilder sql = new StringBuilder("select * from job where ")
                .append(reader.isAdmin() ? "(school_id is null or school_id = :whose)" : "owner_id = :whose");
        if (after != null) {
            sql.append(" and (created < :at or created = :at and id > :after)");
        }
        JdbcClient.StatementSpec query = jdbc.sql(
                        sql.append(" order by created desc, id limit :limit").toString())
                .param(
                        "whose",
                        reader.isAdmin()
                                ? reader.school().id().value()
                                : reader.id().value())
                .param("limit", limit);
        if (after != null) {
            query = query.param("at", at(after.created())).param("after", after.id());
        }
        return query.query((row, n) -> job(row)).list();
    }

    /** Jobs in one of these states. */
    List<Job> in(Collection<JobState> states) {
        return jdbc.sql("select * from job where state in (:states) order by created")
                .param("states", states.stream().map(Enum::name).toList())
                .query((row, n) -> job(row))
                .list();
    }

    /** Changes a job's state; whoever watches it notices. */
    void change(JobId id, JobState state) {
        jdbc.sql("""
                        update job set state = :state, finished = :finished, revision = revision + 1, changed = :now
                        where id = :id
                        """)
                .param("state", state.name())
                .param("finished", state.isFinal() ? now() : null)
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /** Says that no more files come. */
    void seal(JobId id) {
        jdbc.sql("update job set sealed = true, revision = revision + 1, changed = :now where id = :id")
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /** Says that files come again. */
    void unseal(JobId id) {
        jdbc.sql("update job set sealed = false, revision = revision + 1, changed = :now where id = :id")
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /** Lets whoever watches know that files have changed. */
    void touch(JobId id) {
        jdbc.sql("update job set revision = revision + 1, changed = :now where id = :id")
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /** Jobs that somebody stopped handing files in for, unnoticed. */
    List<JobId> abandoned(Instant before) {
        return jdbc.sql("""
                        select id from job
                        where not sealed and state in ('QUEUED', 'RUNNING') and changed < :before
                        """)
                .param("before", at(before))
                .query((row, n) -> new JobId(row.getObject("id", UUID.class)))
                .list();
    }

    long revision(JobId id) {
        return jdbc.sql("select revision from job where id = :id")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Number of the last file and of the last part; 0 where there is none. */
    int[] last(JobId id) {
        return jdbc.sql(
                        "select coalesce(max(number), 0) as n, coalesce(max(part), 0) as p from job_file where job_id = :id")
                .param("id", id.value())
                .query((row, n) -> new int[] {row.getInt("n"), row.getInt("p")})
                .single();
    }

    void addFile(JobId id, JobFile file) {
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
    List<JobFile> files(JobId id, @Nullable FileState state, int after, int limit) {
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

    /** Files of a part that are not being worked on any more wait again. */
    void waiting(JobId id, int part) {
        jdbc.sql("""
                        update job_file set state = 'QUEUED', passages = 0
                        where job_id = :id and part = :part and state = 'WORKING'
                        """).param("id", id.value()).param("part", part).update();
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
    void cancelFiles(JobId id) {
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

    /** Files that failed or were cancelled wait again, if their bytes were kept; how many. */
    int retryFiles(JobId id) {
        jdbc.sql("""
                        update document set state = 'QUEUED', reason = null, message = null
                        where deleted is null and state = 'FAILED' and id in (
                            select document_id from job_file
                            where job_id = :id and state in ('FAILED', 'CANCELLED') and sha256 is not null)
                        """).param("id", id.value()).update();
        return jdbc.sql("""
                        update job_file set state = 'QUEUED', reason = null, message = null, passages = 0
                        where job_id = :id and state in ('FAILED', 'CANCELLED') and sha256 is not null
                        """).param("id", id.value()).update();
    }

    /** How many files failed or were cancelled and can be tried again. */
    int retryable(JobId id) {
        return jdbc.sql("""
                        select count(*) from job_file
                        where job_id = :id and state in ('FAILED', 'CANCELLED') and sha256 is not null
                        """).param("id", id.value()).query(Integer.class).single();
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
                : files(job.id(), FileState.FAILED, 0, JobProgress.MOST_SKIPPED).stream()
                        .map(file -> new JobProgress.Skipped(file.name(), file.reason(), file.message()))
                        .toList();
        return new JobProgress(job, counts[0], counts[1], counts[2], counts[3], counts[4], current, skipped);
    }

    /**
     * Lets tasks of an earlier life of the only node be taken at once, without waiting for their silence. Only for a node
     * that knows to be the only one.
     */
    int releaseTasks() {
        return jdbc.sql("""
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null, version = version + 1 where picked
                        """).update();
    }

    private Job job(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner_id", UUID.class);
        UUID school = row.getObject("school_id", UUID.class);
        String given = row.getString("given");
        OffsetDateTime finished = row.getObject("finished", OffsetDateTime.class);
        return new Job(
                new JobId(row.getObject("id", UUID.class)),
                JobKind.valueOf(row.getString("kind")),
                new Holder(owner == null ? null : new AccountId(owner), school == null ? null : new SchoolId(school)),
                JobState.valueOf(row.getString("state")),
                row.getString("source"),
                given == null ? null : json.readValue(given, Labels.class),
                row.getBoolean("sealed"),
                row.getLong("revision"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
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
                row.getString("message"));
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= 1000 ? text : text.substring(0, 1000);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
