package org.qiwen.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.conversation.ScriptedServer;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.TestServer;

/** A browser that keeps its connection and hurries is never left without an answer (reactor-netty issue 4347). */
class KeepAliveIT {
    private static final int BROWSERS = 6;
    private static final int REQUESTS = 1_000;

    @Test
    void answersEveryRequestOfHurriedBrowsers(@TempDir Path data) {
        try (TestServer server = TestServer.start(data, List.of(ScriptedServer.class))) {
            List<CompletableFuture<Integer>> answered = IntStream.range(0, BROWSERS)
                    .mapToObj(n -> server.browserOf("pupil"))
                    .map(browser -> CompletableFuture.supplyAsync(() -> hurry(browser)))
                    .toList();

            assertThat(answered).extracting(CompletableFuture::join).containsOnly(REQUESTS);
        }
    }

    private static int hurry(Browser browser) {
        int answers = 0;
        for (int i = 0; i < REQUESTS; i++) {
            boolean known = browser.get("/api/me").status() == 200;
            boolean refused = browser.post("/api/conversations", Map.of("inquiry", "no-such"))
                            .status()
                    == 404;
            answers += known && refused ? 1 : 0;
        }
        return answers;
    }
}
