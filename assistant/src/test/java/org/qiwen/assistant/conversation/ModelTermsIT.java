package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.qiwen.evaluation.provider.ScriptedProvider.response;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.evaluation.provider.ScriptedProvider;
import org.qiwen.evaluation.provider.ScriptedProvider.Line;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Answer;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.TestServer;
import tools.jackson.databind.JsonNode;

/**
 * On which terms a model words the turns of a school, over HTTP with everything real but the model: what a day may bring,
 * what may not leave, and what the figures say of it. The first endpoint is always down, so each turn falls back.
 */
@Timeout(120)
class ModelTermsIT {
    private static volatile int tokens = 10;

    private static ScriptedProvider down;
    private static ScriptedProvider far;
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        down = new ScriptedProvider(response("503 Service Unavailable", "text/plain", "", ""));
        far = new ScriptedProvider(ModelTermsIT::echo);
        server = TestServer.start(
                data,
                List.of(),
                "--qiwen.models.endpoints.down.url=" + down.url(),
                "--qiwen.models.endpoints.down.model=m",
                "--qiwen.models.endpoints.down.attempts=1",
                "--qiwen.models.endpoints.down.local=false",
                "--qiwen.models.endpoints.far.url=" + far.url(),
                "--qiwen.models.endpoints.far.model=m",
                "--qiwen.models.endpoints.far.local=false",
                "--qiwen.models.endpoints.far.price.input=2",
                "--qiwen.models.endpoints.far.price.output=8",
                "--qiwen.models.tutor.endpoints=down,far",
                "--qiwen.models.budget.account-tokens=100000",
                "--qiwen.models.budget.save=50ms");
        // At start each is asked for one word.
        await().until(() -> far.calls() > 0 && down.calls() > 0);
    }

    @AfterAll
    static void stop() {
        server.close();
        far.close();
        down.close();
    }

    @Test
    void wordsATurnPlainlyWhenTheDayIsUsedUpAndSaysSoOnce() {
        String pupil = pupil("JUNIOR");
        Browser browser = server.browser().signIn(pupil, TestServer.PASSWORD);
        String id = begin(browser);
        tokens = 99_000;
        assertThat(path(id, say(browser, id, "因为苹果重啊 石子那么轻肯定漂着"))).isEqualTo("MODEL");
        tokens = 10;
        int before = far.calls();

        List<Event> told = say(browser, id, "试了！！苹果居然漂着 石子一下就沉了");
        List<Event> silent = say(browser, id, "说不通…那可能是苹果里面有空气");

        assertThat(far.calls()).isEqualTo(before);
        assertThat(words(told)).startsWith("今天我的话会简单一些，问题照旧。");
        assertThat(words(silent)).doesNotContain("今天我的话");
        assertThat(List.of(path(id, told), path(id, silent))).containsOnly("AUTHORED BUDGET");
        await().untilAsserted(() -> assertThat(usage("teacher", "account"))
                .filteredOn(line -> line.at("/account/name").asString().equals(pupil))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("inputTokens").asInt()).isEqualTo(99_010);
                    assertThat(line.path("requests").asInt()).isEqualTo(2);
                    assertThat(line.at("/cost/amount").asDouble()).isEqualTo(0.1981);
                    assertThat(line.at("/limit/tokens").asInt()).isEqualTo(100_000);
                }));
        assertThat(usage("admin", "class")).isNotEmpty();
        assertThat(usage("admin", "day")).hasSize(1);
        assertThat(browser.get("/api/usage?by=day").problem()).isEqualTo("forbidden");
        assertThat(server.browserOf("teacher").get("/api/usage?by=weather").problem())
                .isEqualTo("invalid");
    }

    @Test
    void keepsASchoolsTextInTheSchoolWhenItSaysSo() {
        Browser admin = server.browserOf("admin");
        String settings = "/api/schools/" + school(admin) + "/settings";
        Browser senior = server.browserOf("senior");
        String id = begin(senior);
        assertThat(admin.get(settings).body().path("localOnly").asBoolean()).isFalse();

        JsonNode changed = admin.put(
                        settings, Map.of("localOnly", true, "protectionOfficers", List.of(), "hours", List.of()))
                .body();
        int before = far.calls();
        List<Event> inside = say(senior, id, "因为苹果重啊 石子那么轻肯定漂着");
        assertThat(far.calls()).isEqualTo(before);
        admin.put(
                settings,
                Map.of(
                        "localOnly", false,
                        "protectionOfficers", List.of(),
                        "hours", List.of(),
                        "revision", changed.path("revision").asInt()));
        List<Event> outside = say(senior, id, "试了！！苹果居然漂着 石子一下就沉了");

        assertThat(path(id, inside)).isEqualTo("AUTHORED LOCAL_ONLY");
        assertThat(path(id, outside)).isEqualTo("MODEL");
    }

    @Test
    void keepsAndChecksTheSettingsOfASchool() {
        Browser admin = server.browserOf("admin");
        String settings = "/api/schools/" + school(admin) + "/settings";
        String officer = admin.get("/api/me").body().path("id").asString();
        String pupil =
                server.browserOf("pupil").get("/api/me").body().path("id").asString();
        Map<String, Object> hours = Map.of("days", List.of("MONDAY", "FRIDAY"), "from", "07:30", "to", "21:00");
        Map<String, Object> wanted =
                Map.of("localOnly", false, "protectionOfficers", List.of(officer), "hours", List.of(hours));

        JsonNode kept = admin.put(settings, wanted).body();

        assertThat(kept.at("/hours/0/from").asString()).isEqualTo("07:30");
        assertThat(kept.at("/hours/0/days/1").asString()).isEqualTo("FRIDAY");
        assertThat(kept.at("/protectionOfficers/0").asString()).isEqualTo(officer);
        assertThat(admin.get(settings).body()).isEqualTo(kept);
        assertThat(admin.put(
                                settings,
                                with(wanted, "revision", kept.path("revision").asInt() - 1))
                        .problem())
                .isEqualTo("conflict");
        for (Map.Entry<String, Object> wrong : Map.of(
                        "protectionOfficers", List.of(pupil),
                        "hours", List.of(Map.of("days", List.of("MONDAY"), "from", "21:00", "to", "07:00")),
                        "localOnly", "perhaps")
                .entrySet()) {
            assertThat(admin.put(settings, with(wanted, wrong.getKey(), wrong.getValue()))
                            .problem())
                    .as(wrong.getKey())
                    .isEqualTo("invalid");
        }
        assertThat(admin.put(settings, Map.of()).body().path("fields")).hasSize(3);
        assertThat(server.browserOf("teacher").get(settings).problem()).isEqualTo("forbidden");
        assertThat(admin.get("/api/schools/" + UUID.randomUUID() + "/settings").problem())
                .isEqualTo("not-found");
    }

    // ---- steps ----

    private static void echo(Line line) throws IOException {
        EchoingModel.answer(line, tokens);
    }

    /** A new pupil of the demo school's class of that stage; the name. */
    private static String pupil(String stage) {
        Browser admin = server.browserOf("admin");
        String in = admin.get("/api/classes")
                .body()
                .path("items")
                .valueStream()
                .filter(found -> found.path("stage").asString().equals(stage))
                .map(found -> found.path("id").asString())
                .findFirst()
                .orElseThrow();
        String name = "u" + UUID.randomUUID();
        Answer made = admin.post(
                "/api/accounts",
                Map.of("username", name, "displayName", name, "class", in, "password", TestServer.PASSWORD));
        assertThat(made.status()).isEqualTo(201);
        return name;
    }

    private static String school(Browser admin) {
        return admin.get("/api/me").body().at("/school/id").asString();
    }

    private static Map<String, Object> with(Map<String, Object> all, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(all);
        changed.put(key, value);
        return changed;
    }

    private static List<JsonNode> usage(String username, String by) {
        return server.browserOf(username)
                .get("/api/usage?by=" + by)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static String begin(Browser browser) {
        String id = browser.post("/api/conversations", Map.of("inquiry", "float-sink"))
                .body()
                .path("id")
                .asString();
        browser.send(id, Map.of("choice", "A", "key", "choice"));
        return id;
    }

    private static List<Event> say(Browser browser, String conversation, String text) {
        return browser.send(
                conversation, Map.of("text", text, "key", UUID.randomUUID().toString()));
    }

    /** Which way the words of a turn came. */
    private static String path(String conversation, List<Event> turn) {
        int number = turn.get(turn.size() - 1).data().path("turn").asInt();
        JsonNode model = server.browserOf("admin")
                .get("/api/conversations/" + conversation + "/trace")
                .body()
                .at("/turns/" + (number - 1) + "/model");
        return (model.path("path").asString() + " " + model.path("reason").asString("")).strip();
    }

    private static String words(List<Event> events) {
        return events.stream()
                .filter(event -> event.event().equals("text"))
                .map(event -> event.data().path("delta").asString())
                .reduce("", String::concat);
    }
}
