package org.qiwen.ingestion.parse.child;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.Source;

/**
 * One document to be read, or one archive to be unpacked.
 *
 * @param target where to unpack it; null when it is to be read
 */
record Request(Source source, @Nullable Path target) implements AutoCloseable {
    /** Documents up to this size stay in memory, larger ones go to a file. Our choice: most of a school's texts are smaller. */
    private static final int IN_MEMORY_BYTES = 2 * 1024 * 1024;

    private static final int MAX_STRING_BYTES = 1 << 16;

    /** The next request; null when it was cancelled. */
    static @Nullable Request read(DataInputStream in, Path spool) throws IOException {
        int operation = in.readInt();
        String name = string(in);
        Path target = operation == Wire.UNPACK ? Path.of(string(in)) : null;
        Source source = source(in, name, spool);
        return source == null ? null : new Request(source, target);
    }

    private static @Nullable Source source(DataInputStream in, String name, Path spool) throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        Path file = null;
        OutputStream out = small;
        boolean complete = false;
        try {
            while (true) {
                int length = in.readInt();
                if (length == 0) {
                    complete = true;
                    break;
                }
                if (length < 0) {
                    return null;
                }
                byte[] chunk = in.readNBytes(length);
                if (chunk.length < length) {
                    throw new EOFException("the document ended early");
                }
                if (file == null && small.size() + length > IN_MEMORY_BYTES) {
                    file = Files.createTempFile(spool, "document-", ".tmp");
                    out = Files.newOutputStream(file);
                    small.writeTo(out);
                    small.reset();
                }
                out.write(chunk);
            }
        } finally {
            out.close();
            if (!complete && file != null) {
                Files.deleteIfExists(file);
            }
        }
        return file == null ? Source.of(name, small.toByteArray()) : Source.of(name, file);
    }

    private static String string(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_STRING_BYTES) {
            throw new IOException("a name of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        Path file = source.file();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
