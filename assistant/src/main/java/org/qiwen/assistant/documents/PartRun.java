package org.qiwen.assistant.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.qiwen.ingestion.DocumentOutcome;
import org.qiwen.ingestion.IngestionListener;
import org.qiwen.ingestion.IngestionProgress;

/**
 * Follows the pipeline through the documents of a part, and writes down what happened several times a second rather than at
 * each document, which would cost as much as small documents do. Called by the pipeline, one call at a time.
 */
final class PartRun implements IngestionListener {
    /** How often progress is written and the job's state is asked for. Our choice: below what anybody notices. */
    private static final long EVERY_MILLIS = 250;

    private final Map<String, JobFile> byName = new LinkedHashMap<>();
    private final List<JobFile> order = new ArrayList<>();
    private final Consumer<News> writer;
    private final BooleanSupplier stopping;
    private final LongSupplier millis;
    private final List<Ended> ended = new ArrayList<>();
    private int begun;
    private int embedding;
    private boolean stopped;
    private long written;

    /**
     * @param files with the names that the pipeline knows them by, in order
     * @param writer writes news down; what it throws ends the ingestion
     * @param stopping whether the job or the node stops
     */
    PartRun(Map<String, JobFile> files, Consumer<News> writer, BooleanSupplier stopping, LongSupplier millis) {
        this.byName.putAll(files);
        this.order.addAll(files.values());
        this.writer = writer;
        this.stopping = stopping;
        this.millis = millis;
        this.written = millis.getAsLong();
    }

    /**
     * Ends an ingestion at once. Waiting for the documents that are begun would take as long as dozens of them do; what was
     * stored stays, and the rest is done again when the job goes on.
     */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the job or the node stops", null, false, false);
        }
    }

    /** A file and what came of it. */
    record Ended(JobFile file, DocumentOutcome outcome) {}

    /**
     * What happened since the last time.
     *
     * @param working files that are begun and have no outcome
     * @param embedding passages embedded of those
     */
    record News(List<Ended> ended, List<JobFile> working, int embedding) {}

    @Override
    public boolean stops() {
        writeIfDue();
        if (!stopped) {
            begun++;
        }
        return stopped;
    }

    @Override
    public void progressed(IngestionProgress progress) {
        embedding = Math.max(0, progress.embedded() - progress.passages());
        writeIfDue();
        if (stopped) {
            throw new Stopped();
        }
    }

    @Override
    public void ended(DocumentOutcome outcome) {
        JobFile file = byName.remove(outcome.name());
        if (file != null && !(outcome instanceof DocumentOutcome.NotBegun)) {
            ended.add(new Ended(file, outcome));
        }
    }

    /** Follows the embedding of documents whose outcomes come later. */
    IngestionListener whileReembedding() {
        return new IngestionListener() {
            @Override
            public void progressed(IngestionProgress progress) {
                PartRun.this.progressed(progress);
            }

            @Override
            public boolean stops() {
                writeIfDue();
                return stopped;
            }
        };
    }

    /** Whether the ingestion was ended before its end. */
    boolean isStopped() {
        return stopped;
    }

    /** Writes what is left. */
    void finish() {
        write();
    }

    private void writeIfDue() {
        if (millis.getAsLong() - written >= EVERY_MILLIS) {
            write();
            stopped = stopped || stopping.getAsBoolean();
        }
    }

    private void write() {
        List<JobFile> working = order.subList(0, Math.min(begun, order.size())).stream()
                .filter(byName::containsValue)
                .toList();
        writer.accept(new News(List.copyOf(ended), working, embedding));
        ended.clear();
        written = millis.getAsLong();
    }
}
