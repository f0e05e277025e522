package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the bytes of documents as they were handed in, by their SHA-256; the same bytes are kept once. Implementations are
 * thread-safe, block, and pass {@code OriginalsContract}.
 */
interface Originals {

    /** Keeps the bytes of a file, which is gone afterwards; when this returns they survive the end of the process. */
    void keep(Path file, String sha256) throws IOException;

    /**
     * The bytes from the first on; the caller closes the stream.
     *
     * @throws java.nio.file.NoSuchFileException when they are not kept
     */
    InputStream open(String sha256) throws IOException;

    boolean has(String sha256);

    /**
     * Forgets what nobody wants.
     *
     * @param before only what was last kept before this; somebody may be about to name what is younger
     * @param wanted of some hashes those that are wanted
     * @return how many were forgotten
     */
    int sweep(Instant before, Function<List<String>, Set<String>> wanted) throws IOException;
}
