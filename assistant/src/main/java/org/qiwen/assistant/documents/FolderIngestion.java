package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.ForkedParser;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands a folder in, a few files at a time while the first of them are ingested already: however many files there are,
 * memory holds one batch. A folder whose job did not come to its end is taken up again. Blocks.
 */
@Component
class FolderIngestion {
    private final JobLedger ledger;
    private final JobStore jobs;
    private final JobFileStore jobFiles;
    private final DocumentStore documents;
    private final Originals originals;
    private final FileType types;
    private final DocumentSettings settings;
    private final TransactionOperations transaction;
    private final Path incoming;

    FolderIngestion(
            JobLedger ledger,
            JobStore jobs,
            JobFileStore jobFiles,
            DocumentStore documents,
            Originals originals,
            ForkedParser parser,
            DocumentSettings settings,
            TransactionOperations transaction,
            @Value("${qiwen.data}") Path data) {
        this.ledger = ledger;
        this.jobs = jobs;
        this.jobFiles = jobFiles;
        this.documents = documents;
        this.originals = originals;
        this.types = new FileType(parser);
        this.settings = settings;
        this.transaction = transaction;
        this.incoming = data.resolve("incoming");
    }

    /** The job of a folder: the one that did not come to its end, or a new one. */
    JobId begin(Path folder, Holder holder, Labels labels) {
        String source = source(folder);
        return in(() -> {
            Optional<Job> unfinished = jobs.unfinished(source, holder).filter(job -> labels.equals(job.given()));
            if (unfinished.isEmpty()) {
                return ledger.open(JobKind.FOLDER, holder, source, labels);
            }
            JobId job = unfinished.get().id();
            jobs.unseal(job);
            ledger.act(job, JobState.Action.RESUME);
            return job;
        });
    }

    /**
     * Adds the folder's files to its job, then seals it; stops early, without sealing, when {@code stopping} says so.
     *
     * @param labels what is said of single files
     */
    void add(JobId job, Path folder, Holder holder, FileLabels labels, BooleanSupplier stopping) throws IOException {
        Batch batch = new Batch(job, holder, labels, folder.toAbsolutePath().normalize());
        try {
            Files.walkFileTree(batch.root, batch.walk(stopping));
            batch.hand();
        } finally {
            batch.close();
        }
        if (!stopping.getAsBoolean()) {
            in(() -> {
                ledger.seal(job);
                return true;
            });
        }
    }

    /** How many files to ingest a folder has, hidden ones left out. */
    static int count(Path folder) throws IOException {
        int[] count = new int[1];
        Files.walkFileTree(folder, new VisibleFiles() {
            @Override
            protected void file(Path file, BasicFileAttributes attributes) {
                count[0] += FileLabels.isOne(String.valueOf(file.getFileName())) ? 0 : 1;
            }
        });
        return count[0];
    }

    private static String source(Path folder) {
        String source = folder.toAbsolutePath().normalize().toString();
        return source.length() <= 1000 ? source : source.substring(source.length() - 1000);
    }

    /** Files found and not handed in yet. */
    private final class Batch {
        private final JobId job;
        private final Holder holder;
        private final FileLabels labels;
        private final Path root;
        private final Path own = incoming.resolve(UUID.randomUUID().toString());
        private final Set<String> names = CleanName.none();
        private final List<Path> files = new ArrayList<>();
        private long bytes;

        Batch(JobId job, Holder holder, FileLabels labels, Path root) throws IOException {
            this.job = job;
            this.holder = holder;
            this.labels = labels;
            this.root = root;
            Files.createDirectories(own);
        }

        VisibleFiles walk(BooleanSupplier stopping) {
            return new VisibleFiles() {
                @Override
                protected boolean stops() {
                    return stopping.getAsBoolean();
                }

                @Override
                protected void file(Path file, BasicFileAttributes attributes) throws IOException {
                    if (FileLabels.isOne(String.valueOf(file.getFileName()))) {
                        return;
                    }
                    if (files.size() >= settings.partFiles()
                            || bytes + attributes.size() > settings.partSize().toBytes() && !files.isEmpty()) {
                        hand();
                    }
                    files.add(file);
                    bytes += attributes.size();
                }
            };
        }

        void hand() throws IOException {
            List<JobLedger.Received> received = new ArrayList<>();
            for (Path file : files) {
                received.add(take(file).labelled(labels));
            }
            files.clear();
            bytes = 0;
            if (!received.isEmpty()) {
                in(() -> {
                    Map<String, String> known = jobFiles.known(
                            job, received.stream().map(JobLedger.Received::name).toList());
                    ledger.add(
                            job,
                            received.stream()
                                    .filter(file -> !Objects.equals(known.get(file.name()), file.sha256())
                                            || file.sha256() == null)
                                    .toList());
                    return true;
                });
            }
        }

        private JobLedger.Received take(Path file) {
            String name =
                    CleanName.among(names, CleanName.of(root.relativize(file).toString()));
            try {
                long size = Files.size(file);
                String refusal = refusal(name, file, size);
                if (refusal != null) {
                    boolean tooLarge = size > settings.maxFileSize().toBytes();
                    return JobLedger.Received.refused(
                            name, size, tooLarge ? "TOO_LARGE" : size == 0 ? "EMPTY" : "UNSUPPORTED", refusal);
                }
                return keep(name, file, size);
            } catch (IOException e) {
                return JobLedger.Received.refused(name, 0, "NOT_FETCHED", name + " cannot be read: " + e.getMessage());
            }
        }

        private @Nullable String refusal(String name, Path file, long size) throws IOException {
            if (!types.isKnown(name)) {
                return name + ": no parser reads files ending in '" + FileType.ending(name) + "'";
            }
            if (size > settings.maxFileSize().toBytes()) {
                return name + " has " + size + " bytes, limit "
                        + settings.maxFileSize().toBytes();
            }
            if (size == 0) {
                return name + " is empty";
            }
            try (InputStream in = Files.newInputStream(file)) {
                return FileType.isForeign(in.readNBytes(FileType.HEAD))
                        ? name + ": its bytes are of no kind of document"
                        : null;
            }
        }

        /** Copies only what the library has not got: a second run over a large folder is short. */
        private JobLedger.Received keep(String name, Path file, long size) throws IOException {
            String id = JobLedger.documentId(holder.account(), name);
            Optional<LibraryDocument> known = in(() -> documents.find(id));
            if (known.isPresent() && known.get().bytes() == size) {
                String hash = hash(file);
                if (hash.equals(known.get().sha256()) && originals.has(hash)) {
                    return JobLedger.Received.kept(name, hash, size);
                }
            }
            Path copy = own.resolve("file");
            MessageDigest digest = sha256();
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = new DigestOutputStream(
                            Files.newOutputStream(
                                    copy,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING,
                                    StandardOpenOption.WRITE),
                            digest)) {
                in.transferTo(out);
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            long copied = Files.size(copy);
            originals.keep(copy, hash);
            return JobLedger.Received.kept(name, hash, copied);
        }

        void close() {
            try (Stream<Path> left = Files.list(own)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(own);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + own, e);
            }
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
