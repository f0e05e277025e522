package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.account.AccountTools;
import org.qiwen.assistant.account.Role;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Part;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.assistant.tutor.Citations;
import org.qiwen.assistant.tutor.TurnEvent;
import tools.jackson.databind.JsonNode;

/** Two schools on one server: what one hands in, nobody of the other finds, opens, steers or is cited. */
class SchoolsIT {
    private static final String ABOUT = "把橡皮泥小船放进水槽，数一数能装多少颗黄豆。";
    private static final String WORDS = "# 橡皮泥小船\n\n## 记录 {evidence}\n\n" + ABOUT + "第二组的小船装了二十六颗。\n";
    private static final String PASSWORD = "a-long-password";

    @TempDir
    private static Path data;

    private static TestServer server;
    private static Browser teacher;
    private static Browser otherTeacher;
    private static Browser otherAdmin;
    private static String job;
    private static String document;
    private static String passage;

    @BeforeAll
    static void start() {
        create("wang", Role.TEACHER);
        create("guan", Role.ADMIN);
        create("xue", Role.STUDENT);
        server = TestServer.start(data, List.of());
        teacher = server.browserOf("teacher");
        otherTeacher = server.browser().signIn("wang", PASSWORD);
        otherAdmin = server.browser().signIn("guan", PASSWORD);
        job = teacher.upload(
                        "/api/documents",
                        Part.file("小船.md", WORDS.getBytes(StandardCharsets.UTF_8)),
                        Part.text("inquiry", "float-sink"))
                .body()
                .path("job")
                .asString();
        assertThat(teacher.watch("/api/jobs/" + job)).isNotEmpty();
        JsonNode found = items(teacher, search()).get(0);
        document = found.path("document").asString();
        passage = found.path("passage").asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theOwnSchoolFindsAndOpensIt() {
        assertThat(document).startsWith("doc-");
        for (String name : List.of("teacher", "admin")) {
            Browser own = server.browserOf(name);
            assertThat(documents(own)).contains(document);
            assertThat(own.get("/api/passages/" + passage).status()).isEqualTo(200);
            assertThat(own.get("/api/jobs/" + job).status()).isEqualTo(200);
        }
        assertThat(server.browserOf("student").get("/api/passages/" + passage).status())
                .isEqualTo(200);
    }

    @Test
    void anotherSchoolFindsTheHousesMaterialOnly() {
        for (Browser other : List.of(otherTeacher, otherAdmin)) {
            assertThat(documents(other)).isNotEmpty().doesNotContain(document);
            assertThat(items(other, "/api/documents?q=" + encoded("小船"))).isEmpty();
            assertThat(items(other, "/api/documents"))
                    .isNotEmpty()
                    .allSatisfy(
                            item -> assertThat(item.path("bundled").asBoolean()).isTrue());
        }
    }

    @Test
    void anotherSchoolOpensChangesAndSteersNothingOfIt() {
        for (Browser other : List.of(otherTeacher, otherAdmin)) {
            for (String path : List.of(
                    "/api/passages/" + passage,
                    "/api/documents/" + document,
                    "/api/documents/" + document + "/passages",
                    "/api/documents/" + document + "/passages?q=" + encoded("小船"),
                    "/api/documents/" + document + "/file",
                    "/api/jobs/" + job,
                    "/api/jobs/" + job + "/files")) {
                assertThat(other.get(path).status()).as(path).isEqualTo(404);
            }
            assertThat(other.delete("/api/documents/" + document).status()).isEqualTo(404);
            assertThat(other.patch("/api/passages/" + passage, Map.of("nature", "EVIDENCE"))
                            .status())
                    .isEqualTo(404);
            assertThat(other.post("/api/jobs/" + job + "/cancel", Map.of()).status())
                    .isEqualTo(404);
            assertThat(items(other, "/api/jobs")).isEmpty();
        }
        assertThat(server.browser()
                        .signIn("xue", PASSWORD)
                        .get("/api/passages/" + passage)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theTutorCitesItInItsOwnSchoolOnly() {
        assertThat(cited(teacher)).contains(document);
        assertThat(cited(otherTeacher)).isNotEmpty().doesNotContain(document);
    }

    @Test
    void anotherSchoolsAdminSeesNoPeopleAndNoConversations() {
        String conversation = server.browserOf("student")
                .post("/api/conversations", Map.of("inquiry", "sky-blue"))
                .body()
                .path("id")
                .asString();
        String ownClass = items(server.browserOf("admin"), "/api/classes")
                .get(0)
                .path("id")
                .asString();

        assertThat(items(server.browserOf("admin"), "/api/conversations"))
                .extracting(item -> item.path("id").asString())
                .contains(conversation);
        assertThat(items(otherAdmin, "/api/conversations")).isEmpty();
        assertThat(otherAdmin.get("/api/conversations/" + conversation).status())
                .isEqualTo(404);
        assertThat(items(otherAdmin, "/api/classes")).isEmpty();
        assertThat(otherAdmin.get("/api/classes/" + ownClass + "/members").status())
                .isEqualTo(404);
        assertThat(items(otherAdmin, "/api/accounts"))
                .extracting(item -> item.path("username").asString())
                .containsExactlyInAnyOrder("wang", "guan", "xue");
        assertThat(items(otherAdmin, "/api/alerts")).isEmpty();
    }

    private static List<String> cited(Browser reader) {
        String school = reader.get("/api/me").body().path("school").path("id").asString();
        Inquiry inquiry =
                server.part(InquiryCatalog.class).find("float-sink", "zh-CN").orElseThrow();
        return server.part(Citations.class).cite(inquiry, school, ABOUT, false, Set.of()).stream()
                .map(TurnEvent.Citation::document)
                .toList();
    }

    private static void create(String username, Role role) {
        assertThat(AccountTools.create(
                                List.of("--qiwen.data=" + data, "--qiwen.school=别校"),
                                username,
                                username,
                                role,
                                PASSWORD)
                        .succeeded())
                .isTrue();
    }

    private static String search() {
        return "/api/passages?q=" + encoded("橡皮泥小船能装多少颗黄豆，沉下去了吗");
    }

    private static List<String> documents(Browser reader) {
        return items(reader, search()).stream()
                .map(item -> item.path("document").asString())
                .toList();
    }

    private static List<JsonNode> items(Browser reader, String path) {
        return reader.get(path).body().path("items").valueStream().toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
