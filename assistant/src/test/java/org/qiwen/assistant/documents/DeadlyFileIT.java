package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Event;
import org.qiwen.assistant.server.Browser.Part;
import org.qiwen.assistant.server.NodeProcess;
import org.qiwen.assistant.server.TestServer;
import tools.jackson.databind.JsonNode;

/** A file that kills the service itself is found among others and given up, and the others are taken. */
class DeadlyFileIT {
    /** Once among others, then alone until it is given up; the next life finishes. */
    private static final int DEATHS = 1 + Portion.MOST_LOST;

    @TempDir
    private Path data;

    @Test
    void givesUpTheFileThatStopsTheServiceAndTakesTheOthers() throws Exception {
        String job = "";
        for (int death = 1; death <= DEATHS; death++) {
            try (NodeProcess node = NodeProcess.start(DeadlyServer.class, data.toString())) {
                if (job.isEmpty()) {
                    job = upload(node);
                }
                assertThat(node.awaitEnd()).as("death %d", death).isEqualTo(137);
            }
        }
        try (NodeProcess node = NodeProcess.start(DeadlyServer.class, data.toString())) {
            Browser teacher = node.browser().signIn("teacher", TestServer.PASSWORD);
            List<Event> events = teacher.watch("/api/jobs/" + job);
            JsonNode end = events.get(events.size() - 1).data();

            assertThat(end.path("state").asString()).as("%s", end).isEqualTo("SUCCEEDED");
            assertThat(end.path("done").asInt()).isEqualTo(4);
            assertThat(end.path("failed").asInt()).isEqualTo(1);
            JsonNode skipped = end.path("skipped").get(0);
            assertThat(skipped.path("file").asString()).isEqualTo("2.md");
            assertThat(skipped.path("reason").asString()).isEqualTo("STOPPED_SERVICE");
            assertThat(skipped.path("message").asString()).contains(Portion.MOST_LOST + " times");
        }
    }

    private static String upload(NodeProcess node) {
        Browser teacher = node.browser().signIn("teacher", TestServer.PASSWORD);
        try {
            return teacher.upload(
                            "/api/documents",
                            file("1.md", "冰块在水里慢慢变小。"),
                            file("2.md", DeadlyServer.DEADLY),
                            file("3.md", "糖在热水里化得更快。"),
                            file("4.md", "盐水蒸发以后留下白色的晶体。"))
                    .body()
                    .path("job")
                    .asString();
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("the node died before it answered", e);
        }
    }

    private static Part file(String name, String text) {
        return Part.file(name, ("# " + name + "\n\n" + text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
