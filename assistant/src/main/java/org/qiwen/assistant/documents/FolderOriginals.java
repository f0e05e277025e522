package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps originals as files {@code documents/<first two digits>/<sha256>} in the data folder; for a single node. */
@Component
@Profile("!postgres")
final class FolderOriginals implements Originals {
    /** Hashes asked about at once. Our choice: one short query. */
    private static final int BATCH = 200;

    private final Path folder;

    FolderOriginals(@Value("${qiwen.data}") Path data) {
        this.folder = data.resolve("documents").toAbsolutePath();
    }

    @Override
    public synchronized void keep(Path file, String sha256) throws IOException {
        Path place = place(sha256);
        Path shelf = shelf(sha256);
        Files.createDirectories(shelf);
        if (Files.exists(place) && Files.size(place) == Files.size(file)) {
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            Files.delete(file);
            return;
        }
        sync(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(shelf);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    @Override
    public boolean has(String sha256) {
        return Files.exists(place(sha256));
    }

    @Override
    public int sweep(Instant before, Function<List<String>, Set<String>> wanted) throws IOException {
        int forgotten = 0;
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (DirectoryStream<Path> shelves = Files.newDirectoryStream(folder, "??")) {
            for (Path shelf : shelves) {
                forgotten += sweep(shelf, before, wanted);
            }
        }
        return forgotten;
    }

    private int sweep(Path shelf, Instant before, Function<List<String>, Set<String>> wanted) throws IOException {
        int forgotten = 0;
        List<String> old = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    old.add(file.getFileName().toString());
                }
                if (old.size() == BATCH) {
                    forgotten += remove(old, before, wanted);
                    old.clear();
                }
            }
        }
        return forgotten + remove(old, before, wanted);
    }

    private int remove(List<String> old, Instant before, Function<List<String>, Set<String>> wanted)
            throws IOException {
        Set<String> stay = old.isEmpty() ? Set.of() : wanted.apply(List.copyOf(old));
        int forgotten = 0;
        for (String sha256 : old) {
            forgotten += !stay.contains(sha256) && remove(sha256, before) ? 1 : 0;
        }
        return forgotten;
    }

    /** Looks at the age again: somebody may have kept the same bytes meanwhile. */
    private synchronized boolean remove(String sha256, Instant before) throws IOException {
        Path place = place(sha256);
        try {
            return Files.getLastModifiedTime(place).toInstant().isBefore(before) && Files.deleteIfExists(place);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Path place(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        return shelf(sha256).resolve(sha256);
    }

    private Path shelf(String sha256) {
        return folder.resolve(sha256.substring(0, 2));
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
