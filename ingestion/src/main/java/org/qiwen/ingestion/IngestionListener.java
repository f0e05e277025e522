package org.qiwen.ingestion;

/** Told how an ingestion goes, on the thread that runs it. */
@FunctionalInterface
public interface IngestionListener {
    /** Nobody listens. */
    IngestionListener SILENT = progress -> {};

    /** Called whenever documents have come to an outcome; what is reported as stored is durable. */
    void progressed(IngestionProgress progress);
}
