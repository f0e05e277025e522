package org.qiwen.ingestion.store;

import java.util.List;

/**
 * A document with everything that is stored of it.
 *
 * @param document its line in the list
 * @param passages all its passages, in reading order, with vectors of one length
 */
public record DocumentVersion(StoredDocument document, List<EmbeddedPassage> passages) {
    public DocumentVersion {
        passages = List.copyOf(passages);
        if (document.passages() != passages.size()) {
            throw new IllegalArgumentException(
                    document.id() + " says " + document.passages() + " passages, has " + passages.size());
        }
        for (EmbeddedPassage passage : passages) {
            if (!passage.passage().documentId().equals(document.id())) {
                throw new IllegalArgumentException(
                        "passage of " + passage.passage().documentId() + " in " + document.id());
            }
            if (passage.vector().length != passages.get(0).vector().length) {
                throw new IllegalArgumentException("vectors of " + document.id() + " have "
                        + passages.get(0).vector().length + " and " + passage.vector().length + " dimensions");
            }
        }
    }

    /** Dimensions of its vectors; 0 when it has no passages. */
    int dimensions() {
        return passages.isEmpty() ? 0 : passages.get(0).vector().length;
    }
}
