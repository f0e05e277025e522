package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps originals promises, wherever it keeps them. */
abstract class OriginalsContract {
    @TempDir
    Path folder;

    private Originals originals;

    abstract Originals originals();

    @BeforeEach
    void open() {
        originals = originals();
    }

    @Test
    void givesBackEveryByte() throws Exception {
        for (int size : new int[] {1, OriginalStore.CHUNK - 1, OriginalStore.CHUNK, 3 * OriginalStore.CHUNK + 7}) {
            byte[] bytes = bytes(size);
            String sha256 = keep(bytes);

            assertThat(originals.has(sha256)).isTrue();
            assertThat(read(sha256)).isEqualTo(bytes);
        }
    }

    @Test
    void takesTheFileOver() throws Exception {
        Path file = write(bytes(10));
        originals.keep(file, hash(bytes(10)));

        assertThat(file).doesNotExist();
    }

    @Test
    void keepsTheSameBytesOnce() throws Exception {
        String sha256 = keep(bytes(1000));

        assertThat(keep(bytes(1000))).isEqualTo(sha256);
        assertThat(read(sha256)).hasSize(1000);
    }

    @Test
    void readsByteForByteToo() throws Exception {
        String sha256 = keep(new byte[] {1, -1, 3});
        try (InputStream in = originals.open(sha256)) {
            assertThat(new int[] {in.read(), in.read(), in.read(), in.read()}).containsExactly(1, 255, 3, -1);
        }
    }

    @Test
    void saysThatSomethingIsNotThere() {
        String nobodys = "0".repeat(64);

        assertThat(originals.has(nobodys)).isFalse();
        assertThatThrownBy(() -> originals.open(nobodys).close()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void forgetsWhatIsOldAndUnwanted() throws Exception {
        String wanted = keep(bytes(11));
        String unwanted = keep(bytes(12));
        Set<String> asked = new HashSet<>();

        assertThat(originals.sweep(Instant.now().minusSeconds(60), all -> Set.of()))
                .as("all are young")
                .isZero();
        int forgotten = originals.sweep(Instant.now().plusSeconds(60), some -> {
            asked.addAll(some);
            return some.contains(wanted) ? Set.of(wanted) : Set.of();
        });

        assertThat(forgotten).isEqualTo(1);
        assertThat(asked).containsExactlyInAnyOrder(wanted, unwanted);
        assertThat(originals.has(wanted)).isTrue();
        assertThat(originals.has(unwanted)).isFalse();
    }

    private String keep(byte[] bytes) throws Exception {
        originals.keep(write(bytes), hash(bytes));
        return hash(bytes);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "upload", ""), bytes);
    }

    private byte[] read(String sha256) throws IOException {
        try (InputStream in = originals.open(sha256)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, bytes.length)));
    }
}
