package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.database.TestDatabase;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.safety.AlertStore;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.web.Problem;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the commits of a turn promise on every database, with two nodes on it. */
abstract class TurnJournalContract {
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final StudentMessage WORDS = StudentMessage.text("木头轻");
    private static final Conversation.Progress PROGRESS =
            new Conversation.Progress("EXPLAIN", 1, 2, List.of("REACHED", "NONE"));

    private final Hands clock = new Hands();
    private final ConversationId id = ConversationId.random();
    private final AccountId owner = AccountId.random();
    private TestDatabase database;
    private ConversationStore conversations;
    private TurnJournal here;
    private TurnJournal there;

    /** A new migrated database. */
    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        JdbcClient jdbc = database.jdbc();
        JsonMapper json = JsonMapper.builder().build();
        conversations = new ConversationStore(jdbc, json, clock);
        here = journal(jdbc, json);
        there = journal(jdbc, json);
        UUID school = UUID.randomUUID();
        jdbc.sql("insert into school values (?, 'school', current_timestamp)")
                .param(school)
                .update();
        jdbc.sql("insert into account values (?, ?, 'pupil', 'pupil', 'STUDENT', 'x', false, current_timestamp)")
                .param(owner.value())
                .param(school)
                .update();
        conversations.add(new Conversation(
                id,
                owner,
                "pupil",
                new SchoolId(school),
                false,
                null,
                "float-sink",
                null,
                "zh-CN",
                Stage.JUNIOR,
                "沉与浮",
                new Conversation.Progress("PREDICT", 0, 2, List.of("NONE", "NONE")),
                "{}",
                "\"before\"",
                0,
                null,
                clock.now,
                clock.now));
    }

    @Test
    void whatAnAdultShouldSeeIsThereWithTheMessageAndOnlyOnce() {
        TurnRef turn =
                get(here.accept(id, owner, "k", StudentMessage.text("我不想活了"))).turn();
        assertThat(alerts()).containsExactly("DISTRESS");

        assertThat(get(here.complete(
                        turn,
                        new TurnJournal.Whole(
                                List.of(text(1)),
                                "{}",
                                "{}",
                                PROGRESS,
                                List.of(new Tutoring.Finding("DISTRESS", "我不想活了"))))))
                .isTrue();
        assertThat(alerts()).containsExactly("DISTRESS");
    }

    private List<String> alerts() {
        return database.jdbc()
                .sql("select label from alert")
                .query(String.class)
                .list();
    }

    @Test
    void aWholeTurnMovesTheStateOn() {
        TurnRef turn = accept(here, "k").turn();
        assertThat(get(here.append(turn, List.of(text(1), text(2))))).isTrue();
        assertThat(get(here.complete(
                        turn,
                        new TurnJournal.Whole(
                                List.of(text(3)),
                                "\"after\"",
                                "{\"why\":1}",
                                PROGRESS,
                                List.of(new Tutoring.Finding("PII", "1**"))))))
                .isTrue();

        Turn found = get(there.read(turn));
        assertThat(found.status()).isEqualTo(TurnStatus.DONE);
        assertThat(found.trace()).isEqualTo("{\"why\":1}");
        assertThat(found.events()).containsExactly(text(1), text(2), text(3));
        Conversation after = conversations.find(id).orElseThrow();
        assertThat(after.state()).isEqualTo("\"after\"");
        assertThat(after.progress()).isEqualTo(PROGRESS);
        assertThat(after.running()).isNull();
        assertThat(alerts()).containsExactly("PII");
    }

    @Test
    void theSameKeyIsTheSameTurnEvenAtTheSameTime() {
        List<TurnJournal.Accepted> accepted =
                both(() -> here.accept(id, owner, "same", WORDS), () -> there.accept(id, owner, "same", WORDS));

        assertThat(accepted).extracting(TurnJournal.Accepted::turn).containsOnly(new TurnRef(id, 1));
        assertThat(accepted).filteredOn(TurnJournal.Accepted::isNew).hasSize(1);
    }

    @Test
    void ofTwoMessagesAtTheSameTimeOneIsRefused() {
        List<String> outcomes = both(
                () -> outcome(here.accept(id, owner, "one", WORDS)),
                () -> outcome(there.accept(id, owner, "two", WORDS)));

        assertThat(outcomes).containsExactlyInAnyOrder("accepted", "TURN_RUNNING");
    }

    @Test
    void takesNoMessageFromWhoDoesNotHoldTheConversation() {
        assertThat(get(outcome(here.accept(id, AccountId.random(), "k", WORDS))))
                .isEqualTo("NOT_FOUND");
        assertThat(conversations.find(id).orElseThrow().turns()).isZero();
    }

    @Test
    void aLapsedLeaseIsEndedByAnyNodeAndTheStateBeforeStands() {
        TurnRef turn = accept(here, "k").turn();
        get(here.append(turn, List.of(text(1))));
        clock.now = clock.now.plus(LEASE).plusSeconds(1);

        Turn found = get(there.read(turn));

        assertThat(found.status()).isEqualTo(TurnStatus.INTERRUPTED);
        assertThat(found.events()).hasSize(2).last().satisfies(event -> {
            assertThat(event.number()).isEqualTo(2);
            assertThat(event.type()).isEqualTo("problem");
            assertThat(event.data()).contains("urn:qiwen:problem:turn-interrupted");
        });
        assertThat(get(here.append(turn, List.of(text(2)))))
                .as("the lost node comes back")
                .isFalse();
        assertThat(get(here.complete(turn, whole()))).isFalse();
        assertThat(conversations.find(id).orElseThrow().state()).isEqualTo("\"before\"");
        assertThat(accept(there, "next").turn().number()).isEqualTo(2);
    }

    @Test
    void theNextMessageEndsALostTurnFirst() {
        TurnRef lost = accept(here, "k").turn();
        clock.now = clock.now.plus(LEASE).plusSeconds(1);

        assertThat(accept(there, "next").turn().number()).isEqualTo(2);
        assertThat(get(there.read(lost)).status()).isEqualTo(TurnStatus.INTERRUPTED);
    }

    @Test
    void eachCommitExtendsTheLease() {
        TurnRef turn = accept(here, "k").turn();
        clock.now = clock.now.plus(LEASE.minusSeconds(1));
        get(here.append(turn, List.of(text(1))));
        clock.now = clock.now.plus(LEASE.minusSeconds(1));

        assertThat(get(there.endLost())).isZero();
        assertThat(get(there.read(turn)).status()).isEqualTo(TurnStatus.RUNNING);
        clock.now = clock.now.plusSeconds(2);
        assertThat(get(there.endLost())).isEqualTo(1);
    }

    @Test
    void theOnlyNodeEndsWhatAnEarlierLifeLeft() {
        TurnRef turn = accept(here, "k").turn();

        assertThat(endedBy(here)).as("its own turn").isZero();
        assertThat(endedBy(there)).isEqualTo(1);
        assertThat(get(there.read(turn)).status()).isEqualTo(TurnStatus.INTERRUPTED);
    }

    @Test
    void aTurnIsStoppedOnce() {
        TurnRef turn = accept(here, "k").turn();
        Problem stopped = Problem.of(ProblemType.TURN_CANCELLED, "stopped");

        assertThat(get(there.end(turn, TurnStatus.CANCELLED, stopped))).isTrue();
        assertThat(get(there.end(turn, TurnStatus.CANCELLED, stopped))).isFalse();
        assertThat(get(here.complete(turn, whole()))).isFalse();
        assertThat(get(here.read(turn)).events()).hasSize(1);
    }

    private int endedBy(TurnJournal node) {
        Integer ended = database.transaction().execute(status -> node.endAllOfOtherNodes());
        return Objects.requireNonNull(ended);
    }

    private TurnJournal journal(JdbcClient jdbc, JsonMapper json) {
        Database crossing = database.crossing();
        TurnSettings settings = new TurnSettings(
                LEASE,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(24),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofMillis(300),
                3,
                1);
        return new TurnJournal(
                crossing,
                conversations,
                new TurnStore(jdbc, clock),
                new AlertStore(jdbc, clock),
                json,
                settings,
                clock);
    }

    private TurnJournal.Accepted accept(TurnJournal node, String key) {
        return get(node.accept(id, owner, key, WORDS));
    }

    private static TurnJournal.Whole whole() {
        return new TurnJournal.Whole(List.of(text(9)), "\"after\"", "{}", PROGRESS, List.of());
    }

    private static Mono<String> outcome(Mono<TurnJournal.Accepted> accepting) {
        return accepting
                .map(accepted -> "accepted")
                .onErrorResume(
                        Refusal.class,
                        refusal -> Mono.just(refusal.problem().type().name()));
    }

    /** Subscribes to both at once. */
    private static <T> List<T> both(Supplier<Mono<T>> one, Supplier<Mono<T>> other) {
        return get(Flux.merge(one.get(), other.get()).collectList());
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(30)));
    }

    private static StoredEvent text(int number) {
        return new StoredEvent(number, "text", "{\"delta\":\"第" + number + "句\"}");
    }

    private static final class Hands extends Clock {
        private volatile Instant now = Instant.parse("2026-11-02T08:00:00Z");

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
