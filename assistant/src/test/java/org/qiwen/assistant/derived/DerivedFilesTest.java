package org.qiwen.assistant.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final byte[] RESULT = "a result".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private DerivedFiles at(Instant time) {
        return new DerivedFiles(folder.resolve("derived"), Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void givesBackWhatWasKeptUnderTheSameKindAndKey() {
        DerivedFiles files = at(NOW);
        files.keep("kind", "key", RESULT);
        files.keep("empty", "key", new byte[0]);

        assertThat(at(NOW).read("kind", "key")).contains(RESULT);
        assertThat(files.read("empty", "key")).contains(new byte[0]);
        assertThat(files.read("kind", "other")).isEmpty();
        assertThat(files.read("other", "key")).isEmpty();
    }

    @Test
    void takesHalfAFileForNone() throws IOException {
        DerivedFiles files = at(NOW);
        files.keep("kind", "key", RESULT);
        Path file = folder.resolve("derived/kind-key");
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(files.read("kind", "key")).as("%s bytes", length).isEmpty();
        }
        whole[whole.length - 1]++;
        Files.write(file, whole);
        assertThat(files.read("kind", "key")).isEmpty();
    }

    @Test
    void goesOnWithoutAFolderThatCanBeWritten() throws IOException {
        Files.writeString(folder.resolve("derived"), "a file, no folder");
        DerivedFiles files = at(NOW);

        files.keep("kind", "key", RESULT);
        files.removeUnused();

        assertThat(files.read("kind", "key")).isEmpty();
    }

    @Test
    void removesWhatWasNotReadForAMonth() throws IOException {
        at(NOW).keep("kind", "read", RESULT);
        at(NOW).keep("kind", "unread", RESULT);
        try (Stream<Path> kept = Files.list(folder.resolve("derived"))) {
            for (Path file : kept.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(NOW));
            }
        }
        assertThat(at(NOW.plus(Duration.ofDays(20))).read("kind", "read")).isPresent();

        DerivedFiles later = at(NOW.plus(Duration.ofDays(31)));
        later.removeUnused();

        assertThat(later.read("kind", "read")).isPresent();
        assertThat(later.read("kind", "unread")).isEmpty();
    }

    @Test
    void tellsPartsApartThatReadAlikeInARow() {
        assertThat(new Fingerprint().add("ab").add("c").hex())
                .isNotEqualTo(new Fingerprint().add("a").add("bc").hex())
                .isEqualTo(new Fingerprint().add("ab").add("c").hex());
    }
}
