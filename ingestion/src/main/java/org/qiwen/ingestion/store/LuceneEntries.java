package org.qiwen.ingestion.store;

import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * Finds entries by a value, straight from the posting lists: every file of an ingestion is looked up twice, and a query would
 * be rewritten, weighed and scored for one entry.
 */
final class LuceneEntries {
    private LuceneEntries() {}

    /**
     * Numbers of the entries of one type, {@link PassageFields#PASSAGE} or {@link PassageFields#DOCUMENT}, with a value in a
     * field; ascending, and so those of a document in reading order.
     */
    static int[] of(IndexReader reader, String type, String field, String value) throws IOException {
        IntStream.Builder found = IntStream.builder();
        for (LeafReaderContext leaf : reader.leaves()) {
            both(leaf.reader(), new Term(field, value), new Term(PassageFields.TYPE, type))
                    .forEach(entry -> found.add(leaf.docBase + entry));
        }
        return found.build().toArray();
    }

    private static IntStream both(LeafReader leaf, Term value, Term type) throws IOException {
        PostingsEnum having = leaf.postings(value, PostingsEnum.NONE);
        PostingsEnum being = having == null ? null : leaf.postings(type, PostingsEnum.NONE);
        if (having == null || being == null) {
            return IntStream.empty();
        }
        Bits live = leaf.getLiveDocs();
        IntStream.Builder found = IntStream.builder();
        for (int entry = having.nextDoc(); entry != DocIdSetIterator.NO_MORE_DOCS; entry = having.nextDoc()) {
            if (being.docID() < entry) {
                being.advance(entry);
            }
            if (being.docID() == entry && (live == null || live.get(entry))) {
                found.add(entry);
            }
        }
        return found.build();
    }
}
