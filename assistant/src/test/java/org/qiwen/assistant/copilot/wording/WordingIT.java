package org.qiwen.assistant.copilot.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Answer;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.Tap;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.evaluation.provider.ScriptedProvider;
import org.qiwen.evaluation.provider.ScriptedProvider.Script;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans worded over HTTP by a model of QIWEN_MODEL_URL, with everything real but that model. */
@Timeout(120)
class WordingIT {
    private static final Script GOOD = WordingModel.wording(text -> "接下来，" + text);
    private static final Script BROKEN = line -> WordingModel.say(line, "{\"items\":[");

    private static volatile Script script = GOOD;
    private static ScriptedProvider provider;
    private static TestServer server;
    private static Browser teacher;

    @BeforeAll
    static void start(@TempDir Path data) {
        provider = new ScriptedProvider(line -> script.play(line));
        server = TestServer.start(
                data,
                List.of(),
                "--qiwen.model.url=" + provider.url(),
                "--qiwen.model.name=m",
                "--qiwen.models.budget.account-tokens=10000000");
        teacher = server.browserOf("teacher");
        // At start the model is asked for one word.
        await().until(() -> provider.calls() > 0);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @Test
    void aGoodModelWordsEverySectionAndTheRunIsOneVersion() {
        script = GOOD;
        String plan = created();
        JsonNode before = read(plan).path("plan");

        List<Event> events = word(plan, "");

        assertThat(events).extracting(Event::event).startsWith("begun", "part").endsWith("section", "done");
        assertThat(events).filteredOn(event -> event.event().equals("done")).hasSize(1);
        assertThat(events)
                .filteredOn(event -> event.event().equals("section"))
                .extracting(event -> event.data().path("section").asString() + " "
                        + event.data().path("outcome").asString())
                .containsExactly(
                        "materials WORDED", "process WORDED", "worksheet WORDED", "homework WORDED", "home WORDED");
        JsonNode after = read(plan);
        assertThat(after.path("version").asInt())
                .isEqualTo(events.get(events.size() - 1).data().path("version").asInt());
        assertThat(after.at("/plan/process/0/steps/0/transition").asString())
                .isEqualTo("接下来，" + before.at("/process/0/steps/0/transition").asString());
        assertThat(after.at("/plan/head")).isEqualTo(before.path("head"));
        assertThat(after.at("/plan/notices/0").asString()).contains("语言模型润色");
        assertThat(reasons(plan)).containsExactly("WORDED 1", "CREATED");
        Answer restored = teacher.post(
                "/api/lesson-plans/" + plan + "/versions/1/restore",
                Map.of(),
                "If-Match",
                "\"" + after.path("version").asInt() + "\"");
        assertThat(restored.body().path("plan")).isEqualTo(before);
    }

    @Test
    void brokenJsonIsMendedOnceWithTheFaultNamed() {
        script = line -> {
            boolean again = WordingModel.prompt(line.request()).contains("上一次的回答格式不对");
            (again ? GOOD : BROKEN).play(line);
        };
        String plan = created();
        int calls = provider.calls();

        Event section = section(word(plan, "?section=homework"));

        assertThat(section.data().path("outcome").asString()).isEqualTo("WORDED");
        assertThat(provider.calls()).isEqualTo(calls + 2);
        assertThat(WordingModel.prompt(provider.requests().get(calls + 1))).contains("不对的地方：no JSON");
    }

    @Test
    void theAssembledSectionStandsWhenTheAnswerIsBrokenTwice() {
        script = BROKEN;
        String plan = created();
        int calls = provider.calls();

        List<Event> events = word(plan, "?section=homework");

        assertThat(section(events).data().path("outcome").asString()).isEqualTo("KEPT");
        assertThat(section(events).data().path("reason").asString()).isEqualTo("UNREADABLE");
        assertThat(provider.calls()).isEqualTo(calls + 2);
        assertThat(events).last().extracting(Event::event).isEqualTo("done");
        assertThat(read(plan).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void theAssembledSectionStandsWhenTheProviderFails() {
        script = ScriptedProvider.response("500 Internal Server Error", "application/json", "", "{}");
        String plan = created();

        List<Event> events = word(plan, "?section=home");

        assertThat(section(events).data().path("outcome").asString()).isEqualTo("KEPT");
        assertThat(section(events).data().path("reason").asString()).isEqualTo("PROVIDER_ERROR");
        assertThat(events).last().extracting(Event::event).isEqualTo("done");
        assertThat(read(plan).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void inventedFactsAndOtherNumbersStayOutWhileTheRestIsTaken() {
        script = WordingModel.wording(text -> text.contains("家里人")
                ? text + "木头的密度小，所以会浮。"
                : text.contains("读《") ? text.replace("一句", "两句") : "接下来，" + text);
        String plan = created();
        JsonNode before = read(plan).at("/plan/homework");

        Event section = section(word(plan, "?section=homework"));

        assertThat(section.data().path("outcome").asString()).isEqualTo("PARTLY");
        assertThat(section.data().path("refused").path("STATEMENT").asInt()).isEqualTo(1);
        JsonNode after = read(plan).at("/plan/homework");
        assertThat(after.at("/tasks/0")).isEqualTo(before.at("/tasks/0"));
        assertThat(after.toString()).doesNotContain("密度", "两句").contains("接下来，");
    }

    @Test
    void noNameOfTheClassLeavesTheSchool() {
        script = GOOD;
        String plan = created();
        String name = server.browserOf("student")
                .get("/api/me")
                .body()
                .path("displayName")
                .asString();
        ObjectNode edited = (ObjectNode) read(plan).path("plan");
        ((ObjectNode) edited.at("/homework/tasks/0")).put("text", "请" + name + "先说说自己的理由，大家再想一想。");
        ((ArrayNode) edited.at("/home/talk")).add("我们再想一想自己的理由。");
        teacher.put("/api/lesson-plans/" + plan, edited, "If-Match", "\"1\"");
        int calls = provider.calls();

        word(plan, "?section=homework");

        // An admin is in no class; the plan is still one of this teacher.
        Browser admin = server.browserOf("admin");
        admin.postForEvents("/api/lesson-plans/" + plan + "/wording?section=homework", Map.of());

        assertThat(provider.requests().subList(calls, provider.calls()))
                .hasSizeGreaterThan(1)
                .noneMatch(request -> request.contains(name));
        assertThat(read(plan).at("/plan/homework/tasks/0/text").asString()).startsWith("请" + name);
    }

    @Test
    void whatSomebodySavedMeanwhileIsNotOverwritten() {
        String plan = created();
        JsonNode edited = read(plan).path("plan");
        script = line -> {
            ((ObjectNode) edited.path("board")).put("title", "另一个窗口");
            teacher.put("/api/lesson-plans/" + plan, edited, "If-Match", "\"1\"");
            GOOD.play(line);
        };

        List<Event> events = word(plan, "?section=homework");

        assertThat(events).last().satisfies(event -> {
            assertThat(event.event()).isEqualTo("problem");
            assertThat(event.data().path("status").asInt()).isEqualTo(412);
        });
        assertThat(events).extracting(Event::event).doesNotContain("done");
        assertThat(read(plan).at("/plan/board/title").asString()).isEqualTo("另一个窗口");
        assertThat(read(plan).at("/plan/homework")).isEqualTo(edited.path("homework"));
        assertThat(teacher.post("/api/lesson-plans/" + plan + "/wording", Map.of(), "If-Match", "\"1\"")
                        .problem())
                .isEqualTo("stale");
    }

    @Test
    void leavingClosesTheProvidersConnectionAndKeepsWhatWasDone() throws Exception {
        String plan = created();
        script = line -> {
            if (WordingModel.prompt(line.request()).contains("课前准备")) {
                GOOD.play(line);
            } else {
                line.send(ScriptedProvider.HEAD);
                line.chunk(ScriptedProvider.words("{"));
                line.waitForTheClient();
            }
        };

        int calls = provider.calls();
        Tap tap = teacher.postAndFollow("/api/lesson-plans/" + plan + "/wording", Map.of());
        await().until(() ->
                tap.events().stream().anyMatch(event -> event.event().equals("section")));
        // The next section is being answered.
        await().until(() -> provider.calls() > calls + 1);
        tap.leave();

        assertThat(provider.sawTheClientClose()).isTrue();
        assertThat(read(plan).path("version").asInt()).isEqualTo(2);
        assertThat(read(plan).at("/plan/materials/trial").toString()).contains("接下来，");
    }

    @Test
    void onlyStaffMayAndOnlySectionsThatTalk() {
        String plan = created();
        String address = "/api/lesson-plans/" + plan + "/wording";

        assertThat(teacher.get(address).body().path("available").asBoolean()).isTrue();
        assertThat(teacher.post(address + "?section=rubric", Map.of()).problem())
                .isEqualTo("invalid");
        assertThat(server.browserOf("student").post(address, Map.of()).status()).isEqualTo(403);
    }

    private static String created() {
        return teacher.postForEvents(
                        "/api/lesson-plans",
                        Map.of("stage", "PRIMARY_UPPER", "topic", "沉浮", "inquiry", "float-sink", "minutes", 40))
                .get(0)
                .data()
                .path("id")
                .asString();
    }

    private static List<Event> word(String plan, String query) {
        return teacher.postForEvents("/api/lesson-plans/" + plan + "/wording" + query, Map.of());
    }

    private static Event section(List<Event> events) {
        return events.stream()
                .filter(event -> event.event().equals("section"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read(String plan) {
        return teacher.get("/api/lesson-plans/" + plan).body();
    }

    private static List<String> reasons(String plan) {
        return teacher.get("/api/lesson-plans/" + plan + "/versions")
                .body()
                .path("items")
                .valueStream()
                .map(version -> version.path("why").asString())
                .toList();
    }
}
