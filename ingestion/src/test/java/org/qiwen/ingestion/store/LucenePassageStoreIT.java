package org.qiwen.ingestion.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LucenePassageStoreIT extends PassageStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected PassageStore open() {
        return new LucenePassageStore(directory.resolve("passages"));
    }

    @Override
    protected PassageStore openEmpty() {
        return new LucenePassageStore(directory.resolve("empty"));
    }

    @Test
    void saysThatAnotherHasItOpen() {
        assertThatThrownBy(this::open)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot open the passages in");
    }

    @Test
    void saysWhatToDoWithADamagedIndex() throws IOException {
        Path damaged = directory.resolve("damaged");
        new LucenePassageStore(damaged).close();
        try (Stream<Path> files = Files.list(damaged)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertThatThrownBy(() -> new LucenePassageStore(damaged))
                .isInstanceOf(UnusableStore.class)
                .hasMessageContaining(damaged.toString())
                .hasMessageContaining("ingest the documents again");
    }
}
