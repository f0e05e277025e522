package org.qiwen.assistant.derived;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kept results: one file each, named by kind and hash, its own hash in front, so that half a file is no file. What cannot be
 * read or written is a result that is not there; nothing fails because of this folder. Thread-safe, and safe between
 * processes. Blocks.
 */
public final class DerivedFiles {
    private static final Logger log = LoggerFactory.getLogger(DerivedFiles.class);
    private static final int DIGEST = 32;

    /** Unused for so long, a file belongs to a program or an inquiry that is gone. Our choice. */
    private static final Duration UNUSED = Duration.ofDays(30);

    private final Path folder;
    private final Clock clock;

    public DerivedFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** What was kept, if it is whole. */
    public Optional<byte[]> read(String kind, String key) {
        Path file = file(kind, key);
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] content = Arrays.copyOfRange(bytes, Math.min(DIGEST, bytes.length), bytes.length);
            if (!MessageDigest.isEqual(Arrays.copyOf(bytes, DIGEST), digest(content))) {
                log.warn("{} is damaged; it is made again", file);
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            log.warn("cannot read {} ({}); it is made again", file, e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Keeps a result. */
    public void keep(String kind, String key, byte[] content) {
        Path file = file(kind, key);
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "new-", ".tmp");
            byte[] bytes = new byte[DIGEST + content.length];
            System.arraycopy(digest(content), 0, bytes, 0, DIGEST);
            System.arraycopy(content, 0, bytes, DIGEST, content.length);
            Files.write(written, bytes);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn(
                    "cannot keep {} ({}); the next start makes it again",
                    file,
                    e.getClass().getSimpleName());
        }
    }

    /** Removes what nobody has read for a month. */
    public void removeUnused() {
        Instant border = clock.instant().minus(UNUSED);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(border)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            log.warn("cannot tidy {} ({})", folder, e.getClass().getSimpleName());
        }
    }

    private Path file(String kind, String key) {
        return folder.resolve(kind + "-" + key);
    }

    private static byte[] digest(byte[] content) {
        return Fingerprint.sha256().digest(content);
    }
}
