package org.qiwen.ingestion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.DocumentVersion;
import org.qiwen.ingestion.store.EmbeddedPassage;
import org.qiwen.ingestion.store.StoredDocument;

/** A document under way, with the vectors that it has so far. Thread-safe: each vector is set by one thread. */
final class Cargo {
    private final StoredDocument document;
    private final List<Passage> passages;
    private final float[][] vectors;
    private final AtomicInteger missing;
    private final int places;
    private final Runnable stored;

    Cargo(StoredDocument document, List<Passage> passages, int places, Runnable stored) {
        this.document = document;
        this.passages = passages;
        this.vectors = new float[passages.size()][];
        this.missing = new AtomicInteger(passages.size());
        this.places = places;
        this.stored = stored;
    }

    /** One passage of a cargo. */
    record Part(Cargo cargo, int index) {
        String text() {
            return cargo.passages.get(index).textWithHeadings();
        }

        void embedded(float[] vector) {
            cargo.vectors[index] = vector;
        }

        /** Counts the passage as done; true for the last of its document. */
        boolean completes() {
            return cargo.missing.decrementAndGet() == 0;
        }
    }

    int size() {
        return passages.size();
    }

    int places() {
        return places;
    }

    Runnable stored() {
        return stored;
    }

    DocumentVersion version() {
        List<EmbeddedPassage> embedded = new ArrayList<>(passages.size());
        for (int i = 0; i < passages.size(); i++) {
            embedded.add(new EmbeddedPassage(passages.get(i), vectors[i]));
        }
        return new DocumentVersion(document, embedded);
    }
}
