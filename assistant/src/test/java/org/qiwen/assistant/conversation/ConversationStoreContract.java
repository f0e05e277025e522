package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.account.Role;
import org.qiwen.assistant.account.School;
import org.qiwen.assistant.account.SchoolClass;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.database.TestDatabase;
import org.qiwen.assistant.edition.Edition;
import org.qiwen.assistant.edition.EditionId;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.inquiry.Telling;
import org.qiwen.assistant.tutor.StudentMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What conversations, turns and their events promise on every database. */
abstract class ConversationStoreContract {
    private final Hands clock = new Hands();
    private final School school = new School(SchoolId.random(), "school");
    private final SchoolClass five = new SchoolClass(ClassId.random(), "five", Stage.PRIMARY_UPPER);
    private final Account pupil = account("pupil", Role.STUDENT, five);
    private final Account other = account("other", Role.STUDENT, five);
    private final Account teacher = account("teacher", Role.TEACHER, null);
    private final Account stranger = account("stranger", Role.TEACHER, null);
    private final Account admin = account("admin", Role.ADMIN, null);

    private TestDatabase database;
    private ConversationStore conversations;
    private TurnStore turns;

    /** A new migrated database. */
    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        JdbcClient jdbc = database.jdbc();
        conversations = new ConversationStore(jdbc, JsonMapper.builder().build(), clock);
        turns = new TurnStore(jdbc, clock);
        jdbc.sql("insert into school values (?, 'school', current_timestamp)")
                .param(school.id().value())
                .update();
        jdbc.sql("insert into school_class values (?, ?, 'five', 'PRIMARY_UPPER', current_timestamp)")
                .param(five.id().value())
                .param(school.id().value())
                .update();
        for (Account account : List.of(pupil, other, teacher, stranger, admin)) {
            jdbc.sql("insert into account values (?, ?, ?, ?, ?, 'x', false, current_timestamp)")
                    .param(account.id().value())
                    .param(school.id().value())
                    .param(account.username())
                    .param(account.displayName())
                    .param(account.role().name())
                    .update();
        }
        for (Account account : List.of(pupil, other, teacher)) {
            jdbc.sql("insert into member values (?, ?, current_timestamp)")
                    .param(five.id().value())
                    .param(account.id().value())
                    .update();
        }
    }

    @Test
    void keepsAConversationAsItIs() {
        Conversation begun = begin(pupil, five.id());

        Conversation found = conversations.find(begun.id()).orElseThrow();

        assertThat(found).isEqualTo(begun);
        assertThat(conversations.find(ConversationId.random())).isEmpty();
    }

    @Test
    void keepsTheWordsOfTheEditionItBeganWith() {
        EditionId edition = new EditionId(UUID.randomUUID());
        Telling words = new Telling("沉与浮", "看什么？", "一盆水。", "你猜？");
        edition(edition, words);

        Conversation begun = begin(pupil, five.id(), new Edition(edition, 1, words));

        assertThat(conversations.find(begun.id()).orElseThrow()).isEqualTo(begun);
        assertThat(conversations.list(pupil, null, 1)).containsExactly(begun);
    }

    @Test
    void showsEachReaderTheirOwnList() {
        Conversation first = begin(pupil, five.id());
        Conversation second = begin(other, five.id());
        Conversation preview = begin(teacher, null);

        assertThat(seenBy(pupil)).containsExactly(first.id());
        assertThat(seenBy(teacher)).containsExactly(preview.id(), second.id(), first.id());
        assertThat(seenBy(stranger)).isEmpty();
        assertThat(seenBy(admin)).containsExactly(preview.id(), second.id(), first.id());
    }

    @Test
    void listsFromTheLastUsedOn() {
        Conversation first = begin(pupil, five.id());
        Conversation second = begin(pupil, five.id());

        assertThat(conversations.list(pupil, null, 1))
                .extracting(Conversation::id)
                .containsExactly(second.id());
        assertThat(conversations.list(pupil, second.updated(), 1))
                .extracting(Conversation::id)
                .containsExactly(first.id());
    }

    @Test
    void letsOneTurnRunAtATime() {
        ConversationId id = begin(pupil, five.id()).id();

        assertThat(conversations.beginTurn(id)).contains(1);
        assertThat(conversations.beginTurn(id)).isEmpty();
        conversations.endTurn(new TurnRef(id, 1));
        assertThat(conversations.beginTurn(id)).contains(2);
        conversations.completeTurn(
                new TurnRef(id, 2),
                "{\"after\":2}",
                new Conversation.Progress("EXPLAIN", 1, 3, List.of("REACHED", "NONE", "NONE")));

        Conversation found = conversations.find(id).orElseThrow();
        assertThat(found.running()).isNull();
        assertThat(found.turns()).isEqualTo(2);
        assertThat(found.state()).isEqualTo("{\"after\":2}");
        assertThat(found.progress().dots()).containsExactly("REACHED", "NONE", "NONE");
    }

    @Test
    void keepsTheWordsAndTheEventsInOrder() {
        TurnRef turn = beginTurn("key");
        turns.addEvents(turn, List.of(new StoredEvent(1, "move", "{\"move\":\"PUMP\"}"), text(2)));
        turns.addEvents(turn, List.of(text(3)));

        Turn found = turns.find(turn).orElseThrow();

        assertThat(found.student()).isEqualTo(StudentMessage.text("木头轻 🪵 所以浮"));
        assertThat(found.status()).isEqualTo(TurnStatus.RUNNING);
        assertThat(found.events()).containsExactly(new StoredEvent(1, "move", "{\"move\":\"PUMP\"}"), text(2), text(3));
        assertThat(turns.all(turn.conversation())).containsExactly(found);
        assertThat(turns.lastEvent(turn)).isEqualTo(3);
        assertThat(turns.findByKey(turn.conversation(), "key")).contains(1);
        assertThat(turns.findByKey(turn.conversation(), "another")).isEmpty();
        assertThat(turns.find(new TurnRef(turn.conversation(), 2))).isEmpty();
    }

    @Test
    void endsATurnOnce() {
        TurnRef turn = beginTurn("key");

        assertThat(turns.extendLease(turn, "node", clock.now)).isTrue();
        assertThat(turns.extendLease(turn, "other", clock.now))
                .as("another node")
                .isFalse();
        assertThat(turns.end(turn, TurnStatus.DONE, "{}")).isTrue();
        assertThat(turns.end(turn, TurnStatus.CANCELLED, null)).isFalse();
        assertThat(turns.extendLease(turn, "node", clock.now)).as("ended").isFalse();
        assertThat(turns.find(turn).orElseThrow().trace()).isEqualTo("{}");
    }

    @Test
    void findsLostTurns() {
        TurnRef turn = beginTurn("key");

        assertThat(turns.lost(null)).as("the lease lasts a minute").isEmpty();
        assertThat(turns.lost("node")).as("it is this node's").isEmpty();
        assertThat(turns.lost("other")).containsExactly(turn);
        clock.now = clock.now.plusSeconds(61);
        assertThat(turns.lost(null)).containsExactly(turn);
        turns.end(turn, TurnStatus.INTERRUPTED, null);
        assertThat(turns.lost(null)).isEmpty();
    }

    private TurnRef beginTurn(String key) {
        ConversationId id = begin(pupil, five.id()).id();
        TurnRef turn = new TurnRef(id, conversations.beginTurn(id).orElseThrow());
        turns.add(turn, key, StudentMessage.text("木头轻 🪵 所以浮"), "node", clock.now.plusSeconds(60));
        return turn;
    }

    private Conversation begin(Account owner, @Nullable ClassId heldIn) {
        return begin(owner, heldIn, null);
    }

    private Conversation begin(Account owner, @Nullable ClassId heldIn, @Nullable Edition edition) {
        clock.now = clock.now.plusSeconds(1);
        Conversation conversation = new Conversation(
                new ConversationId(UUID.randomUUID()),
                owner.id(),
                owner.displayName(),
                owner.school().id(),
                false,
                heldIn,
                "float-sink",
                edition,
                "zh-CN",
                Stage.PRIMARY_UPPER,
                "沉与浮",
                new Conversation.Progress("PREDICT", 0, 3, List.of("NONE", "NONE", "NONE")),
                "{\"text\":\"你猜？\"}",
                "{}",
                0,
                null,
                clock.now,
                clock.now);
        conversations.add(conversation);
        return conversation;
    }

    /** An edition of the teacher's in its first version. */
    private void edition(EditionId id, Telling words) {
        JdbcClient jdbc = database.jdbc();
        jdbc.sql("""
                        insert into inquiry_edition (id, school_id, account_id, plan_id, inquiry, locale, version, created, updated)
                        values (?, ?, ?, ?, 'float-sink', 'zh-CN', 1, current_timestamp, current_timestamp)
                        """)
                .params(id.value(), school.id().value(), teacher.id().value(), UUID.randomUUID())
                .update();
        jdbc.sql("insert into inquiry_edition_version values (?, 1, ?, 1, ?, ?, ?, ?, current_timestamp)")
                .params(
                        id.value(),
                        teacher.id().value(),
                        words.title(),
                        words.drivingQuestion(),
                        words.phenomenon(),
                        words.predictionQuestion())
                .update();
    }

    private List<ConversationId> seenBy(Account reader) {
        return conversations.list(reader, null, 10).stream()
                .map(Conversation::id)
                .toList();
    }

    private static StoredEvent text(int number) {
        return new StoredEvent(number, "text", "{\"delta\":\"第" + number + "句\"}");
    }

    private Account account(String name, Role role, @Nullable SchoolClass schoolClass) {
        return new Account(AccountId.random(), name, name, role, school, schoolClass, false);
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-02T08:00:00.123456Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
