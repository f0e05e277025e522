package org.qiwen.ingestion;

import java.time.Duration;
import java.util.List;

/**
 * What came of an ingestion.
 *
 * @param outcomes one for each document, in the order they were given
 * @param taken time from first to last
 */
public record IngestionReport(List<DocumentOutcome> outcomes, Duration taken) {
    public IngestionReport {
        outcomes = List.copyOf(outcomes);
    }

    /** Documents that are new or changed. */
    public List<DocumentOutcome.Ingested> ingested() {
        return of(DocumentOutcome.Ingested.class);
    }

    /** Documents that were in the store already. */
    public List<DocumentOutcome.Unchanged> unchanged() {
        return of(DocumentOutcome.Unchanged.class);
    }

    /** Documents that could not be read, with the reason. */
    public List<DocumentOutcome.Failed> failed() {
        return of(DocumentOutcome.Failed.class);
    }

    /** Documents that were left when the listener stopped the ingestion. */
    public List<DocumentOutcome.NotBegun> notBegun() {
        return of(DocumentOutcome.NotBegun.class);
    }

    /** Passages stored by this ingestion. */
    public int passages() {
        return ingested().stream().mapToInt(DocumentOutcome.Ingested::passages).sum();
    }

    private <T extends DocumentOutcome> List<T> of(Class<T> type) {
        return outcomes.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
