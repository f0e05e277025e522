package org.qiwen.ingestion.parse.child.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.qiwen.ingestion.parse.child.document.Limits;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Refused.Why;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.text.Decoded;
import org.qiwen.ingestion.parse.child.text.TextDecoder;

/**
 * Unpacks archives into files with numbers for names. Sizes are counted on what really comes out; what an archive says of
 * itself is not believed.
 */
public final class Unzip {
    /** Bytes that any archive may become, whatever the ratio: small texts shrink well. Our choice. */
    private static final long RATIO_FREE = 10L * 1024 * 1024;

    private static final int MAX_NAME = 500;

    /** Told of every file, in the archive's order. */
    public interface Listener {
        void unpacked(String name, String stored) throws IOException;

        void skipped(String name, Refused refused) throws IOException;
    }

    private final Limits limits;
    private final Path target;
    private final Listener listener;
    private int entries;
    private int stored;
    private long bytes;
    private long allowed;

    public Unzip(Limits limits, Path target, Listener listener) {
        this.limits = limits;
        this.target = target;
        this.listener = listener;
    }

    /**
     * Unpacks an archive and those inside it.
     *
     * @throws Refused when it is damaged or above a limit; what was unpacked until then is void
     */
    public void unpack(Source source) throws IOException, Refused {
        allowed = Math.min(limits.archiveBytes(), Math.max(RATIO_FREE, source.size() * limits.archiveRatio()));
        unpack(source, "", 1);
        if (entries == 0) {
            throw new Refused(Why.DAMAGED, "is an archive without files");
        }
    }

    private void unpack(Source source, String prefix, int depth) throws IOException, Refused {
        try (ZipFile zip = open(source)) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++entries > limits.archiveEntries()) {
                    throw new Refused(Why.TOO_LARGE, "has more than the " + limits.archiveEntries() + " files allowed");
                }
                if (!entry.isDirectory()) {
                    String name = prefix + name(entry);
                    Optional<Refused> refusal = refusal(zip, entry);
                    if (refusal.isPresent()) {
                        listener.skipped(name, refusal.get());
                    } else if (!isForgettable(name)) {
                        take(zip, entry, name, depth);
                    }
                }
            }
        }
    }

    private static ZipFile open(Source source) throws Refused {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(source.channel())
                    .setCharset(StandardCharsets.UTF_8)
                    .get();
        } catch (IOException | RuntimeException e) {
            throw new Refused(Why.DAMAGED, "is a damaged, cut or divided archive", e);
        }
    }

    private static Optional<Refused> refusal(ZipFile zip, ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of(new Refused(Why.ENCRYPTED, "needs a password"));
        }
        if (entry.isUnixSymlink()) {
            return Optional.of(new Refused(Why.UNSUPPORTED, "is a link"));
        }
        if (!zip.canReadEntryData(entry)) {
            return Optional.of(new Refused(Why.UNSUPPORTED, "is packed in a way that is not supported"));
        }
        return Optional.empty();
    }

    /** What operating systems add. */
    private static boolean isForgettable(String name) {
        return name.contains("__MACOSX/")
                || name.endsWith(".DS_Store")
                || name.endsWith("Thumbs.db")
                || name.endsWith("desktop.ini");
    }

    private void take(ZipFile zip, ZipArchiveEntry entry, String name, int depth) throws IOException, Refused {
        String number = Integer.toString(++stored);
        Path file = target.resolve(number);
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(file)) {
            copy(in, out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            listener.skipped(name, new Refused(Why.DAMAGED, "is damaged", e));
            return;
        }
        Source inner = Source.of(name, file);
        if (!isArchive(inner)) {
            listener.unpacked(name, number);
            return;
        }
        try {
            if (depth >= limits.archiveDepth()) {
                listener.skipped(
                        name,
                        new Refused(
                                Why.TOO_LARGE,
                                "is an archive inside more than the " + limits.archiveDepth() + " levels allowed"));
            } else {
                inner(inner, name, depth + 1);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** An inner archive that is damaged is one file less; a limit passed ends everything. */
    private void inner(Source source, String name, int depth) throws IOException, Refused {
        try {
            unpack(source, name + "/", depth);
        } catch (Refused e) {
            if (e.why() == Why.TOO_LARGE) {
                throw e;
            }
            listener.skipped(name, e);
        }
    }

    private static boolean isArchive(Source source) throws IOException {
        byte[] head = source.head(4);
        if (head.length < 4 || head[0] != 'P' || head[1] != 'K') {
            return false;
        }
        try {
            return Zip.format(source) == org.qiwen.ingestion.parse.child.document.Format.ARCHIVE;
        } catch (Refused e) {
            // A damaged document or archive: whoever reads it says so.
            return false;
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException, Refused {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > allowed) {
                throw new Refused(
                        Why.TOO_LARGE, "unpacks to more than the " + allowed + " bytes allowed for it (a ZIP bomb?)");
            }
            out.write(buffer, 0, read);
        }
    }

    /** A name to show: UTF-8 when it says so or is valid, else the most plausible encoding; never a way out of the folder. */
    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        String name = entry.getName();
        if (!entry.getGeneralPurposeBit().usesUTF8ForNames() && raw != null) {
            name = TextDecoder.decode(raw).map(Decoded::text).orElse(name);
        }
        StringBuilder shown = new StringBuilder();
        for (String step : name.replace('\\', '/').split("/")) {
            String plain = step.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
            if (!plain.isEmpty() && !plain.equals(".") && !plain.equals("..")) {
                shown.append(shown.isEmpty() ? "" : "/").append(plain);
            }
        }
        String safe = shown.isEmpty() ? "file" : shown.toString();
        return safe.length() > MAX_NAME ? safe.substring(safe.length() - MAX_NAME) : safe;
    }
}
