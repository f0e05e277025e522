package org.qiwen.ingestion.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qiwen.ingestion.split.Nature;
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
     *
     * <p>A document may come again with the same passages and vectors of another model: it is embedded anew.
     *
     * @throws IllegalArgumentException when a vector has another length than the model's other vectors have; nothing of
     *     {@code documents} is stored then
     */
    void replace(Collection<DocumentVersion> documents);

    /** Removes a document with its passages at once; false when there was none. */
    boolean delete(String documentId);

    /**
     * Says of one passage whether it is evidence or explanation; false when there is no such passage. It lasts until the
     * document is replaced.
     */
    boolean mark(String passageId, Nature nature);

    /**
     * Gives a document and its passages another title, shown from then on; false when there is no such document. What is
     * found by the title's words and by vectors follows when the document is replaced.
     */
    boolean retitle(String documentId, String title);

    /** A passage by its id. */
    Optional<Passage> find(String passageId);

    /** The passages of a document in reading order; empty when there is no such document. */
    List<Passage> passages(String documentId);

    /** A document by its id, found by key. */
    Optional<StoredDocument> document(String id);

    /** The document that came from a file, found by key; of several the first by id. */
    Optional<StoredDocument> fromFile(String file);

    /** The documents whose bytes have this SHA-256, found by key, by id. */
    List<StoredDocument> withContent(String contentHash);

    /** All documents, by id. For small stores and for reconciliation: a school may have ten thousand. */
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
