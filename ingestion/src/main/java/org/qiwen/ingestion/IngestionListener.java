package org.qiwen.ingestion;

/**
 * Told how an ingestion goes while it goes, and asked whether it should. One call at a time, but from several threads; a call
 * that takes long holds the ingestion up, and a fault thrown ends it.
 */
@FunctionalInterface
public interface IngestionListener {
    /** Nobody listens. */
    IngestionListener SILENT = progress -> {};

    /** Called whenever a document has come to an outcome and whenever some passages have been embedded. */
    void progressed(IngestionProgress progress);

    /** Called once for each document when its outcome is known; what is reported as ingested is durable. */
    default void ended(DocumentOutcome outcome) {}

    /**
     * Whether to stop before the next document; asked before each. Those begun come to their end, the others to
     * {@link DocumentOutcome.NotBegun}.
     */
    default boolean stops() {
        return false;
    }
}
