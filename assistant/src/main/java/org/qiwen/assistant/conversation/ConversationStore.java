package org.qiwen.assistant.conversation;

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
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.edition.Edition;
import org.qiwen.assistant.edition.EditionId;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.inquiry.Telling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Conversations in SQL. Blocks: call it inside a transaction of the database package. */
@Component
class ConversationStore {
    private static final String CONVERSATION = """
            select c.*, a.display_name as owner_name, a.school_id, coalesce(s.local_only, false) as local_only,
                   e.title as told_title, e.driving_question, e.phenomenon, e.prediction_question
            from conversation c
            left join inquiry_edition_version e on e.edition_id = c.edition_id and e.version = c.edition_version
            join account a on a.id = c.account_id
            left join school_settings s on s.school_id = a.school_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ConversationStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Stores a new conversation. Its times are set to now, whatever they were; what its school says is not stored. */
    void add(Conversation conversation) {
        @Nullable Edition edition = conversation.edition();
        jdbc.sql("""
                        insert into conversation (id, account_id, class_id, inquiry, edition_id, edition_version, locale, stage,
                            title, phase, reached, total, dots, opening, state, turns, created, updated)
                        values (:id, :account, :class, :inquiry, :edition, :editionVersion, :locale, :stage,
                            :title, :phase, :reached, :total, :dots, :opening, :state, 0, :now, :now)
                        """)
                .param("id", conversation.id().value())
                .param("account", conversation.owner().value())
                .param(
                        "class",
                        conversation.heldIn() == null
                                ? null
                                : conversation.heldIn().value(),
                        java.sql.Types.OTHER)
                .param("inquiry", conversation.inquiry())
                .param("edition", edition == null ? null : edition.id().value(), java.sql.Types.OTHER)
                .param("editionVersion", edition == null ? null : edition.version(), java.sql.Types.INTEGER)
                .param("locale", conversation.locale())
                .param("stage", conversation.stage().name())
                .param("title", conversation.title())
                .param("phase", conversation.progress().phase())
                .param("reached", conversation.progress().reached())
                .param("total", conversation.progress().total())
                .param("dots", json.writeValueAsString(conversation.progress().dots()))
                .param("opening", conversation.opening())
                .param("state", conversation.state())
                .param("now", now())
                .update();
    }

    Optional<Conversation> find(ConversationId id) {
        return jdbc.sql(CONVERSATION + "where c.id = :id")
                .param("id", id.value())
                .query((row, n) -> conversation(row))
                .optional();
    }

    /**
     * Conversations that {@code reader} may read, the last used first.
     *
     * @param before only those last used before this; null from the newest on
     */
    List<Conversation> list(Account reader, @Nullable Instant before, int limit) {
        return jdbc.sql(CONVERSATION + """
                        where ((:admin = true and a.school_id = :school) or c.account_id = :reader or (:teacher = true and exists (
                                select 1 from member m where m.class_id = c.class_id and m.account_id = :reader)))
                            and c.updated < :before
                        order by c.updated desc, c.id limit :limit
                        """)
                .param("admin", reader.isAdmin())
                .param("school", reader.school().id().value())
                .param("teacher", !reader.isStudent())
                .param("reader", reader.id().value())
                .param("before", before == null ? now().plusYears(1) : before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> conversation(row))
                .list();
    }

    /** JSON of the states of every conversation an account has held on an inquiry. */
    List<String> states(AccountId owner, String inquiry, String locale) {
        return jdbc.sql("""
                        select state from conversation
                        where account_id = :owner and inquiry = :inquiry and locale = :locale
                        """)
                .param("owner", owner.value())
                .param("inquiry", inquiry)
                .param("locale", locale)
                .query(String.class)
                .list();
    }

    /** Takes the right to answer the next turn; its number, or empty while another turn runs. */
    Optional<Integer> beginTurn(ConversationId id) {
        int changed = jdbc.sql("""
                        update conversation set turns = turns + 1, running = turns + 1, updated = :now
                        where id = :id and running is null
                        """).param("now", now()).param("id", id.value()).update();
        return changed == 0
                ? Optional.empty()
                : Optional.of(jdbc.sql("select turns from conversation where id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single());
    }

    /** Gives the right back; the state before the turn stands. */
    void endTurn(TurnRef turn) {
        jdbc.sql("update conversation set running = null, updated = :now where id = :id and running = :turn")
                .param("now", now())
                .param("id", turn.conversation().value())
                .param("turn", turn.number())
                .update();
    }

    /** Gives the right back and moves on to the state after the turn. */
    void completeTurn(TurnRef turn, String state, Conversation.Progress progress) {
        jdbc.sql("""
                        update conversation set running = null, state = :state, phase = :phase, reached = :reached,
                            total = :total, dots = :dots, updated = :now
                        where id = :id
                        """)
                .param("state", state)
                .param("phase", progress.phase())
                .param("reached", progress.reached())
                .param("total", progress.total())
                .param("dots", json.writeValueAsString(progress.dots()))
                .param("now", now())
                .param("id", turn.conversation().value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private Conversation conversation(ResultSet row) throws SQLException {
        UUID heldIn = row.getObject("class_id", UUID.class);
        return new Conversation(
                new ConversationId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("owner_name"),
                new SchoolId(row.getObject("school_id", UUID.class)),
                row.getBoolean("local_only"),
                heldIn == null ? null : new ClassId(heldIn),
                row.getString("inquiry"),
                edition(row),
                row.getString("locale"),
                Stage.valueOf(row.getString("stage")),
                row.getString("title"),
                new Conversation.Progress(
                        row.getString("phase"),
                        row.getInt("reached"),
                        row.getInt("total"),
                        List.of(json.readValue(row.getString("dots"), String[].class))),
                row.getString("opening"),
                row.getString("state"),
                row.getInt("turns"),
                row.getObject("running", Integer.class),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("updated", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Edition edition(ResultSet row) throws SQLException {
        UUID id = row.getObject("edition_id", UUID.class);
        return id == null
                ? null
                : new Edition(
                        new EditionId(id),
                        row.getInt("edition_version"),
                        new Telling(
                                row.getString("told_title"),
                                row.getString("driving_question"),
                                row.getString("phenomenon"),
                                row.getString("prediction_question")));
    }
}
