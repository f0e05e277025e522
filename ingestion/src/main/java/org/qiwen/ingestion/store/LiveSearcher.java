package org.qiwen.ingestion.store;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * A searcher whose BM25 counts what is there. Lucene's own counts deleted passages until their segment is merged: scores would
 * depend on what had been ingested before, and differ from those of another store with the same documents.
 */
final class LiveSearcher extends IndexSearcher {
    private final IndexReader reader;
    private @Nullable CollectionStatistics words;

    LiveSearcher(IndexReader reader) {
        super(reader);
        this.reader = reader;
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        if (!reader.hasDeletions()) {
            return super.termStatistics(term, docFreq, totalTermFreq);
        }
        int live = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            live += live(leaf.reader(), term);
        }
        // A word of deleted passages alone is found nowhere, but Lucene wants a frequency of it.
        int found = Math.max(1, live);
        return new TermStatistics(term.bytes(), found, Math.max(found, totalTermFreq));
    }

    private static int live(LeafReader leaf, Term term) throws IOException {
        Terms terms = leaf.terms(term.field());
        TermsEnum found = terms == null ? null : terms.iterator();
        if (found == null || !found.seekExact(term.bytes())) {
            return 0;
        }
        Bits live = leaf.getLiveDocs();
        if (live == null) {
            return found.docFreq();
        }
        int count = 0;
        PostingsEnum postings = found.postings(null, PostingsEnum.NONE);
        while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            count += live.get(postings.docID()) ? 1 : 0;
        }
        return count;
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        CollectionStatistics stored = super.collectionStatistics(field);
        if (stored == null || !field.equals(PassageFields.WORDS) || !reader.hasDeletions()) {
            return stored;
        }
        synchronized (this) {
            if (words == null) {
                words = live(stored);
            }
            return words;
        }
    }

    private CollectionStatistics live(CollectionStatistics stored) throws IOException {
        long passages = 0;
        long tokens = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues counts = leaf.reader().getNumericDocValues(PassageFields.TOKENS);
            Bits live = leaf.reader().getLiveDocs();
            while (counts != null && counts.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if ((live == null || live.get(counts.docID())) && counts.longValue() > 0) {
                    passages++;
                    tokens += counts.longValue();
                }
            }
        }
        if (passages == 0) {
            return stored;
        }
        long terms = Math.max(passages, Math.min(tokens, stored.sumDocFreq()));
        return new CollectionStatistics(stored.field(), stored.maxDoc(), passages, tokens, terms);
    }
}
