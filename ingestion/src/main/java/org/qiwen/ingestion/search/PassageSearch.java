package org.qiwen.ingestion.search;

import java.util.List;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.store.CandidateQuery;
import org.qiwen.ingestion.store.PassageFilter;
import org.qiwen.ingestion.store.PassageStore;

/** Finds the passages that speak of a question. Thread-safe; costs one embedding and a few milliseconds. */
public final class PassageSearch {
    private final PassageStore store;
    private final Embedders embedders;
    private final SearchSettings settings;

    public PassageSearch(PassageStore store, Embedders embedders, SearchSettings settings) {
        this.store = store;
        this.embedders = embedders;
        this.settings = settings;
    }

    /**
     * The best passages, best first; none when nothing is relevant, which is a real answer: off-topic talk finds nothing.
     *
     * @param query a question or a few words; blank finds nothing
     * @param filter which passages may be found
     * @param k most passages returned, 1 to 1000
     */
    public List<ScoredPassage> search(String query, PassageFilter filter, int k) {
        if (k < 1 || k > 1000) {
            throw new IllegalArgumentException("k must be 1..1000, was " + k);
        }
        if (query.isBlank()) {
            return List.of();
        }
        Embedder embedder = embedders.forLocale(filter.locale());
        return search(query, embedder.embed(query), filter, k);
    }

    /** The same for a question whose vector is known already, made by the embedder of the filter's language. */
    public List<ScoredPassage> search(String query, float[] vector, PassageFilter filter, int k) {
        String model = embedders.forLocale(filter.locale()).model();
        int depth = Math.max(k, settings.depth());
        Relevance relevance = Relevance.forLocale(filter.locale());
        return Fusion.join(
                        store.candidates(new CandidateQuery(query, vector, model, filter, depth)),
                        settings.vectorWeight())
                .stream()
                .filter(scored -> relevance.of(
                                scored.similarity(),
                                Overlap.share(query, scored.passage().textWithHeadings()))
                        >= settings.minRelevance())
                .limit(k)
                .toList();
    }
}
