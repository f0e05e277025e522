package org.qiwen.assistant.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.conversation.ScriptedServer;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Answer;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.ingestion.store.TestPostgres;
import org.springframework.transaction.support.TransactionOperations;

/** A server on PostgreSQL: no demo accounts, a first admin by code, and a whole turn. */
class ServerModeIT {
    @Test
    void startsWithoutAnyAccountAndLetsTheCodeMakeTheFirstAdmin(@TempDir Path data) {
        try (TestServer server = TestServer.start(
                data,
                List.of(ScriptedServer.class),
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + TestPostgres.freshDatabase(),
                "--spring.datasource.username=",
                "--spring.datasource.password=")) {
            assertThat(server.browser()
                            .post("/api/session", Map.of("username", "admin", "password", TestServer.PASSWORD))
                            .status())
                    .as("no demo accounts")
                    .isEqualTo(401);
            String code = newCode(server);
            assertThat(make(server, "wrong").problem()).isEqualTo("wrong-code");
            assertThat(make(server, code).status()).isEqualTo(201);
            assertThat(make(server, code).status()).as("one time").isEqualTo(409);

            Browser admin = server.browser().signIn("root", "a-long-password");
            String schoolClass = admin.post("/api/classes", Map.of("name", "五1", "stage", "PRIMARY_UPPER"))
                    .body()
                    .path("id")
                    .asString();
            admin.post(
                    "/api/accounts",
                    Map.of("username", "xiaoyu", "displayName", "小雨", "class", schoolClass, "password", "xiaoyu-2026"));
            Browser pupil = server.browser().signIn("xiaoyu", "xiaoyu-2026");
            String conversation = pupil.post("/api/conversations", Map.of("inquiry", "float-sink"))
                    .body()
                    .path("id")
                    .asString();
            assertThat(pupil.send(conversation, Map.of("text", "木头轻", "key", "1")))
                    .hasSize(7)
                    .isEqualTo(pupil.replay(conversation, 1, 0));
            assertThat(admin.get("/api/conversations/" + conversation + "/trace")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void locksTheDemoAccountsOfAnEarlierDemonstration(@TempDir Path data) {
        try (TestServer demonstration = TestServer.start(data, List.of(ScriptedServer.class))) {
            demonstration.browserOf("admin");
        }
        try (TestServer open = TestServer.start(data, List.of(ScriptedServer.class), "--server.address=0.0.0.0")) {
            assertThat(open.browser()
                            .post("/api/session", Map.of("username", "admin", "password", TestServer.PASSWORD))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void takesAnAccountMadeOnTheCommandLine(@TempDir Path data) {
        AccountTools.Outcome made =
                AccountTools.create(List.of("--qiwen.data=" + data), "Root", "Root", Role.ADMIN, "a-long-password");
        AccountTools.Outcome again =
                AccountTools.create(List.of("--qiwen.data=" + data), "root", "Root", Role.ADMIN, null);

        assertThat(made.succeeded()).as(made.message()).isTrue();
        assertThat(again.succeeded()).isFalse();
        assertThat(AccountTools.create(List.of(), "no spaces", "x", Role.ADMIN, null)
                        .message())
                .contains("username");
        try (TestServer server = TestServer.start(data, List.of(ScriptedServer.class))) {
            Browser root = server.browser().signIn("root", "a-long-password");
            assertThat(root.get("/api/me").body().path("role").asString()).isEqualTo("ADMIN");
        }
    }

    /** What the start prints. */
    private static String newCode(TestServer server) {
        FirstAdmin firstAdmin = server.part(FirstAdmin.class);
        return Objects.requireNonNull(server.part(TransactionOperations.class).execute(status -> firstAdmin.prepare()))
                .orElseThrow()
                .secret();
    }

    private static Answer make(TestServer server, String code) {
        return server.browser()
                .post("/api/first-admin", Map.of("code", code, "username", "root", "password", "a-long-password"));
    }
}
