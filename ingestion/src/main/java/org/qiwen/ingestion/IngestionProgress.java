package org.qiwen.ingestion;

/**
 * How far an ingestion has come.
 *
 * @param documentsDone documents with an outcome
 * @param documentsTotal documents given
 * @param passages passages stored so far
 * @param embedded passages embedded so far, stored or not
 * @param known passages of the documents that were read so far
 */
public record IngestionProgress(int documentsDone, int documentsTotal, int passages, int embedded, int known) {}
