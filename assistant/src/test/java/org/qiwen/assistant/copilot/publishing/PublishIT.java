package org.qiwen.assistant.copilot.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Answer;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan becomes a dialogue of a class and is taken back, on one server that is started twice. */
class PublishIT {
    private static final String QUESTION = "把东西放进水里之前，怎样才能有把握地说它会沉还是会浮？";
    private static final String SITUATION = "讲台上有一盆水，旁边放着一个苹果和一颗石子。";
    private static final String LEAK = "为什么同样大小的东西，重的会沉，轻的会浮？";

    @TempDir
    private static Path data;

    private static TestServer server;
    private static Browser teacher;
    private static Browser pupil;

    @BeforeAll
    static void start() {
        server = TestServer.start(data, List.of());
        teacher = server.browserOf("teacher");
        pupil = server.browserOf("pupil");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void runsAPlanInAClassUntilItIsTakenBack() {
        String plan = planAsked(QUESTION, SITUATION);
        String at = "/api/lesson-plans/" + plan + "/inquiry";
        JsonNode looked = teacher.get(at).body();
        assertThat(looked.path("ready").asBoolean()).as(looked.toString()).isTrue();
        assertThat(looked.path("base").asString()).isEqualTo("float-sink");
        assertThat(looked.path("inquiry").isNull()).isTrue();
        assertThat(looked.path("parts")
                        .valueStream()
                        .filter(p -> p.path("changed").asBoolean()))
                .extracting(p -> p.path("part").asString(), p -> p.path("text").asString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("drivingQuestion", QUESTION),
                        org.assertj.core.groups.Tuple.tuple("phenomenon", SITUATION));

        Answer made = teacher.post(at, Map.of());
        assertThat(made.status()).isEqualTo(201);
        String inquiry = made.body().path("inquiry").asString();
        Answer preview = teacher.post("/api/conversations", Map.of("inquiry", inquiry));
        assertThat(preview.body().path("opening").path("text").asString()).startsWith(SITUATION);
        assertThat(transcript(teacher, preview).path("preview").asBoolean()).isTrue();
        assertThat(offered(pupil)).doesNotContain(inquiry);
        assertThat(pupil.post("/api/conversations", Map.of("inquiry", inquiry)).status())
                .isEqualTo(404);

        Answer given = teacher.post(at, Map.of("class", classOf("pupil")));
        assertThat(given.body().path("classes")).hasSize(1);
        assertThat(given.body().path("version").asInt()).isEqualTo(1);
        assertThat(offered(pupil).get(0)).isEqualTo(inquiry);
        assertThat(offered(server.browserOf("student"))).doesNotContain(inquiry);
        Answer begun = pupil.post("/api/conversations", Map.of("inquiry", inquiry));
        assertThat(begun.body().path("opening").path("text").asString()).startsWith(SITUATION);
        assertThat(transcript(pupil, begun).path("inquiry").asString()).isEqualTo("float-sink");

        server.close();
        server = TestServer.start(data, List.of());
        teacher = server.browserOf("teacher");
        pupil = server.browserOf("pupil");
        assertThat(offered(pupil)).contains(inquiry);
        edit(plan, 2, QUESTION, "桌上有一盆水、一个苹果和一颗石子。");
        JsonNode changed = teacher.get(at).body();
        assertThat(changed.path("current").asBoolean()).isFalse();
        assertThat(teacher.post(at, Map.of()).body().path("version").asInt()).isEqualTo(2);
        String id = begun.body().path("id").asString();
        List<Event> turn = pupil.send(id, Map.of("text", "我猜苹果会浮", "key", "1"));
        assertThat(turn.get(turn.size() - 1).event()).isEqualTo("done");
        assertThat(transcript(pupil, begun).path("opening").path("text").asString())
                .startsWith(SITUATION);
        assertThat(pupil.post("/api/conversations", Map.of("inquiry", inquiry))
                        .body()
                        .path("opening")
                        .path("text")
                        .asString())
                .startsWith("桌上有一盆水");

        assertThat(teacher.delete(at + "?class=" + classOf("pupil")).body().path("classes"))
                .isEmpty();
        assertThat(offered(pupil)).doesNotContain(inquiry);
        assertThat(pupil.post("/api/conversations", Map.of("inquiry", inquiry)).status())
                .isEqualTo(404);
        assertThat(pupil.send(id, Map.of("text", "因为它轻", "key", "2"))).isNotEmpty();
    }

    @Test
    void publishesNothingThatGivesTheAnswerAway() {
        String at = "/api/lesson-plans/" + planAsked(LEAK, SITUATION) + "/inquiry";
        Answer refused = teacher.post(at, Map.of("class", classOf("pupil")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("not-ready");
        assertThat(refused.body().path("fields").valueStream())
                .anySatisfy(field -> assertThat(field.path("field").asString()).isEqualTo("drivingQuestion"));
        assertThat(teacher.get(at).body().path("inquiry").isNull()).isTrue();
    }

    @Test
    void saysWhatAPlanWithoutAnInquiryLacks() {
        Answer made = teacher.post("/api/lesson-plans/" + planFromPassages() + "/inquiry", Map.of());
        assertThat(made.status()).isEqualTo(422);
        assertThat(made.problem()).isEqualTo("not-ready");
        assertThat(made.body()
                        .path("fields")
                        .valueStream()
                        .map(f -> f.path("field").asString()))
                .contains("expectations", "misconceptions", "prediction");
    }

    @Test
    void isForTheAuthorAndTheAuthorsClassesOnly() {
        String at = "/api/lesson-plans/" + planAsked(QUESTION, SITUATION) + "/inquiry";
        assertThat(pupil.get(at).status()).isEqualTo(403);
        assertThat(pupil.post(at, Map.of()).status()).isEqualTo(403);
        assertThat(teacher.post(at, Map.of("class", "00000000-0000-0000-0000-000000000000"))
                        .status())
                .isEqualTo(404);
        assertThat(teacher.get(at).body().path("inquiry").isNull()).isTrue();
    }

    @Test
    void aDeletedPlanIsTakenFromItsClasses() {
        String plan = planAsked(QUESTION, SITUATION);
        String inquiry = teacher.post("/api/lesson-plans/" + plan + "/inquiry", Map.of("class", classOf("pupil")))
                .body()
                .path("inquiry")
                .asString();
        assertThat(offered(pupil)).contains(inquiry);
        assertThat(teacher.delete("/api/lesson-plans/" + plan).status()).isEqualTo(204);
        assertThat(offered(pupil)).doesNotContain(inquiry);
    }

    // ---- steps ----

    /** A plan of the teacher with this driving question and situation, in its second version. */
    private static String planAsked(String question, String situation) {
        String id = teacher.postForEvents(
                        "/api/lesson-plans", Map.of("stage", "PRIMARY_UPPER", "topic", "沉浮", "inquiry", "float-sink"))
                .get(0)
                .data()
                .path("id")
                .asString();
        edit(id, 1, question, situation);
        return id;
    }

    private static void edit(String id, int version, String question, String situation) {
        JsonNode plan = teacher.get("/api/lesson-plans/" + id).body().path("plan");
        ((ObjectNode) plan.path("head")).put("drivingQuestion", question);
        ArrayNode lines =
                (ArrayNode) plan.path("process").path(0).path("steps").path(0).path("teacher");
        lines.set(0, "出示现象，不解释：" + situation);
        assertThat(teacher.put("/api/lesson-plans/" + id, plan, "If-Match", "\"" + version + "\"")
                        .status())
                .isEqualTo(200);
    }

    private static String planFromPassages() {
        return teacher.postForEvents("/api/lesson-plans", Map.of("stage", "JUNIOR", "topic", "沉浮"))
                .get(0)
                .data()
                .path("id")
                .asString();
    }

    private static String classOf(String username) {
        return server.browserOf(username)
                .get("/api/me")
                .body()
                .path("class")
                .path("id")
                .asString();
    }

    private static List<String> offered(Browser browser) {
        return browser.get("/api/inquiries")
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static JsonNode transcript(Browser browser, Answer begun) {
        return browser.get("/api/conversations/" + begun.body().path("id").asString())
                .body();
    }
}
