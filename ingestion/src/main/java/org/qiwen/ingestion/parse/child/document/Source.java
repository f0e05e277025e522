package org.qiwen.ingestion.parse.child.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** The bytes of one document: in memory when it is small, else in a file of the spool. */
public final class Source {
    private final String name;
    private final byte[] bytes;
    private final @Nullable Path file;
    private final long size;

    private Source(String name, byte[] bytes, @Nullable Path file, long size) {
        this.name = name;
        this.bytes = bytes;
        this.file = file;
        this.size = size;
    }

    public static Source of(String name, byte[] bytes) {
        return new Source(name, bytes, null, bytes.length);
    }

    public static Source of(String name, Path file) throws IOException {
        return new Source(name, new byte[0], file, Files.size(file));
    }

    /** What the document is called; only its ending says something. */
    public String name() {
        return name;
    }

    /** The name's ending in lower case without the dot; empty when there is none. */
    public String extension() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    public long size() {
        return size;
    }

    /** The file it lies in, or null when it is in memory. */
    public @Nullable Path file() {
        return file;
    }

    /** A fresh stream from the first byte. */
    public InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
    }

    /** For readers that jump about. */
    public SeekableByteChannel channel() throws IOException {
        return file == null ? new SeekableInMemoryByteChannel(bytes) : Files.newByteChannel(file);
    }

    /** Up to {@code length} bytes from the beginning. */
    public byte[] head(int length) throws IOException {
        if (file == null) {
            return Arrays.copyOf(bytes, Math.min(length, bytes.length));
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, size));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until full
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    /**
     * All bytes.
     *
     * @throws Refused when there are more than {@code max}
     */
    public byte[] all(long max) throws IOException, Refused {
        if (size > max) {
            throw new Refused(
                    Refused.Why.TOO_LARGE, "has " + size + " bytes of text, more than the " + max + " allowed");
        }
        return file == null ? bytes : Files.readAllBytes(file);
    }
}
