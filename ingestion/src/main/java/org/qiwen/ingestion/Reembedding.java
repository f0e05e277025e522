package org.qiwen.ingestion;

import java.util.List;
import java.util.Optional;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;

/** One call of {@link IngestionPipeline#reembed}. */
final class Reembedding {
    private final List<String> documents;
    private final Embedders embedders;
    private final PassageStore store;
    private final IngestionListener listener;
    private int done;
    private int stored;
    private int embedded;
    private int known;
    private int changed;

    Reembedding(List<String> documents, Embedders embedders, PassageStore store, IngestionListener listener) {
        this.documents = documents;
        this.embedders = embedders;
        this.store = store;
        this.listener = listener;
    }

    /** How many documents were embedded anew. */
    int run() {
        try (Conveyor conveyor = new Conveyor(embedders, store, this::embedded)) {
            for (String id : documents) {
                if (stops()) {
                    break;
                }
                take(id, conveyor);
            }
            conveyor.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while embedding anew", e);
        }
        return changed;
    }

    private void take(String id, Conveyor conveyor) throws InterruptedException {
        Optional<StoredDocument> old = store.document(id);
        List<Passage> passages = old.isEmpty() ? List.of() : store.passages(id);
        if (passages.isEmpty() || isOfToday(embedders, old.get())) {
            ended(0);
            return;
        }
        known(passages.size());
        conveyor.put(ofToday(old.get(), passages.size()), passages, () -> {
            changed();
            ended(passages.size());
        });
    }

    static boolean isOfToday(Embedders embedders, StoredDocument document) {
        return embedders.forLocale(document.locale()).model().equals(document.model());
    }

    private StoredDocument ofToday(StoredDocument old, int passages) {
        return new StoredDocument(
                old.id(),
                old.file(),
                old.title(),
                old.kind(),
                old.locale(),
                old.inquiry(),
                old.licence(),
                old.owner(),
                old.contentHash(),
                old.recipe(),
                embedders.forLocale(old.locale()).model(),
                passages);
    }

    private synchronized boolean stops() {
        return listener.stops();
    }

    private synchronized void known(int passages) {
        known += passages;
    }

    private synchronized void changed() {
        changed++;
    }

    private synchronized void embedded(int passages) {
        embedded += passages;
        listener.progressed(progress());
    }

    private synchronized void ended(int passages) {
        done++;
        stored += passages;
        listener.progressed(progress());
    }

    private IngestionProgress progress() {
        return new IngestionProgress(done, documents.size(), stored, embedded, known);
    }
}
