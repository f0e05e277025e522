package org.qiwen.assistant.copilot.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Answer;
import org.qiwen.assistant.server.Browser.Download;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans over HTTP, on one server. */
class PlansIT {
    private static final Map<String, Object> BRIEF =
            Map.of("stage", "PRIMARY_UPPER", "topic", "沉浮", "inquiry", "float-sink", "minutes", 40);

    @TempDir
    private static Path data;

    private static TestServer server;
    private static Browser teacher;

    @BeforeAll
    static void start() {
        server = TestServer.start(data, List.of());
        teacher = server.browserOf("teacher");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String created() {
        List<Event> events = teacher.postForEvents("/api/lesson-plans", BRIEF);
        return events.get(0).data().path("id").asString();
    }

    @Test
    void streamsAPlanBySectionsAndKeepsIt() {
        List<Event> events = teacher.postForEvents("/api/lesson-plans", BRIEF);
        assertThat(events.get(0).event()).isEqualTo("plan");
        assertThat(events.stream()
                        .filter(e -> e.event().equals("section"))
                        .map(e -> e.data().path("section").asString()))
                .containsExactlyElementsOf(
                        List.of(Section.values()).stream().map(Section::member).toList());
        assertThat(events.get(events.size() - 1).event()).isEqualTo("done");
        Answer read = teacher.get(
                "/api/lesson-plans/" + events.get(0).data().path("id").asString());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.headers().get("etag")).containsExactly("\"1\"");
        assertThat(read.body().path("plan").path("citations")).isNotEmpty();
        assertThat(read.body().path("plan").path("head").path("drivingQuestion").asString())
                .isEqualTo("一样东西放进水里，是沉还是浮，到底要看什么？");
    }

    @Test
    void findsTheInquiryThatATopicNames() {
        List<Event> events =
                teacher.postForEvents("/api/lesson-plans", Map.of("stage", "PRIMARY_UPPER", "topic", "沉浮"));
        Answer read = teacher.get(
                "/api/lesson-plans/" + events.get(0).data().path("id").asString());
        assertThat(read.body().path("plan").path("brief").path("inquiry").asString())
                .isEqualTo("float-sink");
    }

    @Test
    void handsAPlanOutInEveryFormat() {
        String export = "/api/lesson-plans/" + created() + "/export?format=";
        Map<String, String> beginnings = Map.of("docx", "PK", "pptx", "PK", "pdf", "%PDF-", "md", "---\nAIGC:");
        beginnings.forEach((format, beginning) -> {
            Download file = teacher.download(export + format);
            assertThat(file.status()).as(format).isEqualTo(200);
            assertThat(new String(file.body(), StandardCharsets.UTF_8))
                    .as(format)
                    .startsWith(beginning);
            assertThat(file.headers().get("content-disposition"))
                    .as(format)
                    .singleElement()
                    .asString()
                    .startsWith("attachment")
                    .contains("filename*=UTF-8''")
                    .contains("." + format);
        });
        assertThat(teacher.download(export + "docx&part=worksheet").status()).isEqualTo(200);
        assertThat(teacher.get(export + "odt").problem()).isEqualTo("invalid");
        assertThat(teacher.get(export + "pdf&part=cover").problem()).isEqualTo("invalid");
        assertThat(server.browserOf("student").get(export + "pdf").status()).isEqualTo(403);
    }

    @Test
    void saysWhatIsWrongWithABrief() {
        Answer wrong = teacher.post("/api/lesson-plans", Map.of("stage", "KINDERGARTEN", "topic", "", "minutes", 5));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.problem()).isEqualTo("invalid");
        assertThat(wrong.body()
                        .path("fields")
                        .valueStream()
                        .map(f -> f.path("field").asString()))
                .contains("stage", "topic", "minutes");
    }

    @Test
    void refusesWhatItCannotOrMustNotPlan() {
        Answer little = teacher.post("/api/lesson-plans", Map.of("stage", "SENIOR", "topic", "量子纠缠与贝尔不等式"));
        assertThat(little.status()).isEqualTo(422);
        assertThat(little.problem()).isEqualTo("too-little-material");
        Answer unsafe = teacher.post("/api/lesson-plans", Map.of("stage", "PRIMARY_UPPER", "topic", "自己配制黑火药"));
        assertThat(unsafe.status()).isEqualTo(422);
        assertThat(unsafe.problem()).isEqualTo("unsafe-activity");
        assertThat(unsafe.body().path("detail").asString()).contains("替代");
    }

    @Test
    void keepsTwoTabsFromOverwritingEachOther() {
        String id = created();
        JsonNode plan = teacher.get("/api/lesson-plans/" + id).body().path("plan");
        ((ObjectNode) plan.path("board")).put("title", "改过的板书");
        Answer saved = teacher.put("/api/lesson-plans/" + id, plan, "If-Match", "\"1\"");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.headers().get("etag")).containsExactly("\"2\"");
        Answer stale = teacher.put("/api/lesson-plans/" + id, plan, "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("stale");
        assertThat(teacher.put("/api/lesson-plans/" + id, plan).status()).isEqualTo(428);
        assertThat(teacher.get("/api/lesson-plans/" + id)
                        .body()
                        .path("plan")
                        .path("board")
                        .path("title")
                        .asString())
                .isEqualTo("改过的板书");
    }

    @Test
    void refusesAPlanWithoutItsSections() {
        String id = created();
        Answer wrong = teacher.put("/api/lesson-plans/" + id, Map.of("notices", List.of()), "If-Match", "\"1\"");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()
                        .path("fields")
                        .valueStream()
                        .map(f -> f.path("field").asString()))
                .contains("head", "board");
    }

    @Test
    void makesOneSectionAnewAndRestoresTheOldOne() {
        String id = created();
        List<Event> events = teacher.postForEvents(
                "/api/lesson-plans/" + id + "/sections/process",
                Map.of("instruction", "导入 9 分钟，实验改成教师演示", "version", 1));
        assertThat(events.stream().map(Event::event)).contains("section", "note", "done");
        assertThat(events.stream()
                        .filter(e -> e.event().equals("note"))
                        .findFirst()
                        .orElseThrow()
                        .data()
                        .path("understood"))
                .hasSize(2);
        JsonNode steps = teacher.get("/api/lesson-plans/" + id)
                .body()
                .path("plan")
                .path("process")
                .path(0)
                .path("steps");
        assertThat(steps.path(0).path("minutes").asInt()).isEqualTo(9);
        assertThat(steps.toString()).contains("教师演示");
        Answer restored =
                teacher.post("/api/lesson-plans/" + id + "/versions/1/restore", Map.of(), "If-Match", "\"2\"");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.body().path("version").asInt()).isEqualTo(3);
        assertThat(restored.body().path("plan").path("process").toString()).doesNotContain("教师演示：");
        assertThat(teacher.get("/api/lesson-plans/" + id + "/versions")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(v -> v.path("why").asString()))
                .containsExactly("RESTORED 1", "REGENERATED process", "CREATED");
    }

    @Test
    void offersQuestionsWithReasonsAndChecksTheTeachersOwn() {
        Answer answer = teacher.post(
                "/api/driving-questions", Map.of("stage", "PRIMARY_UPPER", "topic", "沉浮", "question", "石头会沉到水底吗？"));
        JsonNode items = answer.body().path("items");
        assertThat(answer.body().path("inquiry").asString()).isEqualTo("float-sink");
        assertThat(items).hasSize(5);
        assertThat(items.path(0).path("origin").asString()).isEqualTo("TEACHER");
        assertThat(items.path(0).path("good").asBoolean()).isFalse();
        assertThat(items.path(1).path("good").asBoolean()).isTrue();
        assertThat(items.path(1).path("checks")).hasSize(9);
    }

    @Test
    void checksClaimsAgainstTheMaterial() {
        String id = created();
        JsonNode plan = teacher.get("/api/lesson-plans/" + id).body().path("plan");
        ((ObjectNode) plan.path("outline")).put("goal", "10 立方厘米的水，重 30 克。");
        teacher.put("/api/lesson-plans/" + id, plan, "If-Match", "\"1\"");
        JsonNode checked = teacher.get("/api/lesson-plans/" + id + "/claims").body();
        assertThat(checked.path("version").asInt()).isEqualTo(2);
        assertThat(checked.path("supported").asInt()).isPositive();
        assertThat(checked.path("items").valueStream()).anySatisfy(item -> {
            assertThat(item.path("path").asString()).isEqualTo("/outline/goal");
            assertThat(item.path("verdict").asString()).isEqualTo("CONTRADICTED");
            assertThat(item.path("quote").asString()).contains("10 克");
        });
    }

    @Test
    void drawsNoPictureOfAClassThatHardlyTalked() {
        String id = teacher.get("/api/classes")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        Answer ideas = teacher.get("/api/classes/" + id + "/ideas");
        assertThat(ideas.status()).isEqualTo(200);
        assertThat(ideas.body().path("items")).isEmpty();
        assertThat(teacher.get("/api/classes/" + id + "/questions").body().path("items"))
                .isEmpty();
        assertThat(server.browserOf("student")
                        .get("/api/classes/" + id + "/ideas")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void asksOnlyAClassOfTheTeachersWhatItThinks() {
        String own = teacher.get("/api/classes")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        Map<String, Object> brief = new HashMap<>(BRIEF);
        brief.put("classId", own);
        assertThat(teacher.postForEvents("/api/lesson-plans", brief)).isNotEmpty();
        brief.put("classId", UUID.randomUUID().toString());
        assertThat(teacher.post("/api/lesson-plans", brief).status()).isEqualTo(404);
    }

    @Test
    void saysThatNoModelIsThereToWordAPlan() {
        String address = "/api/lesson-plans/" + created() + "/wording";
        JsonNode standing = teacher.get(address).body();
        assertThat(standing.path("available").asBoolean()).isFalse();
        assertThat(standing.path("reason").asString()).isEqualTo("NO_MODEL");
        Answer refused = teacher.post(address, Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("no-model");
    }

    @Test
    void keepsPlansFromPupilsAndStrangers() {
        String id = created();
        Browser student = server.browserOf("student");
        assertThat(student.get("/api/lesson-plans/" + id).status()).isEqualTo(403);
        assertThat(student.post("/api/lesson-plans", BRIEF).status()).isEqualTo(403);
        assertThat(server.browserOf("admin").get("/api/lesson-plans/" + id).status())
                .isEqualTo(200);
        assertThat(teacher.delete("/api/lesson-plans/" + id).status()).isEqualTo(204);
        assertThat(teacher.get("/api/lesson-plans/" + id).status()).isEqualTo(404);
        assertThat(teacher.get("/api/lesson-plans/nonsense").status()).isEqualTo(400);
    }
}
