package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.assistant.measure.PassageDigest;
import org.qiwen.assistant.server.Browser;
import org.qiwen.assistant.server.Browser.Part;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;

/** The passages are made again from the originals when they are gone or damaged, and teachers' marks with them. */
class RebuiltPassagesIT {
    @TempDir
    private Path data;

    /** What a teacher sees of the store. */
    private record Seen(PassageDigest digest, Map<String, String> natures) {
        static Seen of(TestServer server) {
            PassageStore store = server.part(PassageStore.class);
            Map<String, String> natures = new TreeMap<>();
            for (StoredDocument document : store.documents()) {
                for (Passage passage : store.passages(document.id())) {
                    natures.put(passage.id(), passage.nature().name());
                }
            }
            return new Seen(PassageDigest.of(store), natures);
        }
    }

    @Test
    void fromTheOriginalsAtStart() throws Exception {
        Seen before = handIn();

        deletePassages();
        assertThat(rebuilt()).as("deleted").isEqualTo(before);

        truncateASegment();
        assertThat(rebuilt()).as("damaged").isEqualTo(before);
    }

    private Seen handIn() {
        try (TestServer server = TestServer.start(data, List.of())) {
            Browser teacher = server.browserOf("teacher");
            String job = teacher.upload("/api/documents", lesson("影子.md", "影子总在光的对面。"), lesson("回声.md", "喊一声，山谷里传来回声。"))
                    .body()
                    .path("job")
                    .asString();
            assertThat(teacher.watch("/api/jobs/" + job)).isNotEmpty();
            String document = teacher.get("/api/documents?q=.md")
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(item -> item.path("mine").asBoolean())
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
            String passage = teacher.get("/api/documents/" + document + "/passages")
                    .body()
                    .path("items")
                    .get(0)
                    .path("passage")
                    .asString();
            assertThat(teacher.patch("/api/passages/" + passage, Map.of("nature", "EVIDENCE"))
                            .status())
                    .isEqualTo(200);
            Seen seen = Seen.of(server);
            assertThat(seen.natures()).containsEntry(passage, "EVIDENCE");
            return seen;
        }
    }

    /** Starts, waits for the job that makes passages again, and looks. */
    private Seen rebuilt() {
        try (TestServer server = TestServer.start(data, List.of())) {
            Browser admin = server.browserOf("admin");
            String job = admin.get("/api/jobs")
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(item -> item.path("kind").asString().equals("REBUILD"))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
            List<Browser.Event> events = admin.watch("/api/jobs/" + job);
            assertThat(events.get(events.size() - 1).data().path("state").asString())
                    .isEqualTo("SUCCEEDED");
            return Seen.of(server);
        }
    }

    private void deletePassages() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("passages"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void truncateASegment() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("passages"));
                FileChannel segment = FileChannel.open(
                        files.max(Comparator.comparingLong(RebuiltPassagesIT::size))
                                .orElseThrow(),
                        StandardOpenOption.WRITE)) {
            segment.truncate(segment.size() / 2);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static Part lesson(String name, String text) {
        return Part.file(name, ("# " + name + "\n\n" + text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
