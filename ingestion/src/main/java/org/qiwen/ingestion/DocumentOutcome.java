package org.qiwen.ingestion;

import org.qiwen.ingestion.parse.UnreadableDocument;

/** How the ingestion of one document ended. */
public sealed interface DocumentOutcome {

    /** Name of the source document. */
    String name();

    /**
     * New or changed, now found by search.
     *
     * @param name name of the source document
     * @param documentId its id in the store
     * @param passages how many passages it has, at least 1
     */
    record Ingested(String name, String documentId, int passages) implements DocumentOutcome {}

    /**
     * Its bytes are in the store already; nothing was done.
     *
     * @param name name of the source document
     * @param documentId id of the stored document, which may have come from a file of another name
     */
    record Unchanged(String name, String documentId) implements DocumentOutcome {}

    /**
     * It could not be read. An older version in the store is left as it was.
     *
     * @param name name of the source document
     * @param reason why, for programs
     * @param message why, for people
     */
    record Failed(String name, UnreadableDocument.Reason reason, String message) implements DocumentOutcome {}

    /**
     * The listener stopped the ingestion before it was this document's turn.
     *
     * @param name name of the source document
     */
    record NotBegun(String name) implements DocumentOutcome {}
}
