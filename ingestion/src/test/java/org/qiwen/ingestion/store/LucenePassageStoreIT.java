package org.qiwen.ingestion.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LucenePassageStoreIT extends PassageStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected PassageStore open() {
        return new LucenePassageStore(directory.resolve("passages"));
    }

    @Test
    void saysThatAnotherHasItOpen() {
        assertThatThrownBy(this::open)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot open the passages in");
    }
}
