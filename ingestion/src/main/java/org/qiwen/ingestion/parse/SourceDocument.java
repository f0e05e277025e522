package org.qiwen.ingestion.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A document to be read: a file, a class-path resource or bytes in memory.
 *
 * @param name where it is from, for people and for the report, such as {@code optics/unit-3.md}; the ending decides the
 *     parser. The same name later is a newer version of the same document.
 * @param content opened a few times for each ingestion, never after it
 * @param defaults what is known about it from outside
 */
public record SourceDocument(String name, Content content, DocumentDescription defaults) {

    /** A stream that can be opened again. */
    @FunctionalInterface
    public interface Content {
        /** A fresh stream from the first byte; the caller closes it. */
        InputStream open() throws IOException;
    }

    public SourceDocument {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a document needs a name");
        }
    }

    /** A file; its name is the path below {@code root}, with {@code /} between folders. */
    public static SourceDocument file(Path root, Path file, DocumentDescription defaults) {
        String name = root.toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
        return new SourceDocument(name, () -> Files.newInputStream(file), defaults);
    }

    /** Bytes in memory. */
    public static SourceDocument bytes(String name, byte[] bytes, DocumentDescription defaults) {
        byte[] copy = bytes.clone();
        return new SourceDocument(name, () -> new ByteArrayInputStream(copy), defaults);
    }

    /** The name's ending in lower case without the dot; empty when there is none. */
    public String extension() {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The file name without folders and ending. */
    public String stem() {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? file : file.substring(0, dot);
    }
}
