package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.database.TestDatabase;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.safety.AlertStore;
import org.qiwen.assistant.tutor.Hurry;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.tutor.TurnEvent;
import org.qiwen.assistant.tutor.WordingTerms;
import org.qiwen.assistant.web.Problem;
import org.qiwen.assistant.web.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** The life of an answer whose words come slowly, on a real database and with short times. */
@Timeout(60)
class TurnRunsTest {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration NEVER = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConversationId id = ConversationId.random();
    private final AccountId owner = AccountId.random();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final List<Hurry> hurries = new ArrayList<>();
    private TestDatabase database;
    private ConversationStore conversations;

    @BeforeEach
    void open() {
        database = TestDatabase.h2();
        JdbcClient jdbc = database.jdbc();
        conversations = new ConversationStore(jdbc, json(), Clock.systemUTC());
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
                Clock.systemUTC().instant(),
                Clock.systemUTC().instant()));
    }

    @Test
    void sendsASentenceWhileTheNextIsStillBeingWorded() {
        Sinks.Many<Tutoring.Part> words = Sinks.many().unicast().onBackpressureBuffer();
        TurnRuns runs = runs(times(NEVER, NEVER, NEVER), terms -> words.asFlux());
        TurnRef turn = begin(runs, "k");

        StepVerifier.create(runs.events(turn, 0).map(StoredEvent::type))
                .then(() -> words.tryEmitNext(said("一。")))
                .expectNext("move", "text")
                .then(() -> words.tryEmitNext(ended()))
                .then(words::tryEmitComplete)
                .expectNext("text", "done")
                .expectComplete()
                .verify(PATIENCE);
        assertThat(stored(turn).status()).isEqualTo(TurnStatus.DONE);
        assertThat(stored(turn).events()).extracting(StoredEvent::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void answersOnceForTwoMessagesWithTheSameKey() {
        TurnRuns runs = runs(times(NEVER, NEVER, NEVER), TurnRunsTest::slow);

        TurnRef first = begin(runs, "same");
        TurnRef second = begin(runs, "same");

        assertThat(second).isEqualTo(first);
        assertThat(asked).hasValue(1);
    }

    @Test
    void endsFromAuthoredWordsWhenNobodyListens() {
        TurnRuns runs = runs(times(NEVER, SOON, NEVER), TurnRunsTest::slow);
        TurnRef turn = begin(runs, "k");

        StepVerifier.create(runs.events(turn, 0).take(1))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);

        awaitStatus(turn, TurnStatus.DONE);
        assertThat(hurries).containsExactly(Hurry.NOBODY_LISTENS);
    }

    @Test
    void waitsForTheModelWhileSomebodyListens() {
        TurnRuns runs = runs(times(SOON.multipliedBy(4), SOON, NEVER), TurnRunsTest::slow);
        TurnRef turn = begin(runs, "k");

        List<StoredEvent> events = all(runs.events(turn, 0));

        assertThat(events).last().extracting(StoredEvent::type).isEqualTo("done");
        assertThat(hurries).as("its time, not its listeners").containsExactly(Hurry.OUT_OF_TIME);
    }

    @Test
    void aListenerOnAnotherNodeCounts() {
        TurnSettings times = times(SOON.multipliedBy(12), SOON.multipliedBy(5), SOON.dividedBy(4));
        TurnRuns here = runs(times, TurnRunsTest::slow);
        TurnRuns there = runs(times, TurnRunsTest::slow);
        TurnRef turn = begin(here, "k");

        List<StoredEvent> events = all(there.events(turn, 0));

        assertThat(events).last().extracting(StoredEvent::type).isEqualTo("done");
        assertThat(hurries).as("its time, not its listeners").containsExactly(Hurry.OUT_OF_TIME);
    }

    @Test
    void aListenerWhoLeftAnotherNodeCountsNoMore() {
        TurnSettings times = times(NEVER, SOON.multipliedBy(2), SOON.dividedBy(4));
        TurnRuns here = runs(times, TurnRunsTest::slow);
        TurnRuns there = runs(times, TurnRunsTest::slow);
        TurnRef turn = begin(here, "k");

        all(there.events(turn, 0).take(2));

        awaitStatus(turn, TurnStatus.DONE);
        assertThat(hurries).containsExactly(Hurry.NOBODY_LISTENS);
    }

    @Test
    void aCancelStopsTheTutorAndTellsTheListener() throws Exception {
        TurnRuns runs = runs(times(NEVER, NEVER, NEVER), TurnRunsTest::slow);
        TurnRef turn = begin(runs, "k");

        StepVerifier.create(runs.events(turn, 0).map(StoredEvent::type))
                .expectNext("move", "text")
                .then(() -> runs.cancel(turn).subscribe())
                .expectNext("problem")
                .expectComplete()
                .verify(PATIENCE);

        assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stored(turn).status()).isEqualTo(TurnStatus.CANCELLED);
        assertThat(conversations.find(id).orElseThrow().state()).isEqualTo("\"before\"");
    }

    @Test
    void aCancelOnAnotherNodeStopsTheTutorHere() throws Exception {
        TurnRuns runs = runs(times(NEVER, NEVER, SOON), TurnRunsTest::slow);
        TurnRef turn = begin(runs, "k");
        Problem problem = Problem.of(ProblemType.TURN_CANCELLED, "stopped");

        StepVerifier.create(runs.events(turn, 0).map(StoredEvent::type))
                .expectNext("move", "text")
                .then(() -> get(journal(times(NEVER, NEVER, SOON)).end(turn, TurnStatus.CANCELLED, problem)))
                .expectNext("problem")
                .expectComplete()
                .verify(PATIENCE);

        assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anotherNodeReadsAlongWhileThisOneAnswers() {
        TurnRuns here = runs(times(SOON.multipliedBy(5), NEVER, NEVER), TurnRunsTest::slow);
        TurnRuns there = runs(times(NEVER, NEVER, NEVER), TurnRunsTest::slow);
        TurnRef turn = begin(here, "k");

        List<StoredEvent> events = all(there.events(turn, 0));

        assertThat(events).extracting(StoredEvent::type).containsExactly("move", "text", "text", "done");
        assertThat(all(there.events(turn, 2))).isEqualTo(events.subList(2, 4));
    }

    @Test
    void stoppingTheServerEndsAnswersAndLetsGoOfThoseWhoReadAlong() throws Exception {
        TurnRuns here = runs(times(NEVER, NEVER, NEVER), TurnRunsTest::slow);
        TurnRuns there = runs(times(NEVER, NEVER, NEVER), TurnRunsTest::slow);
        TurnRef turn = begin(here, "k");
        CountDownLatch stopped = new CountDownLatch(2);

        StepVerifier.create(there.events(turn, 0).map(StoredEvent::type))
                .expectNext("move", "text")
                .then(() -> there.stop(stopped::countDown))
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(here.events(turn, 2).map(StoredEvent::type))
                .then(() -> here.stop(stopped::countDown))
                .expectNext("text", "done")
                .expectComplete()
                .verify(PATIENCE);

        assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(hurries).containsExactly(Hurry.SHUTDOWN);
        assertThat(stored(turn).status()).isEqualTo(TurnStatus.DONE);
    }

    /** Says one sentence, then waits to be hurried. */
    private static Flux<Tutoring.Part> slow(WordingTerms terms) {
        return Flux.<Tutoring.Part>just(said("一。")).concatWith(terms.hurry().thenReturn(ended()));
    }

    private static Tutoring.Part said(String sentence) {
        return new Tutoring.Said(List.of(new TurnEvent.Move("PUMP", "NEUTRAL", 0, 0), new TurnEvent.Text(sentence)));
    }

    private static Tutoring.Part ended() {
        return new Tutoring.Planned(
                List.of(
                        new TurnEvent.Text("二？"),
                        new TurnEvent.Done(1, 0, 2, "EXPLAIN", List.of("NONE", "NONE"), null)),
                "\"after\"",
                "{}",
                List.of());
    }

    private TurnRef begin(TurnRuns runs, String key) {
        return get(runs.begin(id, owner, key, StudentMessage.text("木头轻")));
    }

    private Turn stored(TurnRef turn) {
        return get(journal(times(NEVER, NEVER, NEVER)).read(turn));
    }

    private void awaitStatus(TurnRef turn, TurnStatus status) {
        org.awaitility.Awaitility.await().until(() -> stored(turn).status() == status);
    }

    private TurnRuns runs(TurnSettings settings, Function<WordingTerms, Flux<Tutoring.Part>> answer) {
        return new TurnRuns(
                new Scripted(answer),
                journal(settings),
                json(),
                settings,
                (conversation, hurry) -> WordingTerms.UNHURRIED.hurriedBy(hurry));
    }

    private TurnJournal journal(TurnSettings settings) {
        JdbcClient jdbc = database.jdbc();
        return new TurnJournal(
                database.crossing(),
                conversations,
                new TurnStore(jdbc, Clock.systemUTC()),
                new AlertStore(jdbc, Clock.systemUTC()),
                json(),
                settings,
                Clock.systemUTC());
    }

    private static TurnSettings times(Duration wording, Duration unheard, Duration renew) {
        return new TurnSettings(
                Duration.ofSeconds(130),
                renew,
                Duration.ofSeconds(60),
                wording,
                unheard,
                Duration.ofSeconds(10),
                Duration.ofMillis(50),
                3,
                1);
    }

    private static JsonMapper json() {
        return JsonMapper.builder().build();
    }

    private static List<StoredEvent> all(Flux<StoredEvent> events) {
        return get(events.collectList());
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(PATIENCE));
    }

    /** A tutor that answers as the test says. */
    private final class Scripted implements Tutoring {
        private final Function<WordingTerms, Flux<Part>> answer;

        Scripted(Function<WordingTerms, Flux<Part>> answer) {
            this.answer = answer;
        }

        @Override
        public List<Offer> offers(String locale) {
            return List.of();
        }

        @Override
        public Optional<Offer> offer(String inquiry, String locale) {
            return Optional.of(
                    new Offer(inquiry, locale, inquiry, "？", "看。", "物理", "EXPLAIN", List.of(Stage.JUNIOR), null));
        }

        @Override
        public Mono<Opened> open(Offer offer, Stage stage) {
            return Mono.error(new UnsupportedOperationException("no opening in this test"));
        }

        @Override
        public Flux<Part> answer(
                Offer offer, SchoolId school, String state, StudentMessage student, WordingTerms terms) {
            asked.incrementAndGet();
            WordingTerms noted = terms.hurriedBy(terms.hurry().doOnNext(hurries::add));
            return answer.apply(noted).doOnCancel(cancelled::countDown);
        }
    }
}
