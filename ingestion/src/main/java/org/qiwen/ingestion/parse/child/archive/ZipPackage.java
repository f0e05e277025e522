package org.qiwen.ingestion.parse.child.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Refused.Why;
import org.qiwen.ingestion.parse.child.document.Source;

/** A document that is a ZIP of parts (Office, OpenDocument, EPUB), with a limit on all that is unpacked from it. */
public final class ZipPackage implements AutoCloseable {
    /** Most bytes unpacked from one document, pictures not counted because they are not read. Our choice. */
    private static final long MAX_BYTES = 256L * 1024 * 1024;

    /** Most parts: a presentation of a thousand slides has about ten thousand. Our choice. */
    private static final int MAX_PARTS = 50_000;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
    private long unpacked;

    private ZipPackage(ZipFile zip) throws Refused {
        this.zip = zip;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            parts.putIfAbsent(key(entry.getName()), entry);
            if (parts.size() > MAX_PARTS) {
                throw new Refused(Why.TOO_LARGE, "has more than " + MAX_PARTS + " parts");
            }
        }
    }

    public static ZipPackage open(Source source) throws IOException, Refused {
        try {
            return new ZipPackage(ZipFile.builder()
                    .setSeekableByteChannel(source.channel())
                    .setIgnoreLocalFileHeader(true)
                    .get());
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused(Why.DAMAGED, "is damaged or cut off: its list of parts is missing (ZIP)", e);
        }
    }

    private static String key(String name) {
        String plain = name.replace('\\', '/');
        return (plain.startsWith("/") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
    }

    public boolean has(String name) {
        return parts.containsKey(key(name));
    }

    /** Names of all parts, in no order. */
    public List<String> names() {
        return parts.values().stream().map(ZipArchiveEntry::getName).toList();
    }

    /** A part's bytes as they come. */
    public InputStream open(String name) throws IOException, Refused {
        ZipArchiveEntry entry = parts.get(key(name));
        if (entry == null) {
            throw new Refused(Why.DAMAGED, "lacks its part " + shown(name));
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new Refused(Why.ENCRYPTED, "needs a password");
        }
        if (!zip.canReadEntryData(entry)) {
            throw new Refused(Why.DAMAGED, "has a part packed in an unknown way");
        }
        return new Counted(zip.getInputStream(entry));
    }

    /** A whole part. */
    public byte[] bytes(String name) throws IOException, Refused {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    private static String shown(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what is unpacked, whatever the archive declares. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            unpacked += more;
            if (unpacked > MAX_BYTES) {
                throw new Bomb();
            }
        }
    }

    /** Thrown when a document unpacks to more than allowed; unchecked, so that it passes through XML readers unchanged. */
    public static final class Bomb extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Bomb() {
            super("unpacks to more than the " + MAX_BYTES + " bytes allowed");
        }
    }
}
