package org.qiwen.ingestion.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.VectorUtil;

/** One query on one snapshot of the index. */
final class LuceneCandidates {
    /**
     * The vector leg looks at so many times more neighbours than it returns: with none to spare, Lucene's graph found 0.875
     * of the true ten at 100 thousand passages.
     */
    private static final int OVERSAMPLING = 3;

    private final IndexSearcher searcher;
    private final CandidateQuery query;
    private final String vectors;
    private final Query words;

    LuceneCandidates(IndexSearcher searcher, CandidateQuery query) {
        this.searcher = searcher;
        this.query = query;
        this.vectors = PassageFields.vector(query.model());
        this.words = words(query.text());
    }

    List<Candidate> all() throws IOException {
        Query filter = LuceneFilters.passages(query.filter());
        Map<Integer, Float> wordScores = new HashMap<>();
        Query filteredWords = new BooleanQuery.Builder()
                .add(words, BooleanClause.Occur.MUST)
                .add(filter, BooleanClause.Occur.FILTER)
                .build();
        for (ScoreDoc hit : searcher.search(filteredWords, query.depth()).scoreDocs) {
            wordScores.put(hit.doc, hit.score);
        }
        TopDocs near = searcher.search(
                new KnnFloatVectorQuery(vectors, query.vector(), query.depth() * OVERSAMPLING, filter), query.depth());
        Set<Integer> ids = new TreeSet<>(wordScores.keySet());
        for (ScoreDoc hit : near.scoreDocs) {
            ids.add(hit.doc);
        }
        scoreWords(ids, wordScores);
        return scored(ids, wordScores);
    }

    /** Scores by words the candidates that only the vector leg brought. */
    private void scoreWords(Set<Integer> ids, Map<Integer, Float> scores) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE, 1);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int leaf = -1;
        Scorer scorer = null;
        DocIdSetIterator matches = DocIdSetIterator.empty();
        for (int id : ids) {
            int holder = ReaderUtil.subIndex(id, leaves);
            if (holder != leaf) {
                leaf = holder;
                scorer = weight.scorer(leaves.get(leaf));
                matches = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            }
            int local = id - leaves.get(leaf).docBase;
            if (scorer != null && !scores.containsKey(id) && at(matches, local)) {
                scores.put(id, scorer.score());
            }
        }
    }

    /** Moves on to {@code target} and says whether it is there; targets must rise. */
    private static boolean at(DocIdSetIterator iterator, int target) throws IOException {
        int at = iterator.docID();
        return (at < target ? iterator.advance(target) : at) == target;
    }

    private List<Candidate> scored(Set<Integer> ids, Map<Integer, Float> wordScores) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        StoredFields stored = searcher.storedFields();
        List<Candidate> candidates = new ArrayList<>(ids.size());
        int leaf = -1;
        FloatVectorValues values = null;
        for (int id : ids) {
            int holder = ReaderUtil.subIndex(id, leaves);
            if (holder != leaf) {
                leaf = holder;
                values = leaves.get(leaf).reader().getFloatVectorValues(vectors);
            }
            int local = id - leaves.get(leaf).docBase;
            if (values != null && at(values, local)) {
                float similarity = VectorUtil.dotProduct(query.vector(), values.vectorValue());
                candidates.add(new Candidate(
                        PassageFields.passage(stored.document(id)), wordScores.getOrDefault(id, 0f), similarity));
            }
        }
        return candidates;
    }

    private static Query words(String text) {
        Set<String> words = Words.of(text);
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        words.forEach(word -> any.add(new TermQuery(new Term(PassageFields.WORDS, word)), BooleanClause.Occur.SHOULD));
        return any.build();
    }
}
