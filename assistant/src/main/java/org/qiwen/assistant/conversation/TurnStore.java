package org.qiwen.assistant.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.tutor.StudentMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns and their events in SQL. Blocks: call it inside a transaction of the database package. */
@Component
class TurnStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    TurnStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(TurnRef turn, String key, StudentMessage student, String node, Instant leaseUntil) {
        jdbc.sql("""
                        insert into turn (conversation_id, number, request_key, kind, text, status, node, lease_until,
                            created)
                        values (:conversation, :number, :key, :kind, :text, 'RUNNING', :node, :lease, :now)
                        """)
                .param("conversation", turn.conversation().value())
                .param("number", turn.number())
                .param("key", key)
                .param("kind", student.kind().name())
                .param("text", student.text())
                .param("node", node)
                .param("lease", at(leaseUntil))
                .param("now", at(clock.instant()))
                .update();
    }

    /** Number of the turn that this key began. */
    Optional<Integer> findByKey(ConversationId conversation, String key) {
        return jdbc.sql("select number from turn where conversation_id = :conversation and request_key = :key")
                .param("conversation", conversation.value())
                .param("key", key)
                .query(Integer.class)
                .optional();
    }

    Optional<Turn> find(TurnRef turn) {
        return turns(turn.conversation(), turn.number()).stream().findFirst();
    }

    /** All turns of a conversation with their events, in order. */
    List<Turn> all(ConversationId conversation) {
        return turns(conversation, null);
    }

    /** Extends the lease of a turn that {@code node} is answering; false when it is not, any more. Locks the turn. */
    boolean extendLease(TurnRef turn, String node, Instant leaseUntil) {
        return jdbc.sql("""
                                update turn set lease_until = :lease
                                where conversation_id = :conversation and number = :number
                                    and status = 'RUNNING' and node = :node
                                """)
                        .param("lease", at(leaseUntil))
                        .param("conversation", turn.conversation().value())
                        .param("number", turn.number())
                        .param("node", node)
                        .update()
                == 1;
    }

    /** Writes down that a running turn has a listener on another node. */
    void heard(TurnRef turn, Instant when) {
        jdbc.sql("""
                        update turn set heard_at = :now
                        where conversation_id = :conversation and number = :number and status = 'RUNNING'
                        """)
                .param("now", at(when))
                .param("conversation", turn.conversation().value())
                .param("number", turn.number())
                .update();
    }

    /** When a listener was last seen on another node. */
    Optional<Instant> heardAt(TurnRef turn) {
        return jdbc.sql("select heard_at from turn where conversation_id = :conversation and number = :number")
                .param("conversation", turn.conversation().value())
                .param("number", turn.number())
                .query((row, n) -> Optional.ofNullable(instant(row, "heard_at")))
                .single();
    }

    /** Ends a turn that {@code node} is answering, as done; false when it is not, any more. Locks the turn. */
    boolean complete(TurnRef turn, String node, String trace) {
        return jdbc.sql("""
                                update turn set status = 'DONE', trace = :trace, ended = :now
                                where conversation_id = :conversation and number = :number
                                    and status = 'RUNNING' and node = :node
                                """)
                        .param("trace", trace)
                        .param("now", at(clock.instant()))
                        .param("conversation", turn.conversation().value())
                        .param("number", turn.number())
                        .param("node", node)
                        .update()
                == 1;
    }

    /** Ends a running turn; false when it has ended already. Locks the turn. */
    boolean end(TurnRef turn, TurnStatus status, @Nullable String trace) {
        return jdbc.sql("""
                                update turn set status = :status, trace = :trace, ended = :now
                                where conversation_id = :conversation and number = :number and status = 'RUNNING'
                                """)
                        .param("status", status.name())
                        .param("trace", trace)
                        .param("now", at(clock.instant()))
                        .param("conversation", turn.conversation().value())
                        .param("number", turn.number())
                        .update()
                == 1;
    }

    /** Running turns that are lost: the lease has passed, or any of another node when {@code exceptNode} is given. */
    List<TurnRef> lost(@Nullable String exceptNode) {
        String condition = exceptNode == null ? "lease_until < :now" : "node <> :node";
        JdbcClient.StatementSpec query =
                jdbc.sql("select conversation_id, number from turn where status = 'RUNNING' and " + condition);
        return (exceptNode == null ? query.param("now", at(clock.instant())) : query.param("node", exceptNode))
                .query((row, n) -> new TurnRef(
                        new ConversationId(row.getObject("conversation_id", UUID.class)), row.getInt("number")))
                .list();
    }

    /** Stores events in one statement. */
    void addEvents(TurnRef turn, List<StoredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        for (StoredEvent event : events) {
            values.addAll(
                    List.of(turn.conversation().value(), turn.number(), event.number(), event.type(), event.data()));
        }
        String rows = String.join(", ", Collections.nCopies(events.size(), "(?, ?, ?, ?, ?)"));
        jdbc.sql("insert into turn_event (conversation_id, turn, number, type, data) values " + rows)
                .params(values)
                .update();
    }

    /** Number of the last stored event; 0 when there is none. */
    int lastEvent(TurnRef turn) {
        return jdbc.sql("select coalesce(max(number), 0) from turn_event where conversation_id = :id and turn = :turn")
                .param("id", turn.conversation().value())
                .param("turn", turn.number())
                .query(Integer.class)
                .single();
    }

    /** Reads the statuses first: whoever then sees a final status sees the last event as well. */
    private List<Turn> turns(ConversationId conversation, @Nullable Integer number) {
        List<Turn> bare = one(
                        jdbc.sql("select * from turn where conversation_id = :id"
                                + (number == null ? "" : " and number = :number") + " order by number"),
                        conversation,
                        number)
                .query((row, n) -> turn(conversation, row))
                .list();
        Map<Integer, List<StoredEvent>> events = new HashMap<>();
        one(
                        jdbc.sql("select turn, number, type, data from turn_event where conversation_id = :id"
                                + (number == null ? "" : " and turn = :number") + " order by turn, number"),
                        conversation,
                        number)
                .query((ResultSet row) -> {
                    events.computeIfAbsent(row.getInt("turn"), n -> new ArrayList<>())
                            .add(new StoredEvent(row.getInt("number"), row.getString("type"), row.getString("data")));
                });
        return bare.stream()
                .map(turn -> turn.with(events.getOrDefault(turn.ref().number(), List.of())))
                .toList();
    }

    private static JdbcClient.StatementSpec one(
            JdbcClient.StatementSpec query, ConversationId conversation, @Nullable Integer number) {
        JdbcClient.StatementSpec bound = query.param("id", conversation.value());
        return number == null ? bound : bound.param("number", number);
    }

    private static Turn turn(ConversationId conversation, ResultSet row) throws SQLException {
        return new Turn(
                new TurnRef(conversation, row.getInt("number")),
                new StudentMessage(StudentMessage.Kind.valueOf(row.getString("kind")), row.getString("text")),
                TurnStatus.valueOf(row.getString("status")),
                row.getObject("lease_until", OffsetDateTime.class).toInstant(),
                instant(row, "heard_at"),
                row.getString("trace"),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
