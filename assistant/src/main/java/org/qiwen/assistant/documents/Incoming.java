package org.qiwen.assistant.documents;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.util.unit.DataSize;

/**
 * One upload as its bytes come in: writes each file into a folder of its own, counts, hashes, and refuses what is too much.
 * Blocks. Closing removes whatever has not been taken over.
 *
 * <p>Thread-safe: it may be closed while bytes are being written, when the sender is gone.
 */
final class Incoming implements Closeable {
    /** Name of the form's field of files. */
    static final String FILES = "files";

    /** Longest text field. Our choice: the longest one is a list of stages. */
    private static final int MAX_TEXT = 1000;

    private static final int MAX_TEXTS = 20;

    private final Path folder;
    private final FileType types;
    private final DocumentSettings settings;
    private final Map<String, String> fields = new HashMap<>();
    private final List<File> files = new ArrayList<>();
    private final Set<String> names = CleanName.none();
    private @Nullable Writing writing;
    private long total;
    private int texts;
    private boolean closed;

    Incoming(Path folder, FileType types, DocumentSettings settings) throws IOException {
        this.folder = folder;
        this.types = types;
        this.settings = settings;
        Files.createDirectories(folder);
    }

    /**
     * A file that came in whole.
     *
     * @param place where its bytes are; null when they were not wanted
     * @param sha256 null when they were not wanted
     */
    record File(String name, @Nullable Path place, @Nullable String sha256, long bytes, boolean foreign) {}

    /** The file whose bytes are coming in. */
    private static final class Writing {
        private final String name;
        private final MessageDigest digest = sha256();
        private final byte[] head = new byte[FileType.HEAD];
        private @Nullable FileChannel channel;
        private @Nullable Path place;
        private long bytes;

        Writing(String name) {
            this.name = name;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        byte[] head() {
            return java.util.Arrays.copyOf(head, (int) Math.min(bytes, head.length));
        }
    }

    /** Takes the next piece of the request, and frees it. */
    synchronized void take(PartEvent event) {
        try {
            if (closed) {
                return;
            }
            if (event instanceof FormPartEvent form) {
                text(form);
            } else if (event instanceof FilePartEvent file) {
                file(file);
            } else {
                text(event.name(), event.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be written", e);
        } finally {
            DataBufferUtils.release(event.content());
        }
    }

    private void text(FormPartEvent form) {
        count(form.value().length());
        texts++;
        if (FILES.equals(form.name())) {
            throw Refusal.invalid(FILES, "needs files with names");
        }
        if (texts > MAX_TEXTS || form.value().length() > MAX_TEXT) {
            throw Refusal.invalid(field(form.name()), "has at most " + MAX_TEXT + " characters");
        }
        fields.put(form.name(), form.value().strip());
    }

    /** A part that says neither that it is text nor that it is a file. */
    private void text(String name, DataBuffer content) {
        count(content.readableByteCount());
        throw Refusal.invalid(field(name), "needs to be text or a file with a name");
    }

    private void file(FilePartEvent event) throws IOException {
        if (!FILES.equals(event.name())) {
            throw Refusal.invalid(field(event.name()), "takes no file; files go into the field " + FILES);
        }
        Writing current = writing;
        if (current == null) {
            current = begin(event.filename());
            writing = current;
        }
        write(current, event.content());
        if (event.isLast()) {
            end(current);
            writing = null;
        }
    }

    private Writing begin(@Nullable String filename) throws IOException {
        if (files.size() >= settings.maxFiles()) {
            throw Refusal.of(
                    ProblemType.TOO_LARGE,
                    "一次最多上传 " + settings.maxFiles() + " 个文件。 At most " + settings.maxFiles() + " files in one upload.");
        }
        Writing begun = new Writing(CleanName.among(names, CleanName.of(filename == null ? "" : filename)));
        if (types.isKnown(begun.name) || FileLabels.isOne(begun.name)) {
            begun.place = folder.resolve(Integer.toString(files.size() + 1));
            begun.channel = FileChannel.open(begun.place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
        return begun;
    }

    private void write(Writing file, DataBuffer content) throws IOException {
        try (DataBuffer.ByteBufferIterator pieces = content.readableByteBuffers()) {
            while (pieces.hasNext()) {
                ByteBuffer piece = pieces.next();
                count(piece.remaining());
                if (file.bytes < file.head.length) {
                    int most = (int) Math.min(file.head.length - file.bytes, piece.remaining());
                    piece.duplicate().get(file.head, (int) file.bytes, most);
                }
                file.bytes += piece.remaining();
                if (file.channel != null) {
                    limit(file);
                    file.digest.update(piece.duplicate());
                    while (piece.hasRemaining()) {
                        file.channel.write(piece);
                    }
                }
            }
        }
    }

    private void limit(Writing file) {
        DataSize most = settings.maxFileSize();
        if (file.bytes > most.toBytes()) {
            throw Refusal.of(
                    ProblemType.TOO_LARGE,
                    "文件 " + file.name + " 超过 " + show(most) + "，整次上传未保存。 " + file.name + " is larger than " + show(most)
                            + "; nothing of this upload was kept.");
        }
    }

    private void count(long bytes) {
        total += bytes;
        DataSize most = settings.maxRequestSize();
        if (total > most.toBytes()) {
            throw Refusal.of(
                    ProblemType.TOO_LARGE,
                    "一次上传最多 " + show(most) + "。 At most " + show(most)
                            + " in one upload; nothing of this one was kept.");
        }
    }

    private void end(Writing file) throws IOException {
        boolean foreign = FileType.isForeign(file.head());
        if (file.channel == null) {
            files.add(new File(file.name, null, null, file.bytes, foreign));
            return;
        }
        file.channel.force(true);
        file.channel.close();
        files.add(new File(file.name, file.place, HexFormat.of().formatHex(file.digest.digest()), file.bytes, foreign));
    }

    /** The files that came in; refuses an upload that ended in the middle of one. */
    synchronized List<File> files() {
        if (writing != null) {
            throw Refusal.invalid(FILES, "the upload ended in the middle of " + writing.name);
        }
        return List.copyOf(files);
    }

    synchronized Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (writing != null && writing.channel != null) {
            writing.channel.close();
        }
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private static String field(String name) {
        return name.length() > 50 ? name.substring(0, 50) : name;
    }

    private static String show(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toBytes() + " B";
    }
}
