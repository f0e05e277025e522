package org.qiwen.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.qiwen.evaluation.provider.ScriptedProvider.response;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Answer;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.evaluation.provider.ScriptedProvider;
import org.qiwen.evaluation.provider.ScriptedProvider.Line;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        String pupil = pupil("JUNIOR", "计数生");
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
                .filteredOn(line -> line.at("/account/name").asString().equals("计数生"))
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

    /** Everything that tells who somebody is, said in many ways; then what is not personal, so that a model is asked. */
    @Test
    void nothingThatTellsWhoSomebodyIsReachesTheProvider() throws IOException {
        String name = pupil("JUNIOR", "李晓雨");
        String mate = pupil("JUNIOR", "欧阳子轩");
        Browser browser = server.browser().signIn(name, TestServer.PASSWORD);
        List<String> secrets = new ArrayList<>(List.of(name, "李晓雨", "晓雨", mate, "欧阳子轩", "子轩", "林舟", "陈老师"));
        List<String> said = new ArrayList<>(List.of(
                "我是李晓雨 我觉得苹果重",
                "欧阳子轩说石子轻所以浮",
                "子轩和晓雨都说蜡烛浮",
                "林舟不同意 他说看大小",
                "陈老师说再看看 我量了12.5克",
                "我的账号是" + name + "，石子沉",
                mate + "也这么说",
                "李 晓 雨说的是 0.92 克每立方厘米"));
        for (String marked : personal()) {
            Matcher secret = Pattern.compile("⟦(.*?)⟧").matcher(marked);
            secret.results().map(found -> found.group(1)).forEach(secrets::add);
            said.add(marked.replaceAll("[⟦⟧]", ""));
        }
        int before = far.requests().size();
        String id = begin(browser);
        for (int i = 0; i < said.size(); i++) {
            if (i % 8 == 7) {
                say(browser, id, "试了！！苹果居然漂着 石子一下就沉了");
                id = begin(browser);
                say(browser, id, "因为苹果重啊 石子那么轻肯定漂着");
            }
            say(browser, id, said.get(i));
        }

        List<String> requests = far.requests().subList(before, far.requests().size());
        assertThat(requests)
                .hasSizeGreaterThan(20)
                .allSatisfy(request -> assertThat(request).doesNotContain(secrets));
        assertThat(requests).anyMatch(request -> request.contains("12.5克"));
        assertThat(requests).anyMatch(request -> request.contains("0.92 克每立方厘米"));
        assertThat(requests).anyMatch(request -> request.contains("同学说石子轻"));
    }

    @Test
    void showsEveryFigureOfTheDashboardInAScrape() throws Exception {
        String pupil = pupil("SENIOR");
        Browser browser = server.browser().signIn(pupil, TestServer.PASSWORD);
        String id = begin(browser);
        tokens = 99_000;
        say(browser, id, "因为苹果重啊 石子那么轻肯定漂着");
        tokens = 10;
        say(browser, id, "试了！！苹果居然漂着 石子一下就沉了");

        String scrape = scrape();

        JsonNode dashboard =
                JsonMapper.shared().readTree(Files.readString(Path.of("monitoring/grafana-dashboard.json")));
        List<String> queries = dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString())
                .toList();
        assertThat(queries).hasSizeGreaterThan(10).allSatisfy(query -> {
            List<String> names = Scrape.names(query);
            assertThat(names).as(query).isNotEmpty();
            names.forEach(figure -> assertThat(Scrape.labels(scrape, figure))
                    .as("%s of %s", figure, query)
                    .isPresent()
                    .get(InstanceOfAssertFactories.collection(String.class))
                    .containsAll(Scrape.labelsIn(query)));
        });
        assertThat(scrape)
                .contains("gen_ai_client_operation_duration_seconds_bucket{")
                .contains("gen_ai_client_operation_time_to_first_chunk_seconds_bucket{")
                .contains("gen_ai_client_token_usage_bucket{")
                .contains("qiwen_model_fallbacks_total{from=\"down\",to=\"far\"}")
                .contains("qiwen_budget_refusals_total{limit=\"ACCOUNT\"}")
                .contains("qiwen_model_breaker{endpoint=\"down\"}")
                .doesNotContain(pupil);
    }

    @Test
    void showsItsFiguresToAdminsOnly() throws Exception {
        assertThat(server.browser().get("/actuator/prometheus").problem()).isEqualTo("sign-in");
        assertThat(server.browserOf("teacher").get("/actuator/prometheus").problem())
                .isEqualTo("forbidden");
        assertThat(scrape()).contains("jvm_memory_used_bytes");
    }

    // ---- steps ----

    private static List<String> personal() throws IOException {
        try (InputStream in = Objects.requireNonNull(ModelTermsIT.class.getResourceAsStream("/safety/pii.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("⟦"))
                    .toList();
        }
    }

    /** As Prometheus reads it: with an admin's token. */
    private static String scrape() throws Exception {
        String token = server.browserOf("admin")
                .post("/api/tokens", Map.of("name", "prometheus"))
                .body()
                .path("token")
                .asString();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve("/actuator/prometheus"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static void echo(Line line) throws IOException {
        EchoingModel.answer(line, tokens);
    }

    /** A new pupil of the demo school's class of that stage; the name. */
    private static String pupil(String stage) {
        return pupil(stage, "u" + UUID.randomUUID());
    }

    private static String pupil(String stage, String displayName) {
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
                Map.of("username", name, "displayName", displayName, "class", in, "password", TestServer.PASSWORD));
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
