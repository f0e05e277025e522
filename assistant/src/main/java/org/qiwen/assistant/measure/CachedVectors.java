package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.qiwen.ingestion.embed.Embedder;

/**
 * Vectors of texts, computed once and kept in a file a model: computing a hundred thousand takes ten minutes. The file is a
 * sequence of 16 bytes of the text's SHA-256 and the vector's floats; one that was cut off is used as far as it goes.
 */
final class CachedVectors {
    private static final int KEY_BYTES = 16;

    /** Texts embedded between two writes. */
    private static final int BATCH = 512;

    private final Embedder embedder;
    private final Path file;
    private final Map<ByteBuffer, float[]> known = new HashMap<>();

    CachedVectors(Embedder embedder, Path folder) throws IOException {
        this.embedder = embedder;
        Files.createDirectories(folder);
        this.file = folder.resolve(embedder.model().replaceAll("[^A-Za-z0-9._-]", "_") + ".vectors");
        if (Files.exists(file)) {
            read();
        }
    }

    /** The vectors of {@code texts} in their order; tells {@code progress} how many of those missing are done. */
    List<float[]> of(List<String> texts, IntConsumer progress) throws IOException {
        List<String> missing = texts.stream()
                .filter(text -> !known.containsKey(key(text)))
                .distinct()
                .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<String> batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
            append(batch, embedder.embedAll(batch));
            progress.accept(from + batch.size());
        }
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            float[] vector = known.get(key(text));
            if (vector == null) {
                throw new IllegalStateException("a text has no vector");
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private int recordBytes() {
        return KEY_BYTES + Float.BYTES * embedder.dimension();
    }

    private void read() throws IOException {
        ByteBuffer record = ByteBuffer.allocate(recordBytes());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer chunk = ByteBuffer.allocate(recordBytes() * 1024);
            while (channel.read(chunk) >= 0) {
                chunk.flip();
                while (chunk.remaining() >= record.capacity()) {
                    byte[] key = new byte[KEY_BYTES];
                    chunk.get(key);
                    float[] vector = new float[embedder.dimension()];
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] = chunk.getFloat();
                    }
                    known.put(ByteBuffer.wrap(key), vector);
                }
                chunk.compact();
            }
            channel.truncate(channel.size() / recordBytes() * recordBytes());
        }
    }

    private void append(List<String> texts, List<float[]> vectors) throws IOException {
        ByteBuffer records = ByteBuffer.allocate(recordBytes() * texts.size());
        for (int i = 0; i < texts.size(); i++) {
            ByteBuffer key = key(texts.get(i));
            records.put(key.duplicate());
            for (float value : vectors.get(i)) {
                records.putFloat(value);
            }
            known.put(key, vectors.get(i));
        }
        Files.write(file, records.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static ByteBuffer key(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(Arrays.copyOf(hash, KEY_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
