package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Answer;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.TestServer;
import tools.jackson.databind.JsonNode;

/** Conversations over HTTP, with everything real but the tutor. */
class ConversationIT {
    /** Keeps what a reader that is cut off throws to itself; Awaitility would fail the test for it. */
    private static final ExecutorService background = Executors.newCachedThreadPool();

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, List.of(ScriptedServer.class));
    }

    @AfterAll
    static void stop() {
        server.close();
        background.shutdownNow();
    }

    @Test
    void offersWhatTheStageAllowsTheOwnStageFirst() {
        assertThat(offered("pupil")).containsExactly("float-sink");
        assertThat(offered("student")).containsExactly("sky-blue", "float-sink");
        assertThat(offered("senior")).containsExactly("newton-third", "sky-blue", "float-sink");
        assertThat(offered("teacher")).hasSize(3);
        assertThat(offered("admin")).hasSize(3);
    }

    @Test
    void refusesAnInquiryOfALaterStage() {
        Answer answer = server.browserOf("pupil").post("/api/conversations", Map.of("inquiry", "newton-third"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("stage");
    }

    @Test
    void opensWithTheTutorsFirstWords() {
        Answer answer = server.browserOf("pupil")
                .post("/api/conversations", Map.of("inquiry", "float-sink", "locale", "zh-CN"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/opening/text").asString()).isEqualTo("你猜哪一块会浮？");
        assertThat(answer.body().at("/opening/choices/0/id").asString()).isEqualTo("wood");
        assertThat(answer.body().path("id").asString()).isNotEmpty();
    }

    @Test
    void streamsATurnAndShowsItAgain() {
        Browser pupil = server.browserOf("pupil");
        String id = begin(pupil);

        List<Event> events = pupil.send(id, Map.of("text", "木头轻", "key", "k1"));

        assertThat(events).extracting(Event::id).containsExactlyElementsOf(upTo(events.size()));
        assertThat(events)
                .extracting(Event::event)
                .containsExactly("move", "text", "text", "text", "text", "choices", "done");
        assertThat(events.get(6).data().path("turn").asInt()).isEqualTo(1);
        JsonNode shown = pupil.get("/api/conversations/" + id).body();
        assertThat(shown.path("phase").asString()).isEqualTo("EXPLAIN");
        assertThat(shown.path("reached").asInt()).isEqualTo(1);
        assertThat(shown.at("/opening/move").asString()).isEqualTo("ASK_PREDICTION");
        assertThat(shown.at("/turns/0/student/kind").asString()).isEqualTo("TEXT");
        assertThat(shown.at("/turns/0/student/text").asString()).isEqualTo("木头轻");
        assertThat(shown.at("/turns/0/status").asString()).isEqualTo("DONE");
        assertThat(shown.at("/turns/0/events").size()).isEqualTo(events.size());
        assertThat(shown.at("/turns/0/events/1/data/delta").asString()).isEqualTo("第1句：木头轻");
        assertThat(pupil.replay(id, 1, 0)).isEqualTo(events);
        assertThat(pupil.replay(id, 1, 5)).isEqualTo(events.subList(5, 7));
    }

    @Test
    void repeatsTheSameTurnForTheSameKey() {
        Browser pupil = server.browserOf("pupil");
        String id = begin(pupil);

        List<Event> first = pupil.send(id, Map.of("text", "木头轻", "key", "same"));
        List<Event> again = pupil.send(id, Map.of("text", "木头轻", "key", "same"));

        assertThat(again).isEqualTo(first);
        assertThat(pupil.get("/api/conversations/" + id).body().path("turns").size())
                .isEqualTo(1);
    }

    @Test
    void answersOneTurnAtATimeAndGoesOnWithoutABrowser() {
        Browser pupil = server.browserOf("pupil");
        String id = begin(pupil);
        Future<?> lost = background.submit(() -> pupil.send(id, Map.of("text", "慢慢想", "key", "slow")));
        await().until(() -> statusOf(pupil, id, 1).equals("RUNNING"));

        Answer second = pupil.post("/api/conversations/" + id + "/turns", Map.of("text", "还有", "key", "next"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("turn-running");

        lost.cancel(true);
        server.part(ScriptedTutoring.class).release();
        await().until(() -> statusOf(pupil, id, 1).equals("DONE"));
        assertThat(pupil.replay(id, 1, 0)).hasSize(7);
    }

    @Test
    void stopsATurnAndLetsTheStudentSendAgain() {
        Browser pupil = server.browserOf("pupil");
        String id = begin(pupil);
        background.submit(() -> pupil.send(id, Map.of("text", "慢", "key", "slow")));
        await().until(() -> statusOf(pupil, id, 1).equals("RUNNING"));

        assertThat(pupil.delete("/api/conversations/" + id + "/turns/1").status())
                .isEqualTo(204);
        assertThat(pupil.delete("/api/conversations/" + id + "/turns/1").status())
                .as("again")
                .isEqualTo(204);

        assertThat(statusOf(pupil, id, 1)).isEqualTo("CANCELLED");
        server.part(ScriptedTutoring.class).release();
        List<Event> next = pupil.send(id, Map.of("text", "再来", "key", "next"));
        assertThat(next.get(next.size() - 1).data().path("turn").asInt()).isEqualTo(2);
        assertThat(pupil.replay(id, 1, 0))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.data().path("type").asString()).isEqualTo("urn:qiwen:problem:turn-cancelled"));
        assertThat(pupil.get("/api/conversations/" + id).body().path("turns").size())
                .isEqualTo(2);
    }

    @Test
    void marksATurnThatFailedAndKeepsTheStateBefore() {
        Browser pupil = server.browserOf("pupil");
        String id = begin(pupil);
        pupil.send(id, Map.of("text", "好", "key", "1"));

        List<Event> failed = pupil.send(id, Map.of("text", "坏", "key", "2"));
        pupil.send(id, Map.of("text", "好", "key", "3"));

        assertThat(failed).extracting(Event::event).containsExactly("problem");
        assertThat(failed.get(0).data().path("type").asString()).isEqualTo("urn:qiwen:problem:turn-interrupted");
        assertThat(failed.get(0).data().path("detail").asString()).doesNotContain("坏");
        assertThat(statusOf(pupil, id, 2)).isEqualTo("INTERRUPTED");
        JsonNode traces = server.browserOf("teacher")
                .get("/api/conversations/" + id + "/trace")
                .body()
                .path("turns");
        assertThat(traces.at("/1/decision").isMissingNode()).isTrue();
        assertThat(traces.at("/2/decision/reason").asString()).isEqualTo("第2个完整回合");
    }

    @Test
    void showsAConversationOnlyToThoseItConcerns() {
        Browser pupil = server.browserOf("pupil");
        String id = begin(pupil);
        String path = "/api/conversations/" + id;
        Browser teacher = server.browserOf("teacher");

        assertThat(pupil.get(path).status()).isEqualTo(200);
        assertThat(teacher.get(path).status()).isEqualTo(200);
        assertThat(server.browserOf("admin").get(path).status()).isEqualTo(200);
        assertThat(server.browserOf("student").get(path).status()).isEqualTo(404);
        assertThat(server.browserOf("student").delete(path + "/turns/1").status())
                .isEqualTo(404);
        assertThat(pupil.get(path + "/trace").status()).isEqualTo(404);
        assertThat(teacher.get(path + "/trace").status()).isEqualTo(200);
        assertThat(teacher.post(path + "/turns", Map.of("text", "我来替你说")).status())
                .as("a teacher does not answer for a student")
                .isEqualTo(404);
        assertThat(teacher.get("/api/conversations").body().path("items").toString())
                .contains(id);
        assertThat(server.browserOf("student")
                        .get("/api/conversations")
                        .body()
                        .path("items")
                        .toString())
                .doesNotContain(id);
    }

    @Test
    void saysWhichFieldOfATurnIsWrong() {
        Browser pupil = server.browserOf("pupil");
        String path = "/api/conversations/" + begin(pupil) + "/turns";

        assertThat(pupil.post(path, Map.of("text", " "))
                        .body()
                        .at("/fields/0/field")
                        .asString())
                .isEqualTo("text");
        assertThat(pupil.post(path, Map.of("text", "a", "choice", "b")).status())
                .isEqualTo(400);
        assertThat(pupil.post(path, Map.of("choice", "x".repeat(2001)))
                        .body()
                        .at("/fields/0/field")
                        .asString())
                .isEqualTo("choice");
        assertThat(pupil.get(path + "/7/events").status()).isEqualTo(404);
        assertThatThrownBy(() -> pupil.replay(begin(pupil), 1, 0)).hasMessageContaining("404");
    }

    @Test
    void alertsTheTeacherAndNeverTheStudent() {
        Browser pupil = server.browserOf("pupil");
        String id = begin(pupil);
        pupil.send(id, Map.of("text", "急", "key", "1"));
        Browser teacher = server.browserOf("teacher");

        JsonNode alert = teacher.get("/api/alerts").body().at("/items/0");
        assertThat(alert.path("conversation").asString()).isEqualTo(id);
        assertThat(alert.path("label").asString()).isEqualTo("DISTRESS");
        assertThat(alert.path("excerpt").asString()).isEqualTo("急***");
        assertThat(alert.at("/student/displayName").asString()).isEqualTo("小雨");
        assertThat(pupil.get("/api/alerts").status()).isEqualTo(403);

        String acknowledge = "/api/alerts/" + alert.path("id").asString() + "/acknowledge";
        assertThat(teacher.post(acknowledge, Map.of())
                        .body()
                        .at("/acknowledgedBy/displayName")
                        .asString())
                .isEqualTo("陈老师");
        assertThat(server.browserOf("admin")
                        .post(acknowledge, Map.of())
                        .body()
                        .at("/acknowledgedBy/displayName")
                        .asString())
                .as("who took it first stays")
                .isEqualTo("陈老师");
    }

    private static List<String> offered(String username) {
        JsonNode items = server.browserOf(username)
                .get("/api/inquiries?locale=zh-CN")
                .body()
                .path("items");
        return items.valueStream().map(item -> item.path("id").asString()).toList();
    }

    private static String begin(Browser browser) {
        return browser.post("/api/conversations", Map.of("inquiry", "float-sink"))
                .body()
                .path("id")
                .asString();
    }

    private static String statusOf(Browser browser, String conversation, int turn) {
        return browser.get("/api/conversations/" + conversation)
                .body()
                .at("/turns/" + (turn - 1) + "/status")
                .asString("");
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
