package org.qiwen.assistant.safety;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alerts in SQL. Blocks: call it inside a transaction of the database package. */
@Component
public class AlertStore {
    private static final String ALERT = """
            select x.id, x.conversation_id, x.turn, x.label, x.excerpt, x.created, x.acknowledged_at,
                   s.id as student_id, s.display_name as student_name,
                   k.id as keeper_id, k.display_name as keeper_name
            from alert x
            join conversation c on c.id = x.conversation_id
            join account s on s.id = c.account_id
            left join account k on k.id = x.acknowledged_by
            """;

    /** What may be about a harm to a child rather than about rules of use. */
    private static final String GRAVE = "x.label in ('DISTRESS', 'VIOLENCE', 'SEXUAL')";

    /** Somebody of the school may be meant, so it must not come to a teacher of the class. */
    private static final String ABOUT_STAFF = "(x.excerpt like '%老师%' or x.excerpt like '%班主任%' or x.excerpt like"
            + " '%校长%' or x.excerpt like '%教练%' or lower(x.excerpt) like '%teacher%')";

    private static final String OFFICERS = "select 1 from protection_officer o where o.school_id = s.school_id";

    /**
     * Whom an alert is for: never the person who wrote it, never one who is named in it; the school's admins always. Grave
     * ones go to the school's protection officers; to the teachers of the class only where there are no officers or none has
     * taken it in time, and not when it may be about one of them. The others go to the teachers of the class.
     */
    private static final String FOR = " c.account_id <> :reader and position(:name in x.excerpt) = 0 and ("
            + "(:admin = true and s.school_id = :school)"
            + " or (" + GRAVE + " and exists (" + OFFICERS + " and o.account_id = :reader))"
            + " or (exists (select 1 from member m where m.class_id = c.class_id and m.account_id = :reader)"
            + " and (not (" + GRAVE + ") or (not " + ABOUT_STAFF + " and (not exists (" + OFFICERS + ")"
            + " or x.acknowledged_by = :reader or (x.acknowledged_at is null and x.created < :late))))))";

    /** A shorter name stands in many words. */
    private static final int SHORTEST_NAME = 2;

    /** In no excerpt: there are no line ends in one. */
    private static final String NOBODY = "\n";

    private final JdbcClient jdbc;
    private final Clock clock;

    public AlertStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds an alert unless this turn has one of the label already; a longer excerpt is cut. */
    public void add(UUID conversation, int turn, String label, String excerpt) {
        boolean known =
                jdbc.sql("select count(*) from alert where conversation_id = :id and turn = :turn and label = :label")
                                .param("id", conversation)
                                .param("turn", turn)
                                .param("label", label)
                                .query(Integer.class)
                                .single()
                        > 0;
        if (known) {
            return;
        }
        jdbc.sql("""
                        insert into alert (id, conversation_id, turn, label, excerpt, created)
                        values (:id, :conversation, :turn, :label, :excerpt, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("conversation", conversation)
                .param("turn", turn)
                .param("label", label)
                .param("excerpt", cut(excerpt))
                .param("now", now())
                .update();
    }

    /** Alerts for {@code reader}, the newest first; at most {@code limit}, older than {@code before} when given. */
    List<Alert> list(Account reader, @Nullable Instant before, int limit) {
        return forReader(
                        jdbc.sql(ALERT + "where " + FOR
                                + " and x.created < :before order by x.created desc, x.id limit :limit"),
                        reader)
                .param("before", before == null ? now().plusYears(1) : before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> alert(row, late()))
                .list();
    }

    /** Marks an alert as taken; who took it first stays. Empty when there is none for this reader. */
    Optional<Alert> acknowledge(UUID id, Account reader) {
        boolean visible = find(id, reader).isPresent();
        if (visible) {
            jdbc.sql("""
                            update alert set acknowledged_by = :reader, acknowledged_at = :now
                            where id = :id and acknowledged_by is null
                            """)
                    .param("reader", reader.id().value())
                    .param("now", now())
                    .param("id", id)
                    .update();
        }
        return find(id, reader);
    }

    private Optional<Alert> find(UUID id, Account reader) {
        return forReader(jdbc.sql(ALERT + "where x.id = :id and " + FOR), reader)
                .param("id", id)
                .query((row, n) -> alert(row, late()))
                .optional();
    }

    private JdbcClient.StatementSpec forReader(JdbcClient.StatementSpec query, Account reader) {
        String name = reader.displayName().strip();
        return query.param("reader", reader.id().value())
                .param("admin", reader.isAdmin())
                .param("school", reader.school().id().value())
                .param("name", name.length() < SHORTEST_NAME ? NOBODY : name)
                .param("late", late());
    }

    /** What was written before this and is not taken yet is overdue. */
    private OffsetDateTime late() {
        return now().minus(Alert.OVERDUE);
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static String cut(String excerpt) {
        return excerpt.length() <= Alert.MAX_EXCERPT ? excerpt : excerpt.substring(0, Alert.MAX_EXCERPT - 1) + "…";
    }

    private static Alert alert(ResultSet row, OffsetDateTime late) throws SQLException {
        UUID keeper = row.getObject("keeper_id", UUID.class);
        OffsetDateTime created = row.getObject("created", OffsetDateTime.class);
        OffsetDateTime acknowledged = row.getObject("acknowledged_at", OffsetDateTime.class);
        return new Alert(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getInt("turn"),
                row.getString("label"),
                row.getString("excerpt"),
                new Alert.Person(row.getObject("student_id", UUID.class), row.getString("student_name")),
                created.toInstant(),
                keeper == null ? null : new Alert.Person(keeper, row.getString("keeper_name")),
                acknowledged == null ? null : acknowledged.toInstant(),
                acknowledged == null && created.isBefore(late));
    }
}
