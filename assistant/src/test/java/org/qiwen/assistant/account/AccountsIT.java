package org.qiwen.assistant.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.conversation.ScriptedServer;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Answer;
import org.qiwen.assistant.server.TestServer;

/** Sessions, tokens, accounts and classes over HTTP. */
class AccountsIT {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, List.of(ScriptedServer.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void saysWhoOneIs() {
        Answer me = server.browserOf("pupil").get("/api/me");

        assertThat(me.body().path("role").asString()).isEqualTo("STUDENT");
        assertThat(me.body().path("stage").asString()).isEqualTo("PRIMARY_UPPER");
        assertThat(me.body().at("/class/name").asString()).isEqualTo("五年级（1）班");
        assertThat(me.body().path("demo").asBoolean()).isTrue();
        assertThat(server.browserOf("teacher")
                        .get("/api/me")
                        .body()
                        .path("stage")
                        .isNull())
                .isTrue();
    }

    @Test
    void hidesTheSessionFromScriptsAndForgetsItOnSignOut() {
        Browser browser = server.browser();
        Answer signedIn = browser.post("/api/session", Map.of("username", "Pupil ", "password", TestServer.PASSWORD));

        assertThat(signedIn.status()).isEqualTo(204);
        assertThat(signedIn.headers().get("set-cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("QIWEN_SESSION=")
                        .containsIgnoringCase("HttpOnly")
                        .contains("SameSite=Lax"));
        String stolen = browser.cookie("QIWEN_SESSION");
        assertThat(browser.delete("/api/session").status()).isEqualTo(204);
        assertThat(server.browser()
                        .get("/api/me", "Cookie", "QIWEN_SESSION=" + stolen)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownNameAlike() {
        Answer wrong =
                server.browser().post("/api/session", Map.of("username", "senior", "password", "wrong-password"));
        Answer unknown =
                server.browser().post("/api/session", Map.of("username", "nobody", "password", "wrong-password"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(wrong.problem()).isEqualTo("wrong-credentials");
    }

    @Test
    void slowsGuessingDown() {
        Map<String, String> guess = Map.of("username", "guessed", "password", "wrong-password");
        for (int i = 0; i < 5; i++) {
            assertThat(server.browser().post("/api/session", guess).status()).isEqualTo(401);
        }

        Answer sixth = server.browser().post("/api/session", guess);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.headers()).containsKey("retry-after");
    }

    @Test
    void needsThePagesTokenForAChange() {
        Browser browser = server.browserOf("teacher");
        String cookies = "QIWEN_SESSION=" + browser.cookie("QIWEN_SESSION");

        Answer without = server.browser().post("/api/tokens", Map.of("name", "x"), "Cookie", cookies);

        assertThat(without.status()).isEqualTo(403);
        assertThat(without.problem()).isEqualTo("csrf");
        assertThat(browser.post("/api/tokens", Map.of("name", "x")).status()).isEqualTo(201);
    }

    @Test
    void letsAScriptInByItsTokenAlone() {
        Browser teacher = server.browserOf("teacher");
        String token = teacher.post("/api/tokens", Map.of("name", "script"))
                .body()
                .path("token")
                .asString();

        Answer me = server.browser().get("/api/me", "Authorization", "Bearer " + token);
        Answer change = server.browser().post("/api/tokens", Map.of("name", "y"), "Authorization", "Bearer " + token);
        Answer wrong = teacher.get("/api/me", "Authorization", "Bearer wrong");

        assertThat(me.body().path("username").asString()).isEqualTo("teacher");
        assertThat(change.status()).isEqualTo(201);
        assertThat(wrong.status()).as("a wrong token is not saved by a cookie").isEqualTo(401);
        assertThat(server.browser()
                        .get("/api/me", "Cookie", "QIWEN_SESSION=" + token)
                        .status())
                .as("an API token is no session")
                .isEqualTo(401);
    }

    @Test
    void letsATeacherMakeAClassWithStudents() {
        Browser teacher = server.browserOf("teacher");
        String own = teacher.post("/api/classes", Map.of("name", "七（3）班", "stage", "JUNIOR"))
                .body()
                .path("id")
                .asString();

        Answer student =
                teacher.post("/api/accounts", Map.of("username", "Chen.2031", "displayName", "陈晨", "class", own));

        assertThat(student.status()).isEqualTo(201);
        assertThat(student.body().path("stage").asString()).isEqualTo("JUNIOR");
        String password = student.body().path("password").asString();
        assertThat(server.browser()
                        .signIn("chen.2031", password)
                        .get("/api/me")
                        .body()
                        .at("/class/id")
                        .asString())
                .isEqualTo(own);
        assertThat(teacher.get("/api/classes/" + own + "/members")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(teacher.post("/api/accounts", Map.of("username", "chen.2031", "displayName", "x", "class", own))
                        .status())
                .as("the name is taken")
                .isEqualTo(409);
    }

    @Test
    void keepsTeachersToTheirOwnClassesAndStudentsOut() {
        Browser teacher = server.browserOf("teacher");
        String theirs = server.browserOf("admin")
                .post("/api/classes", Map.of("name", "八（9）班", "stage", "JUNIOR"))
                .body()
                .path("id")
                .asString();

        assertThat(teacher.get("/api/classes/" + theirs + "/members").status()).isEqualTo(404);
        assertThat(teacher.post("/api/accounts", Map.of("username", "x1", "displayName", "x", "class", theirs))
                        .status())
                .isEqualTo(404);
        assertThat(teacher.post("/api/accounts", Map.of("username", "x2", "displayName", "x", "role", "ADMIN"))
                        .status())
                .isEqualTo(403);
        Browser pupil = server.browserOf("pupil");
        assertThat(pupil.get("/api/accounts").status()).isEqualTo(403);
        assertThat(pupil.post("/api/classes", Map.of("name", "x", "stage", "SENIOR"))
                        .status())
                .isEqualTo(403);
        assertThat(pupil.post("/api/accounts", Map.of("username", "x3", "displayName", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(pupil.get("/api/classes/" + theirs + "/members").status()).isEqualTo(404);
    }

    @Test
    void deletesAnAccountThatNothingBelongsTo() {
        Browser admin = server.browserOf("admin");
        Answer made = admin.post("/api/accounts", Map.of("username", "gone", "displayName", "走了", "role", "TEACHER"));
        Browser gone =
                server.browser().signIn("gone", made.body().path("password").asString());
        gone.post("/api/classes", Map.of("name", "六（8）班", "stage", "PRIMARY_UPPER"));

        String account = "/api/accounts/" + made.body().path("id").asString();
        assertThat(server.browserOf("teacher").delete(account).status()).isEqualTo(403);
        assertThat(admin.delete(account).status()).isEqualTo(204);

        assertThat(gone.get("/api/me").status()).as("signed out").isEqualTo(401);
        assertThat(admin.delete(account).status()).as("it is gone").isEqualTo(404);
        String self = admin.get("/api/me").body().path("id").asString();
        assertThat(admin.delete("/api/accounts/" + self).problem()).isEqualTo("conflict");
    }

    @Test
    void saysWhatStandsInTheWayOfDeletingAnAccount() {
        Browser admin = server.browserOf("admin");
        String theirs = admin.post("/api/classes", Map.of("name", "八（8）班", "stage", "JUNIOR"))
                .body()
                .path("id")
                .asString();
        Answer made = admin.post("/api/accounts", Map.of("username", "stays", "displayName", "留下", "class", theirs));
        Browser stays =
                server.browser().signIn("stays", made.body().path("password").asString());
        assertThat(stays.post("/api/conversations", Map.of("inquiry", "sky-blue"))
                        .status())
                .isEqualTo(201);

        Answer refused = admin.delete("/api/accounts/" + made.body().path("id").asString());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("in-use");
        assertThat(refused.body().path("detail").asString()).contains("1 次对话", "nothing was deleted");
        assertThat(refused.body().path("fields").toString())
                .isEqualTo("[{\"field\":\"conversations\",\"message\":\"1\"}]");
        assertThat(stays.get("/api/me").body().at("/class/id").asString())
                .as("still there, and in its class")
                .isEqualTo(theirs);
    }

    @Test
    void saysEveryWrongFieldAtOnce() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("username", "a b");
        nothing.put("password", "short");

        Answer answer = server.browserOf("admin").post("/api/accounts", nothing);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()
                        .path("fields")
                        .valueStream()
                        .map(field -> field.path("field").asString()))
                .containsExactlyInAnyOrder("username", "displayName", "password");
    }

    @Test
    void hasNoDoorForAFirstAdminInADemonstration() {
        Answer answer = server.browser()
                .post("/api/first-admin", Map.of("code", "x", "username", "root", "password", "long-enough-1"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("wrong-code");
    }
}
