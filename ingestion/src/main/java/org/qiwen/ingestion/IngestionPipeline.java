package org.qiwen.ingestion;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.parse.DocumentParser;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;

/**
 * Parses, splits, embeds and stores documents.
 *
 * <p>A document is known by the SHA-256 of its bytes and by what was said of it when it was handed in: what is in the store
 * already is neither parsed nor embedded, whatever its name, and when nothing is new no model is loaded. A file that changed
 * takes the place of its older version. The store is asked by key, so the cost of a run does not grow with the store.
 *
 * <p>The next documents are parsed and split, and those before are stored, while passages are embedded. Documents are stored
 * in groups; a stopped ingestion loses a group at most and a second one goes on where it stopped. Memory is bounded by the
 * largest document, not by their number.
 *
 * <p>Thread-safe. Several may run at once, also on several machines over one store: each step can be done twice.
 */
public final class IngestionPipeline {
    /** Raised whenever parsing or splitting changes, so that stored documents are made again. */
    static final int VERSION = 5;

    private final DocumentParser parser;
    private final PassageSplitter splitter;
    private final Embedders embedders;
    private final PassageStore store;

    public IngestionPipeline(DocumentParser parser, PassageSplitter splitter, Embedders embedders, PassageStore store) {
        this.parser = parser;
        this.splitter = splitter;
        this.embedders = embedders;
        this.store = store;
    }

    /** Ingests documents and tells nobody meanwhile. */
    public IngestionReport ingest(List<SourceDocument> documents) {
        return ingest(documents, IngestionListener.SILENT);
    }

    /**
     * Ingests documents. One that cannot be read is reported and the next is taken; faults of the store, the embedder or the
     * listener are thrown, and what was stored until then stays.
     */
    public IngestionReport ingest(List<SourceDocument> documents, IngestionListener listener) {
        long started = System.nanoTime();
        List<SourceDocument> sources = List.copyOf(documents);
        Preparation preparation = new Preparation(sources, parser, splitter, embedders, store);
        List<DocumentOutcome> outcomes = new IngestionRun(sources, preparation, embedders, store, listener).all();
        return new IngestionReport(outcomes, Duration.ofNanos(System.nanoTime() - started));
    }

    /** Ids of the stored documents whose vectors are of another model than today's: search does not find them. */
    public List<String> outdated() {
        return store.documents().stream()
                .filter(document -> !Reembedding.isOfToday(embedders, document))
                .map(StoredDocument::id)
                .toList();
    }

    /**
     * Embeds stored documents anew with today's model, from their stored passages: nothing is parsed, passages keep their
     * ids and marks. What is of today's model already, or gone, is passed over, so a run that was stopped may be done again.
     * The listener's {@link IngestionListener#ended} is not called.
     *
     * @param documents ids, as of {@link #outdated()}
     * @return how many documents were embedded anew
     */
    public int reembed(Collection<String> documents, IngestionListener listener) {
        return new Reembedding(List.copyOf(documents), embedders, store, listener).run();
    }
}
