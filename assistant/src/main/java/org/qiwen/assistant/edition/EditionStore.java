package org.qiwen.assistant.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.account.SchoolClass;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.inquiry.Telling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Editions, their versions and the classes that have them, in SQL. Blocks: call it inside a transaction of the database package. */
@Component
public class EditionStore {
    private static final String EDITION = """
            select e.id, e.inquiry, e.locale, e.plan_id, e.account_id, a.display_name, v.version, v.plan_version, v.title,
                   v.driving_question, v.phenomenon, v.prediction_question, e.updated
            from inquiry_edition e
            join account a on a.id = e.account_id
            join inquiry_edition_version v on v.edition_id = e.id and v.version = e.version
            """;

    /** A class of the reader has it. */
    private static final String IN_OWN_CLASS = """
            exists (select 1 from inquiry_edition_class g join member m on m.class_id = g.class_id
                    where g.edition_id = e.id and m.account_id = :reader)
            """;

    /** A class of the teacher, or one of the school for its admins. */
    private static final String OWN_CLASS = """
            c.school_id = :school and (:admin = true or (:staff = true and exists (
                select 1 from member m where m.class_id = c.id and m.account_id = :reader)))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    EditionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A class that has an edition. */
    public record Given(SchoolClass schoolClass, Instant since) {}

    /** What a plan was told as, in its newest version. */
    public Optional<StoredEdition> ofPlan(UUID plan) {
        return jdbc.sql(EDITION + "where e.plan_id = :plan")
                .param("plan", plan)
                .query((row, n) -> edition(row))
                .optional();
    }

    /**
     * Keeps the words of a plan: as a new version when they differ from the newest, else as the one that is there. Two that
     * do so at once for a plan that has none make one of them fail with a duplicate key.
     */
    public StoredEdition keep(
            UUID plan, int planVersion, String inquiry, String locale, Telling telling, Account author) {
        Optional<StoredEdition> before = locked(plan);
        EditionId id = before.map(e -> e.edition().id()).orElseGet(EditionId::random);
        if (before.isEmpty()) {
            add(id, plan, inquiry, locale, author);
        }
        int version = before.map(e -> e.edition().version()).orElse(0);
        boolean same = before.filter(e ->
                        e.edition().telling().equals(telling) && e.inquiry().equals(inquiry))
                .isPresent();
        if (same) {
            jdbc.sql(
                            "update inquiry_edition_version set plan_version = :plan where edition_id = :id and version = :version")
                    .param("plan", planVersion)
                    .param("id", id.value())
                    .param("version", version)
                    .update();
        } else {
            addVersion(id, version + 1, planVersion, telling, author);
            jdbc.sql("update inquiry_edition set version = :version, inquiry = :inquiry, updated = :now where id = :id")
                    .param("version", version + 1)
                    .param("inquiry", inquiry)
                    .param("now", now())
                    .param("id", id.value())
                    .update();
        }
        return ofPlan(plan).orElseThrow();
    }

    /** Editions that classes of {@code reader} have, the newest first; for admins those of all classes of the school. */
    public List<StoredEdition> given(Account reader, String locale) {
        return jdbc.sql(EDITION + "where e.school_id = :school and e.locale = :locale and (" + IN_OWN_CLASS
                        + " or (:admin = true and exists (select 1 from inquiry_edition_class g where g.edition_id = e.id)))"
                        + " order by e.updated desc, e.id")
                .params(rights(reader))
                .param("locale", locale)
                .query((row, n) -> edition(row))
                .list();
    }

    /** An edition that {@code reader} may run: one of the own class, for staff also one of their own or of their school. */
    public Optional<StoredEdition> find(EditionId id, Account reader) {
        return jdbc.sql(EDITION + "where e.id = :id and e.school_id = :school and (" + IN_OWN_CLASS
                        + " or :admin = true or (:staff = true and e.account_id = :reader))")
                .param("id", id.value())
                .params(rights(reader))
                .query((row, n) -> edition(row))
                .optional();
    }

    /** A class that {@code teacher} may give something to. */
    public Optional<SchoolClass> ownClass(ClassId id, Account teacher) {
        return jdbc.sql("select c.id, c.name, c.stage from school_class c where c.id = :id and " + OWN_CLASS)
                .param("id", id.value())
                .params(rights(teacher))
                .query((row, n) -> schoolClass(row))
                .optional();
    }

    /** Gives the newest version to a class; nothing changes when it has it. */
    public void give(EditionId id, ClassId to, Account by) {
        jdbc.sql("""
                        insert into inquiry_edition_class (edition_id, class_id, account_id, created)
                        select :id, c.id, :by, :now from school_class c
                        where c.id = :class and not exists (
                            select 1 from inquiry_edition_class g where g.edition_id = :id and g.class_id = :class)
                        """)
                .param("id", id.value())
                .param("class", to.value())
                .param("by", by.id().value())
                .param("now", now())
                .update();
    }

    /** Takes it from a class; conversations under way go on. */
    public void take(EditionId id, ClassId from) {
        jdbc.sql("delete from inquiry_edition_class where edition_id = :id and class_id = :class")
                .param("id", id.value())
                .param("class", from.value())
                .update();
    }

    /** Takes what a plan was told as from every class. */
    public void takeAll(UUID plan) {
        jdbc.sql("""
                        delete from inquiry_edition_class
                        where edition_id in (select e.id from inquiry_edition e where e.plan_id = :plan)
                        """).param("plan", plan).update();
    }

    /** The classes that have an edition, by name. */
    public List<Given> classes(EditionId id) {
        return jdbc.sql("""
                        select c.id, c.name, c.stage, g.created from inquiry_edition_class g
                        join school_class c on c.id = g.class_id
                        where g.edition_id = :id order by c.name, c.id
                        """)
                .param("id", id.value())
                .query((row, n) -> new Given(
                        schoolClass(row),
                        row.getObject("created", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Optional<StoredEdition> locked(UUID plan) {
        jdbc.sql("select id from inquiry_edition where plan_id = :plan for update")
                .param("plan", plan)
                .query(UUID.class)
                .optional();
        return ofPlan(plan);
    }

    private void add(EditionId id, UUID plan, String inquiry, String locale, Account author) {
        jdbc.sql("""
                        insert into inquiry_edition (id, school_id, account_id, plan_id, inquiry, locale, version, created, updated)
                        values (:id, :school, :account, :plan, :inquiry, :locale, 0, :now, :now)
                        """)
                .param("id", id.value())
                .param("school", author.school().id().value())
                .param("account", author.id().value())
                .param("plan", plan)
                .param("inquiry", inquiry)
                .param("locale", locale)
                .param("now", now())
                .update();
    }

    private void addVersion(EditionId id, int version, int planVersion, Telling telling, Account author) {
        jdbc.sql("""
                        insert into inquiry_edition_version (edition_id, version, account_id, plan_version, title,
                            driving_question, phenomenon, prediction_question, created)
                        values (:id, :version, :account, :plan, :title, :question, :phenomenon, :prediction, :now)
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("account", author.id().value())
                .param("plan", planVersion)
                .param("title", telling.title())
                .param("question", telling.drivingQuestion())
                .param("phenomenon", telling.phenomenon())
                .param("prediction", telling.predictionQuestion())
                .param("now", now())
                .update();
    }

    private static Map<String, Object> rights(Account reader) {
        return Map.of(
                "reader",
                reader.id().value(),
                "admin",
                reader.isAdmin(),
                "staff",
                !reader.isStudent(),
                "school",
                reader.school().id().value());
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static SchoolClass schoolClass(ResultSet row) throws SQLException {
        return new SchoolClass(
                new ClassId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Stage.valueOf(row.getString("stage")));
    }

    private static StoredEdition edition(ResultSet row) throws SQLException {
        return new StoredEdition(
                new Edition(
                        new EditionId(row.getObject("id", UUID.class)),
                        row.getInt("version"),
                        new Telling(
                                row.getString("title"),
                                row.getString("driving_question"),
                                row.getString("phenomenon"),
                                row.getString("prediction_question"))),
                row.getString("inquiry"),
                row.getString("locale"),
                row.getObject("plan_id", UUID.class),
                row.getInt("plan_version"),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("display_name"),
                row.getObject("updated", OffsetDateTime.class).toInstant());
    }
}
