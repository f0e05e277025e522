package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qiwen.assistant.documents.JobLedger.Received;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.ForkedParser;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.parse.UnpackedArchive;
import org.qiwen.ingestion.parse.UnreadableDocument;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes archives apart: each entry becomes an original of its own. Blocks; what it leaves half done is done again. */
@Component
class ArchiveFiles {
    private final ForkedParser parser;
    private final FileType types;
    private final Originals originals;
    private final Path incoming;

    ArchiveFiles(ForkedParser parser, Originals originals, @Value("${qiwen.data}") Path data) {
        this.parser = parser;
        this.types = new FileType(parser);
        this.originals = originals;
        this.incoming = data.resolve("incoming");
    }

    /**
     * The entries of an archive, their bytes kept; also those that were left out, with the reason.
     *
     * @throws UnreadableDocument when nothing of it can be read
     */
    List<Received> of(String name, String sha256) throws UnreadableDocument, IOException {
        Path folder = incoming.resolve(UUID.randomUUID().toString()).toAbsolutePath();
        Files.createDirectories(folder);
        try {
            SourceDocument archive = new SourceDocument(
                    name,
                    () -> originals.open(sha256),
                    DocumentDescription.of(DocumentKind.COURSE_UNIT, java.util.Locale.CHINA));
            UnpackedArchive unpacked = parser.unpack(archive, folder);
            Set<String> names = CleanName.none();
            List<Received> entries = new ArrayList<>();
            for (UnpackedArchive.UnpackedFile file : unpacked.files()) {
                entries.add(keep(CleanName.among(names, CleanName.of(file.name())), file.file()));
            }
            for (UnpackedArchive.SkippedFile file : unpacked.skipped()) {
                entries.add(Received.refused(
                        CleanName.among(names, CleanName.of(file.name())),
                        0,
                        file.reason().name(),
                        file.message()));
            }
            return entries;
        } finally {
            remove(folder);
        }
    }

    private Received keep(String name, Path file) throws IOException {
        long bytes = Files.size(file);
        if (FileType.isArchive(name) || !types.isKnown(name) || FileType.isForeign(head(file))) {
            return Received.refused(name, bytes, "UNSUPPORTED", name + " 不是可以读取的格式。 No parser reads it.");
        }
        String sha256 = hash(file);
        originals.keep(file, sha256);
        return Received.kept(name, sha256, bytes);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FileType.HEAD);
        }
    }

    private static String hash(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
