package org.qiwen.ingestion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.store.PassageStore;

/** One call of {@link IngestionPipeline#ingest}. Documents are put on by one thread; outcomes come from several. */
final class IngestionRun {
    private final List<SourceDocument> sources;
    private final Preparation preparation;
    private final Embedders embedders;
    private final PassageStore store;
    private final IngestionListener listener;
    private final @Nullable DocumentOutcome[] outcomes;
    private int done;
    private int stored;
    private int embedded;
    private int known;

    IngestionRun(
            List<SourceDocument> sources,
            Preparation preparation,
            Embedders embedders,
            PassageStore store,
            IngestionListener listener) {
        this.sources = sources;
        this.preparation = preparation;
        this.embedders = embedders;
        this.store = store;
        this.listener = listener;
        this.outcomes = new DocumentOutcome[sources.size()];
    }

    List<DocumentOutcome> all() {
        try (Conveyor conveyor = new Conveyor(embedders, store, this::embedded)) {
            int next = 0;
            while (next < sources.size() && !stops()) {
                take(next, sources.get(next), conveyor);
                next++;
            }
            conveyor.finish();
            for (; next < sources.size(); next++) {
                end(next, new DocumentOutcome.NotBegun(sources.get(next).name()), 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ingesting", e);
        }
        return outcomes();
    }

    private void take(int index, SourceDocument source, Conveyor conveyor) throws InterruptedException {
        Preparation.Decision decision = preparation.decide(source);
        if (decision.outcome() != null) {
            end(index, decision.outcome(), 0);
        }
        Preparation.Prepared prepared = decision.prepared();
        if (prepared != null) {
            known(prepared.passages().size());
            conveyor.put(prepared.document(), prepared.passages(), () -> stored(index, prepared));
        }
    }

    private void stored(int index, Preparation.Prepared prepared) {
        if (prepared.replaced() != null) {
            store.delete(prepared.replaced());
        }
        int passages = prepared.passages().size();
        end(
                index,
                new DocumentOutcome.Ingested(
                        prepared.document().file(), prepared.document().id(), passages),
                passages);
    }

    private synchronized boolean stops() {
        return listener.stops();
    }

    private synchronized void known(int passages) {
        known += passages;
    }

    private synchronized void embedded(int passages) {
        embedded += passages;
        listener.progressed(progress());
    }

    private synchronized void end(int index, DocumentOutcome outcome, int passages) {
        outcomes[index] = outcome;
        done++;
        stored += passages;
        listener.ended(outcome);
        listener.progressed(progress());
    }

    private IngestionProgress progress() {
        return new IngestionProgress(done, sources.size(), stored, embedded, known);
    }

    private synchronized List<DocumentOutcome> outcomes() {
        List<DocumentOutcome> all = new ArrayList<>();
        for (DocumentOutcome outcome : outcomes) {
            if (outcome == null) {
                throw new IllegalStateException("a document has no outcome");
            }
            all.add(outcome);
        }
        return all;
    }
}
