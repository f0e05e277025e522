package org.qiwen.assistant.copilot.editing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Plans and their versions in SQL. Blocks: call it inside a transaction of the database package. */
@Component
class PlanStore {
    static final String AUTOSAVED = "AUTOSAVED";
    /** Before the version that a model began to word anew. */
    static final String WORDED = "WORDED ";

    /** Autosaves of one person this close together are one version to look back at, and the sections of one wording. Our choice. */
    private static final Duration ONE_SITTING = Duration.ofMinutes(10);
    /** Versions kept of one plan: months of work. Our choice. */
    private static final int MOST_VERSIONS = 200;

    private static final String PLAN = """
            select p.id, p.school_id, p.account_id, a.display_name, p.created, v.version, v.plan, v.why,
                   v.created as updated
            from lesson_plan p
            join account a on a.id = p.account_id
            join lesson_plan_version v on v.plan_id = p.id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PlanStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A plan in a list. */
    record Entry(
            PlanId id,
            String title,
            String topic,
            String stage,
            @Nullable String inquiry,
            int lessons,
            int minutes,
            int version,
            AccountId author,
            String authorName,
            Instant created,
            Instant updated) {}

    /** A version in a list. */
    record Version(int version, AccountId author, String authorName, String why, Instant created) {}

    /** Stores a new plan as version 1. */
    PlanId add(LessonPlan plan, Account author) {
        PlanId id = PlanId.random();
        OffsetDateTime now = now();
        jdbc.sql("""
                        insert into lesson_plan (id, school_id, account_id, title, topic, stage, inquiry, locale, lessons,
                            minutes, version, created, updated)
                        values (:id, :school, :account, :title, :topic, :stage, :inquiry, :locale, :lessons,
                            :minutes, 1, :now, :now)
                        """)
                .param("id", id.value())
                .param("school", author.school().id().value())
                .param("account", author.id().value())
                .param("title", title(plan))
                .param("topic", plan.brief().topic())
                .param("stage", plan.brief().stage().name())
                .param("inquiry", plan.brief().inquiry(), java.sql.Types.VARCHAR)
                .param("locale", plan.brief().locale())
                .param("lessons", plan.brief().lessons())
                .param("minutes", plan.brief().minutes())
                .param("now", now)
                .update();
        addVersion(id, 1, plan, author, "CREATED", now);
        return id;
    }

    /** The newest version, if {@code reader} may read the plan. */
    Optional<StoredPlan> find(PlanId id, Account reader) {
        return jdbc.sql(PLAN + "where p.id = :id and v.version = p.version and " + MAY_READ)
                .param("id", id.value())
                .params(rights(reader))
                .query((row, n) -> plan(row))
                .optional();
    }

    /** One version, if {@code reader} may read the plan. */
    Optional<StoredPlan> find(PlanId id, int version, Account reader) {
        return jdbc.sql(PLAN + "where p.id = :id and v.version = :version and " + MAY_READ)
                .param("id", id.value())
                .param("version", version)
                .params(rights(reader))
                .query((row, n) -> plan(row))
                .optional();
    }

    /** Plans that {@code reader} may read, the last changed first; {@code before} null means from the newest on. */
    List<Entry> list(Account reader, @Nullable Instant before, int limit) {
        return jdbc.sql("select p.*, a.display_name from lesson_plan p join account a on a.id = p.account_id where "
                        + MAY_READ + " and p.updated < :before order by p.updated desc, p.id limit :limit")
                .params(rights(reader))
                .param("before", before == null ? now().plusYears(1) : before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    List<Version> versions(PlanId id) {
        return jdbc.sql("""
                        select v.version, v.account_id, a.display_name, v.why, v.created
                        from lesson_plan_version v join account a on a.id = v.account_id
                        where v.plan_id = :id order by v.version desc
                        """)
                .param("id", id.value())
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("display_name"),
                        row.getString("why"),
                        row.getObject("created", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Adds a version after {@code after}; false when somebody else did meanwhile. An autosave takes the place of the
     * author's autosave before it in the same sitting, and a section that a model worded that of the section before it.
     */
    boolean change(PlanId id, int after, LessonPlan plan, Account author, String why) {
        OffsetDateTime now = now();
        int changed = jdbc.sql("""
                        update lesson_plan set version = version + 1, title = :title, updated = :now
                        where id = :id and version = :after
                        """)
                .param("title", title(plan))
                .param("now", now)
                .param("id", id.value())
                .param("after", after)
                .update();
        if (changed == 0) {
            return false;
        }
        if (why.equals(AUTOSAVED) || why.startsWith(WORDED)) {
            jdbc.sql("""
                            delete from lesson_plan_version
                            where plan_id = :id and version = :after and why = :why and account_id = :account
                                and created > :since
                            """)
                    .param("id", id.value())
                    .param("after", after)
                    .param("why", why)
                    .param("account", author.id().value())
                    .param("since", now.minus(ONE_SITTING))
                    .update();
        }
        addVersion(id, after + 1, plan, author, why, now);
        jdbc.sql("delete from lesson_plan_version where plan_id = :id and version <= :old")
                .param("id", id.value())
                .param("old", after + 1 - MOST_VERSIONS)
                .update();
        return true;
    }

    void delete(PlanId id) {
        jdbc.sql("delete from lesson_plan_version where plan_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from lesson_plan where id = :id")
                .param("id", id.value())
                .update();
    }

    /** The author, and admins of the school. */
    private static final String MAY_READ = "(p.account_id = :reader or (:admin = true and p.school_id = :school))";

    private static java.util.Map<String, Object> rights(Account reader) {
        return java.util.Map.of(
                "reader",
                reader.id().value(),
                "admin",
                reader.isAdmin(),
                "school",
                reader.school().id().value());
    }

    private void addVersion(PlanId id, int version, LessonPlan plan, Account author, String why, OffsetDateTime now) {
        jdbc.sql("""
                        insert into lesson_plan_version (plan_id, version, account_id, why, plan, created)
                        values (:id, :version, :account, :why, :plan, :now)
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("account", author.id().value())
                .param("why", why)
                .param("plan", json.writeValueAsString(plan))
                .param("now", now)
                .update();
    }

    private static String title(LessonPlan plan) {
        String title = plan.head().title().isBlank()
                ? plan.brief().topic()
                : plan.head().title();
        return title.length() > 200 ? title.substring(0, 200) : title;
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new PlanId(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getString("topic"),
                row.getString("stage"),
                row.getString("inquiry"),
                row.getInt("lessons"),
                row.getInt("minutes"),
                row.getInt("version"),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("display_name"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("updated", OffsetDateTime.class).toInstant());
    }

    private StoredPlan plan(ResultSet row) throws SQLException {
        return new StoredPlan(
                new PlanId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                new SchoolId(row.getObject("school_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("display_name"),
                json.readValue(row.getString("plan"), LessonPlan.class),
                row.getString("why"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("updated", OffsetDateTime.class).toInstant());
    }
}
