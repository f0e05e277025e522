package org.qiwen.assistant.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Jobs in SQL; their files are in {@link JobFileStore}. Blocks: call it inside a transaction. */
@Component
class JobStore {
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
                        insert into job (id, kind, owner_id, school_id, state, source, given, sealed, revision, created, changed,
                            filled)
                        values (:id, :kind, :owner, :school, 'QUEUED', :source, :given, false, 1, :now, :now, :now)
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

    /** Says that no more files come; {@code brokenOff}: because they were waited for in vain. */
    void seal(JobId id, boolean brokenOff) {
        jdbc.sql("""
                        update job
                        set sealed = true, broken_off = :brokenOff, revision = revision + 1, changed = :now where id = :id
                        """)
                .param("brokenOff", brokenOff)
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /** Says that files come again. */
    void unseal(JobId id) {
        jdbc.sql("""
                        update job
                        set sealed = false, broken_off = false, filled = :now, revision = revision + 1, changed = :now
                        where id = :id
                        """).param("now", now()).param("id", id.value()).update();
    }

    /** Notes that files were handed in. */
    void filled(JobId id) {
        jdbc.sql("update job set filled = :now, revision = revision + 1, changed = :now where id = :id")
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

    /** Jobs whose next files have not come since {@code before}. */
    List<JobId> abandoned(Instant before) {
        return jdbc.sql("""
                        select id from job
                        where not sealed and state in ('QUEUED', 'RUNNING', 'PAUSED') and filled < :before
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
                row.getBoolean("broken_off"),
                row.getLong("revision"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
