package org.qiwen.assistant.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.DocumentOutcome;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.parse.UnreadableDocument;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ingests the files of one part of a job, on the thread that calls. Every step can be done twice: two workers at one part,
 * or one that died in the middle, leave what one that did all of it would leave.
 */
@Component
class PartWorker {
    private static final Logger log = LoggerFactory.getLogger(PartWorker.class);

    private final JobLedger ledger;
    private final JobStore jobs;
    private final JobFileStore files;
    private final DocumentStore documents;
    private final MarkStore marks;
    private final Originals originals;
    private final ArchiveFiles archives;
    private final IngestionPipeline pipeline;
    private final PassageStore passages;
    private final Embedders embedders;
    private final TransactionOperations transaction;

    PartWorker(
            JobLedger ledger,
            JobStore jobs,
            JobFileStore files,
            DocumentStore documents,
            MarkStore marks,
            Originals originals,
            ArchiveFiles archives,
            IngestionPipeline pipeline,
            PassageStore passages,
            Embedders embedders,
            TransactionOperations transaction) {
        this.ledger = ledger;
        this.jobs = jobs;
        this.files = files;
        this.documents = documents;
        this.marks = marks;
        this.originals = originals;
        this.archives = archives;
        this.pipeline = pipeline;
        this.passages = passages;
        this.embedders = embedders;
        this.transaction = transaction;
    }

    /**
     * Works until the part is done, its job is paused or cancelled, or {@code stopping} says so. What is thrown as an {@link
     * Error} counts like the death of this process.
     */
    void work(PartTasks.Part part, BooleanSupplier stopping) {
        boolean goesOn = true;
        while (goesOn) {
            Portion portion = in(() -> ledger.begin(part));
            // A portion of many is all there is to do, and one file may be followed by the next.
            goesOn = portion.now().size() == 1;
            if (!portion.now().isEmpty()) {
                goesOn &= !workAndLeave(part, portion, stopping);
            }
        }
        run(() -> ledger.endIfDone(part.job()));
    }

    /** Whether it was stopped. A portion whose worker dies, or ends by an {@link Error}, is not left. */
    private boolean workAndLeave(PartTasks.Part part, Portion portion, BooleanSupplier stopping) {
        try {
            boolean stopped = work(part.job(), portion.now(), stopping);
            run(() -> ledger.leave(part, portion));
            return stopped;
        } catch (RuntimeException e) {
            run(() -> ledger.leave(part, portion));
            throw e;
        }
    }

    /** Works on some files; whether it was stopped before their end. */
    private boolean work(JobId job, List<JobFile> portion, BooleanSupplier stopping) {
        Map<String, JobFile> readable = new LinkedHashMap<>();
        List<SourceDocument> sources = new ArrayList<>();
        for (JobFile file : portion) {
            if (FileType.isArchive(file.name())) {
                expand(job, file);
            } else {
                source(job, file).ifPresent(source -> {
                    readable.put(source.name(), file);
                    sources.add(source);
                });
            }
        }
        if (sources.isEmpty()) {
            return stopping.getAsBoolean();
        }
        PartRun run = new PartRun(
                readable,
                news -> write(job, news),
                () -> stopping.getAsBoolean() || !isActive(job),
                () -> System.nanoTime() / 1_000_000);
        try {
            reembed(readable, run);
            pipeline.ingest(sources, run);
        } catch (RuntimeException e) {
            if (!run.isStopped()) {
                throw e;
            }
        }
        run.finish();
        return run.isStopped();
    }

    /** Gives every file of a part that has no outcome the same one: the part cannot be worked on. */
    void giveUp(PartTasks.Part part, String message) {
        run(() -> {
            for (JobFile file : files.unfinished(part.job(), part.number())) {
                ledger.fail(part.job(), file, "FAULT", message);
            }
            ledger.endIfDone(part.job());
        });
    }

    /** Documents whose passages are right and whose vectors are of another model need no parsing. */
    private void reembed(Map<String, JobFile> portion, PartRun run) {
        List<String> outdated = new ArrayList<>();
        for (JobFile file : portion.values()) {
            passages.document(String.valueOf(file.document()))
                    .filter(stored -> stored.contentHash().equals(file.sha256()))
                    .filter(stored ->
                            !embedders.forLocale(stored.locale()).model().equals(stored.model()))
                    .ifPresent(stored -> outdated.add(stored.id()));
        }
        if (!outdated.isEmpty()) {
            pipeline.reembed(outdated, run.whileReembedding());
        }
    }

    private boolean isActive(JobId job) {
        return in(() -> jobs.find(job))
                .filter(found -> found.state().isActive())
                .isPresent();
    }

    private void expand(JobId job, JobFile archive) {
        try {
            List<JobLedger.Received> entries = archives.of(archive.name(), String.valueOf(archive.sha256()));
            run(() -> ledger.expand(job, archive, entries));
        } catch (UnreadableDocument e) {
            run(() -> ledger.fail(job, archive, e.reason().name(), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            run(() -> ledger.fail(
                    job,
                    archive,
                    UnreadableDocument.Reason.NOT_FETCHED.name(),
                    archive.name() + " could not be unpacked: " + e.getMessage()));
        }
    }

    /** What the pipeline is to read; empty when the file has its outcome already. */
    private Optional<SourceDocument> source(JobId job, JobFile file) {
        Optional<SourceDocument> source = current(job, file);
        if (source.isEmpty()
                && in(() -> documents.find(String.valueOf(file.document())))
                        .filter(document -> document.deleted() == null)
                        .isEmpty()) {
            // A worker that died may have stored it after it was deleted.
            passages.delete(String.valueOf(file.document()));
        }
        return source;
    }

    private Optional<SourceDocument> current(JobId job, JobFile file) {
        return in(() -> {
            LibraryDocument document =
                    documents.find(String.valueOf(file.document())).orElse(null);
            String reason = obsolete(file, document);
            if (document == null || reason != null) {
                ledger.end(job, file.number(), FileState.CANCELLED, 0, reason, null);
                return Optional.empty();
            }
            return Optional.of(new SourceDocument(
                    document.file(),
                    () -> originals.open(document.sha256()),
                    document.given()
                            .description(
                                    document.id(),
                                    document.named(),
                                    document.holder().school())));
        });
    }

    /** Why there is nothing to do for a file; null when there is. */
    private static @Nullable String obsolete(JobFile file, @Nullable LibraryDocument document) {
        if (document == null || document.deleted() != null) {
            return "DELETED";
        }
        return document.sha256().equals(file.sha256()) ? null : "NEWER_VERSION";
    }

    /** Writes down what happened, in one transaction. */
    private void write(JobId job, PartRun.News news) {
        Map<String, StoredDocument> stored = new LinkedHashMap<>();
        for (PartRun.Ended ended : news.ended()) {
            if (!(ended.outcome() instanceof DocumentOutcome.Failed)) {
                String id = String.valueOf(ended.file().document());
                stored.put(id, stored(id));
                in(() -> marks.of(id)).forEach(passages::mark);
            }
        }
        List<String> unwanted = in(() -> {
            List<String> deleted = new ArrayList<>();
            for (PartRun.Ended ended : news.ended()) {
                end(job, ended.file(), ended.outcome(), stored, deleted);
            }
            files.working(job, news.working().stream().map(JobFile::number).toList());
            if (!news.working().isEmpty()) {
                files.embedded(job, news.working().get(0).number(), news.embedding());
            }
            jobs.touch(job);
            return deleted;
        });
        for (String id : unwanted) {
            log.info("{} was deleted while it was ingested", id);
            passages.delete(id);
        }
    }

    private StoredDocument stored(String id) {
        return passages.document(id)
                .orElseThrow(() -> new IllegalStateException(id + " was ingested and is not in the store"));
    }

    private void end(
            JobId job,
            JobFile file,
            DocumentOutcome outcome,
            Map<String, StoredDocument> stored,
            List<String> deleted) {
        if (outcome instanceof DocumentOutcome.Failed failed) {
            ledger.fail(job, file, failed.reason().name(), failed.message().replace(failed.name(), file.name()));
            return;
        }
        String id = String.valueOf(file.document());
        StoredDocument now = Objects.requireNonNull(stored.get(id));
        // One that waits and is found in the store was stored by a worker that came no further.
        boolean unchanged = outcome instanceof DocumentOutcome.Unchanged
                && documents
                        .find(id)
                        .filter(document -> document.state() == DocumentState.INGESTED)
                        .isPresent();
        if (!documents.ingested(id, String.valueOf(file.sha256()), reading(id, now))
                && documents.find(id).filter(d -> d.deleted() == null).isEmpty()) {
            deleted.add(id);
        }
        files.end(
                job,
                file.number(),
                unchanged ? FileState.UNCHANGED : FileState.INGESTED,
                unchanged ? 0 : now.passages(),
                null,
                null);
    }

    private DocumentStore.Reading reading(String id, StoredDocument stored) {
        Labels given = documents.find(id).map(LibraryDocument::given).orElse(Labels.DEFAULTS);
        // Only front matter says other stages and disciplines than those given, and only Markdown has it.
        Optional<Passage> first = Set.of("md", "markdown").contains(FileType.ending(stored.file()))
                ? passages.passages(id).stream().findFirst()
                : Optional.empty();
        return new DocumentStore.Reading(
                stored.title(),
                new Labels(
                        stored.kind(),
                        first.map(Passage::stages).orElse(given.stages()),
                        first.isPresent() ? first.get().discipline() : given.discipline(),
                        stored.locale().toLanguageTag(),
                        stored.inquiry(),
                        stored.licence()),
                stored.passages(),
                stored.model());
    }

    private void run(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
