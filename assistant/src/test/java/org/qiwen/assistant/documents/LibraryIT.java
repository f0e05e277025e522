package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import org.qiwen.assistant.server.Browser.Part;
import org.qiwen.assistant.server.TestServer;
import tools.jackson.databind.JsonNode;

/** The library over HTTP, from handing in to deletion, with the real parser, models and store. */
class LibraryIT {
    private static final String TEXT = """
            # 蝙蝠与回声

            ## 现象 {evidence}

            夜里的蝙蝠不用眼睛也能绕开细铁丝。斯帕兰扎尼蒙住蝙蝠的眼睛，它们照样飞行自如；堵住耳朵，它们就撞上铁丝。

            ## 解释 {explanation}

            蝙蝠发出人听不见的超声波，凭回声判断前方物体的远近。
            """;

    @TempDir
    private static Path data;

    private static TestServer server;
    private static Browser teacher;

    @BeforeAll
    static void start() {
        server = TestServer.start(data, List.of(), "--qiwen.documents.max-file-size=1MB");
        teacher = server.browserOf("teacher");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void takesReadsFindsAndForgetsADocument() {
        Answer taken = teacher.upload(
                "/api/documents", file("物理/蝙蝠.md", TEXT), Part.text("kind", "STORY"), Part.text("stages", "JUNIOR"));
        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(202);
        JsonNode job = ended(taken);
        assertThat(job.path("state").asString()).as("%s", job).isEqualTo("SUCCEEDED");
        assertThat(job.path("done").asInt()).isEqualTo(1);
        assertThat(job.path("passages").asInt()).isPositive();

        JsonNode document = teacher.get("/api/documents?q=" + encoded("蝙蝠"))
                .body()
                .path("items")
                .get(0);
        assertThat(document.path("name").asString()).isEqualTo("物理/蝙蝠.md");
        assertThat(document.path("title").asString()).isEqualTo("蝙蝠与回声");
        assertThat(document.path("kind").asString()).isEqualTo("STORY");
        assertThat(document.path("mine").asBoolean()).isTrue();
        String id = document.path("id").asString();
        JsonNode passages =
                teacher.get("/api/documents/" + id + "/passages").body().path("items");
        assertThat(passages.get(0).path("nature").asString()).isEqualTo("EVIDENCE");
        assertThat(found("蝙蝠怎样绕开细铁丝")).contains(id);
        assertThat(teacher.get("/api/documents/" + id + "/passages?q=" + encoded("蝙蝠的回声"))
                        .body()
                        .path("items"))
                .isNotEmpty();

        Browser.Download original = teacher.download("/api/documents/" + id + "/file");
        assertThat(original.body()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(original.headers().get("content-disposition"))
                .singleElement()
                .asString()
                .startsWith("attachment");
        assertThat(original.headers().get("x-content-type-options")).contains("nosniff");

        assertThat(server.browserOf("student").delete("/api/documents/" + id).status())
                .isEqualTo(403);
        assertThat(teacher.delete("/api/documents/" + id).status()).isEqualTo(204);
        assertThat(found("蝙蝠怎样绕开细铁丝")).doesNotContain(id);
        assertThat(teacher.get("/api/documents/" + id).status()).isEqualTo(404);
        assertThat(teacher.get("/api/passages/"
                                + passages.get(0).path("passage").asString())
                        .status())
                .isEqualTo(404);

        Answer restored = teacher.post("/api/documents/" + id + "/restore", Map.of());
        assertThat(restored.status()).isEqualTo(202);
        assertThat(ended(restored).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(found("蝙蝠怎样绕开细铁丝")).contains(id);
    }

    @Test
    void keepsATeachersMarkWhenTheDocumentIsDescribedAnew() {
        ended(teacher.upload("/api/documents", file("marks.md", TEXT.replace("蝙蝠", "海豚"))));
        String id = idOf("marks.md");
        String passage = first(id).path("passage").asString();

        Answer marked = teacher.patch("/api/passages/" + passage, Map.of("nature", "EXPLANATION"));

        assertThat(marked.body().path("nature").asString()).isEqualTo("EXPLANATION");
        assertThat(marked.body().path("marked").asBoolean()).isTrue();
        Answer described = teacher.patch("/api/documents/" + id, Map.of("stages", List.of("SENIOR")));
        assertThat(described.status()).isEqualTo(202);
        assertThat(ended(described).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(first(id).path("nature").asString()).isEqualTo("EXPLANATION");
        assertThat(teacher.get("/api/documents/" + id)
                        .body()
                        .path("stages")
                        .get(0)
                        .asString())
                .isEqualTo("SENIOR");
    }

    @Test
    void saysWhatWasSkippedAndWhyAndLeavesTheSameBytesAlone() {
        Answer taken = teacher.upload(
                "/api/documents",
                file("again.md", "# 再来\n\n月亮绕地球转。\n"),
                file("tool.exe", "MZ"),
                Part.file("broken.pdf", new byte[] {'%', 'P', 'D', 'F', '-', '1', 0, 0, 0}));
        JsonNode job = ended(taken);
        assertThat(job.path("skipped").valueStream().map(s -> s.path("file").asString()))
                .containsExactlyInAnyOrder("tool.exe", "broken.pdf");
        assertThat(job.path("skipped").get(0).path("reason").asString()).isNotEmpty();

        JsonNode second = ended(teacher.upload("/api/documents", file("again.md", "# 再来\n\n月亮绕地球转。\n")));
        assertThat(second.path("unchanged").asInt()).isEqualTo(1);
        JsonNode third = ended(teacher.upload("/api/documents", file("again.md", "# 再来\n\n地球绕太阳转。\n")));
        assertThat(third.path("unchanged").asInt()).isZero();
        assertThat(teacher.get("/api/documents?q=again.md").body().path("items"))
                .hasSize(1);
        assertThat(first(idOf("again.md")).path("text").asString()).contains("太阳");
    }

    @Test
    void showsAnotherTitleAtOnceAndKeepsItWithTheNextVersion() {
        ended(teacher.upload("/api/documents", file("title.md", "# 旧的题目\n\n海豹在冰面下换气。\n")));
        String id = idOf("title.md");
        String passage = first(id).path("passage").asString();

        Answer named = teacher.patch("/api/documents/" + id, Map.of("title", " 海豹怎样呼吸 "));

        assertThat(titles(id, passage)).as("before it is ingested again").containsOnly("海豹怎样呼吸");
        assertThat(ended(named).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(titles(id, passage)).containsOnly("海豹怎样呼吸");
        ended(teacher.upload("/api/documents", file("title.md", "# 另一个\n\n海豹在冰面下换气。海豹会留一个洞。\n")));
        assertThat(teacher.get("/api/documents/" + id).body().path("title").asString())
                .isEqualTo("海豹怎样呼吸");

        ended(teacher.patch("/api/documents/" + id, Map.of("title", "")));
        assertThat(teacher.get("/api/documents/" + id).body().path("title").asString())
                .isEqualTo("另一个");
        assertThat(teacher.patch("/api/documents/" + id, Map.of("title", "长".repeat(201)))
                        .problem())
                .isEqualTo("invalid");
    }

    private static List<String> titles(String document, String passage) {
        return List.of(
                teacher.get("/api/documents/" + document).body().path("title").asString(),
                teacher.get("/api/passages/" + passage).body().path("title").asString(),
                teacher.get("/api/passages?q=" + encoded("海豹在冰面下换气"))
                        .body()
                        .path("items")
                        .get(0)
                        .path("title")
                        .asString());
    }

    @Test
    void whatAFolderSaysOfItsFilesIsNoFileItself() throws Exception {
        JsonNode job = ended(teacher.upload(
                "/api/documents",
                file("讲义/labels.yaml", "章鱼.md: {title: 章鱼的三颗心, kind: STORY, stages: [JUNIOR]}\n"),
                file("讲义/章鱼.md", "# 讲义 7\n\n章鱼有三颗心脏，血是蓝色的。\n"),
                Part.text("kind", "EXERCISE"),
                Part.text("stages", "SENIOR")));

        assertThat(job.path("total").asInt()).isOne();
        JsonNode document = teacher.get("/api/documents/" + idOf("讲义/章鱼.md")).body();
        assertThat(document.path("title").asString()).isEqualTo("章鱼的三颗心");
        assertThat(document.path("kind").asString()).isEqualTo("STORY");
        assertThat(document.path("stages").toString()).isEqualTo("[\"JUNIOR\"]");

        Answer wrong = teacher.upload(
                "/api/documents", file("labels.yaml", "水母.md: {kind: NOVEL}\n"), file("水母.md", "# 水母\n\n水母没有脑。\n"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("fields").path(0).path("message").asString())
                .contains("水母.md", "kind must be one of");
    }

    @Test
    void listsWhatWasDeletedAndBringsItBack() {
        ended(teacher.upload("/api/documents", file("back.md", "# 取回\n\n蜗牛爬过的地方留下一道亮线。\n")));
        String id = idOf("back.md");
        assertThat(teacher.delete("/api/documents/" + id).status()).isEqualTo(204);

        JsonNode deleted =
                teacher.get("/api/documents?deleted=true").body().path("items").get(0);
        assertThat(deleted.path("id").asString()).isEqualTo(id);
        assertThat(deleted.path("restorableUntil").asString()).isNotEmpty();
        ended(teacher.post("/api/documents/" + id + "/restore", Map.of()));

        assertThat(teacher.get("/api/documents?deleted=true")
                        .body()
                        .path("items")
                        .valueStream())
                .noneMatch(item -> item.path("id").asString().equals(id));
        assertThat(found("蜗牛爬过的地方留下什么")).contains(id);
    }

    @Test
    void offersToTryAgainOnlyWhatMayFareBetter() {
        JsonNode job = ended(teacher.upload(
                "/api/documents",
                Part.file("broken.docx", "不是 Word".getBytes(StandardCharsets.UTF_8)),
                Part.file("nothing.md", new byte[0])));

        assertThat(job.path("failed").asInt()).isEqualTo(2);
        assertThat(job.path("retryable").asInt()).isZero();
        assertThat(job.path("skipped").valueStream().map(s -> s.path("reason").asString()))
                .contains("EMPTY");
        assertThat(teacher.post("/api/jobs/" + job.path("id").asString() + "/retry", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void tellsAJobsProgressAsEvents() {
        Answer taken = teacher.upload("/api/documents", file("events.md", "# 声音\n\n声音靠振动产生。\n"));
        List<Event> events =
                teacher.watch("/api/jobs/" + taken.body().path("job").asString());

        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.event()).isEqualTo("job"));
        assertThat(events.get(events.size() - 1).data().path("state").asString())
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void refusesWhatIsTooMuchOrNotForThisAccount() {
        assertThat(server.browserOf("student")
                        .upload("/api/documents", file("a.md", "# a"))
                        .status())
                .isEqualTo(403);
        assertThat(server.browserOf("student").get("/api/documents").status()).isEqualTo(403);
        assertThat(server.browserOf("student").get("/api/jobs").status()).isEqualTo(403);
        assertThat(teacher.upload("/api/documents", Part.file("big.md", new byte[1_100_000]))
                        .problem())
                .isEqualTo("too-large");
        assertThat(teacher.upload("/api/documents", file("film.mp4", "x")).problem())
                .isEqualTo("unsupported-media-type");
        assertThat(teacher.upload("/api/documents", Part.text("kind", "STORY")).problem())
                .isEqualTo("invalid");
        assertThat(teacher.upload("/api/documents", file("a.md", "# a"), Part.text("kind", "NOVEL"))
                        .problem())
                .isEqualTo("invalid");
        assertThat(data.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void listsWhatTravelsWithTheProgramAndKeepsIt() {
        JsonNode bundled = teacher.get("/api/documents?q=unit-float-sink")
                .body()
                .path("items")
                .get(0);

        assertThat(bundled.path("bundled").asBoolean()).isTrue();
        assertThat(bundled.path("passages").asInt()).isPositive();
        assertThat(server.browserOf("admin")
                        .delete("/api/documents/" + bundled.path("id").asString())
                        .status())
                .isEqualTo(403);
    }

    private static JsonNode ended(Answer begun) {
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(202);
        String job = begun.body().path("job").asString();
        List<Event> events = teacher.watch("/api/jobs/" + job);
        assertThat(events).isNotEmpty();
        return teacher.get("/api/jobs/" + job).body();
    }

    private static Part file(String name, String text) {
        return Part.file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String idOf(String name) {
        return teacher.get("/api/documents?q=" + name)
                .body()
                .path("items")
                .get(0)
                .path("id")
                .asString();
    }

    private static JsonNode first(String id) {
        return teacher.get("/api/documents/" + id + "/passages")
                .body()
                .path("items")
                .get(0);
    }

    private static List<String> found(String q) {
        return teacher.get("/api/passages?q=" + encoded(q))
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("document").asString())
                .toList();
    }
}
