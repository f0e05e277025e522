package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.qiwen.assistant.passages.BundledDocuments;
import org.qiwen.ingestion.DocumentOutcome;
import org.qiwen.ingestion.IngestionListener;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.IngestionProgress;
import org.qiwen.ingestion.IngestionReport;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Brings what travels with the program into store and registry, at start. Blocks; one node at a time. */
@Component
class BundledIngestion {
    private static final Logger log = LoggerFactory.getLogger(BundledIngestion.class);

    private final BundledDocuments bundled;
    private final DocumentStore documents;
    private final DocumentListStore lists;
    private final IngestionPipeline pipeline;
    private final PassageStore passages;
    private final TransactionOperations transaction;

    BundledIngestion(
            BundledDocuments bundled,
            DocumentStore documents,
            DocumentListStore lists,
            IngestionPipeline pipeline,
            PassageStore passages,
            TransactionOperations transaction) {
        this.bundled = bundled;
        this.documents = documents;
        this.lists = lists;
        this.pipeline = pipeline;
        this.passages = passages;
        this.transaction = transaction;
    }

    /** Says how it goes, at most once a second: the first start of a slow machine takes a while. */
    private static final class Progress implements IngestionListener {
        private static final long EVERY_NANOS = 1_000_000_000L;

        private long said = System.nanoTime();

        @Override
        public void progressed(IngestionProgress progress) {
            if (System.nanoTime() - said >= EVERY_NANOS) {
                said = System.nanoTime();
                log.info(
                        "Material: {} of {} documents, {} of {} passages read so far are embedded",
                        progress.documentsDone(),
                        progress.documentsTotal(),
                        progress.embedded(),
                        progress.known());
            }
        }

        @Override
        public void ended(DocumentOutcome outcome) {
            if (outcome instanceof DocumentOutcome.Failed failed) {
                log.warn("Material: {} was left out: {}", failed.name(), failed.message());
            }
        }
    }

    /** Ingests what travels with the program, and removes what an earlier version brought. */
    void ingest() {
        List<SourceDocument> sources = bundled.all();
        IngestionReport report = pipeline.ingest(sources, new Progress());
        Set<String> here = new HashSet<>();
        for (SourceDocument source : sources) {
            passages.fromFile(source.name()).ifPresent(stored -> {
                here.add(stored.id());
                register(source, stored);
            });
        }
        Set<String> gone = new HashSet<>(in(lists::bundled));
        gone.removeAll(here);
        for (String id : gone) {
            passages.delete(id);
            in(() -> {
                documents.remove(id);
                return true;
            });
        }
        log.info(
                "Material: {} documents new, {} unchanged, {} left out, {} removed ({} ms)",
                report.ingested().size(),
                report.unchanged().size(),
                report.failed().size(),
                gone.size(),
                report.taken().toMillis());
    }

    private void register(SourceDocument source, StoredDocument stored) {
        boolean known = in(() -> documents.find(stored.id()))
                .filter(document -> document.sha256().equals(stored.contentHash())
                        && document.passages() == stored.passages()
                        && stored.model().equals(document.model()))
                .isPresent();
        if (known) {
            return;
        }
        Optional<Passage> first = passages.passages(stored.id()).stream().findFirst();
        Labels labels = new Labels(
                stored.kind(),
                first.map(Passage::stages).orElse(Set.of()),
                first.map(Passage::discipline).orElse(null),
                stored.locale().toLanguageTag(),
                stored.inquiry(),
                stored.licence());
        long bytes = size(source);
        in(() -> {
            documents.putBundled(
                    new DocumentStore.Entry(
                            stored.id(), Holder.HOUSE, source.name(), stored.contentHash(), bytes, labels),
                    new DocumentStore.Reading(stored.title(), labels, stored.passages(), stored.model()));
            return true;
        });
    }

    private static long size(SourceDocument source) {
        try (InputStream in = source.content().open()) {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(source.name() + " cannot be read", e);
        }
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
