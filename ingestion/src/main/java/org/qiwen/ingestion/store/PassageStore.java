package org.qiwen.ingestion.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qiwen.ingestion.split.Passage;

/**
 * Keeps documents with their passages. Implementations are thread-safe and pass {@code PassageStoreContract}.
 *
 * <p>Faults of the disk or database come as {@link java.io.UncheckedIOException} or the database's own exception.
 */
public interface PassageStore extends AutoCloseable {

    /**
     * Stores documents, each in place of an older one with the same id. A reader sees all of a document's old passages or
     * all of its new ones. When this returns, the documents are found and survive the end of the process.
     */
    void replace(Collection<DocumentVersion> documents);

    /** Removes a document with its passages at once; false when there was none. */
    boolean delete(String documentId);

    /** A passage by its id. */
    Optional<Passage> find(String passageId);

    /** The passages of a document in reading order; empty when there is no such document. */
    List<Passage> passages(String documentId);

    /** All documents, by id. */
    List<StoredDocument> documents();

    /** How many passages there are. */
    long size();

    /**
     * The best passages by words and the best by vector, at most {@code depth} of each, without order; each scored exactly
     * by both. A passage whose vector was made by another model is not found.
     */
    List<Candidate> candidates(CandidateQuery query);

    @Override
    void close();
}
