package org.qiwen.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.conversation.ScriptedServer;
import org.qiwen.assistant.server.Browser.Answer;
import org.qiwen.assistant.server.TestServer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Every failure is problem+json, whoever meets it. */
class ErrorResponsesIT {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, List.of(Broken.class, ScriptedServer.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** An address with a fault that quotes its input, as a database's messages do. */
    @RestController
    static class Broken {
        @PostMapping("/api/broken")
        String fail(@RequestBody Map<String, String> input) {
            throw new IllegalStateException("cannot store " + input);
        }
    }

    @Test
    void saysNothingOfTheInputInAFault() {
        Answer answer = server.browserOf("pupil").post("/api/broken", Map.of("text", "很私人的话"));

        assertProblem(answer, 500, "fault");
        assertThat(answer.body().toString()).doesNotContain("很私人的话", "IllegalState", "org.qiwen");
    }

    @Test
    void answersStrangersAndWrongRequests() {
        assertProblem(server.browser().get("/api/me"), 401, "sign-in");
        assertProblem(server.browser().get("/api/nothing"), 401, "sign-in");
        assertProblem(server.browserOf("pupil").get("/api/nothing"), 404, "not-found");
        assertProblem(server.browser().get("/nothing.js"), 404, "not-found");
        assertProblem(server.browserOf("pupil").get("/actuator/env"), 403, "forbidden");
        assertProblem(server.browserOf("pupil").delete("/api/me"), 405, "method-not-allowed");
        assertProblem(server.browser().post("/api/session", "just text"), 400, "invalid");
        assertProblem(server.browser().post("/api/session", Map.of("username", List.of())), 400, "invalid");
        assertProblem(server.browser().post("/api/session", Map.of("username", "x".repeat(300_000))), 413, "too-large");
        assertProblem(server.browserOf("pupil").get("/api/conversations/not-an-id"), 400, "invalid");
        assertProblem(
                server.browser().post("/api/session", Map.of(), "Content-Type", "text/plain"),
                415,
                "unsupported-media-type");
    }

    @Test
    void sendsTheHeadersThatGuardAPage() {
        Map<String, List<String>> headers = server.browser().get("/api/me").headers();

        assertThat(headers.get("content-security-policy"))
                .singleElement()
                .asString()
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
    }

    @Test
    void describesItselfAndItsHealthToAnybody() {
        Answer openapi = server.browser().get("/openapi.json");

        assertThat(openapi.body().path("paths").propertyNames())
                .contains("/api/session", "/api/me", "/api/conversations", "/api/conversations/{id}/turns");
        assertThat(server.browser()
                        .get("/actuator/health")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).containsExactly("application/problem+json");
        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("detail").asString()).isNotEmpty();
    }
}
