package org.qiwen.ingestion.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
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
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.qiwen.ingestion.split.Passage;

/**
 * Keeps passages in a Lucene index in a directory of this machine; the store of the embedded mode.
 *
 * <p>One process may have it open at a time. A document and its passages are one block, so Lucene replaces them as one; a
 * call of {@link #replace} ends with a commit that is synced to disk, and a process that is killed leaves the last commit.
 */
public final class LucenePassageStore implements PassageStore {
    /**
     * The vector leg looks at so many times more neighbours than it returns: with none to spare, Lucene's graph found 0.875
     * of the true ten at 100 thousand passages.
     */
    private static final int OVERSAMPLING = 3;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /**
     * Opens the index, or makes an empty one.
     *
     * @throws UncheckedIOException when it cannot be opened, as when another process has it open
     */
    public LucenePassageStore(Path path) {
        try {
            Files.createDirectories(path);
            directory = FSDirectory.open(path);
            writer = new IndexWriter(directory, new IndexWriterConfig(Words.INDEX));
            writer.commit();
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the passages in " + path, e);
        }
    }

    @Override
    public void replace(Collection<DocumentVersion> documents) {
        if (documents.isEmpty()) {
            return;
        }
        change(() -> {
            for (DocumentVersion version : documents) {
                List<Document> block = new ArrayList<>(version.passages().size() + 1);
                for (EmbeddedPassage passage : version.passages()) {
                    block.add(PassageFields.of(passage, version.document().model()));
                }
                block.add(PassageFields.of(version.document()));
                writer.updateDocuments(
                        new Term(PassageFields.DOCUMENT_ID, version.document().id()), block);
            }
        });
    }

    @Override
    public boolean delete(String documentId) {
        Term id = new Term(PassageFields.DOCUMENT_ID, documentId);
        boolean known = read(searcher -> searcher.count(new TermQuery(id)) > 0);
        if (known) {
            change(() -> writer.deleteDocuments(id));
        }
        return known;
    }

    @Override
    public Optional<Passage> find(String passageId) {
        List<Passage> found = passages(new TermQuery(new Term(PassageFields.PASSAGE_ID, passageId)), 1);
        return found.stream().findFirst();
    }

    @Override
    public List<Passage> passages(String documentId) {
        Query query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(PassageFields.DOCUMENT_ID, documentId)), BooleanClause.Occur.FILTER)
                .add(type(PassageFields.PASSAGE), BooleanClause.Occur.FILTER)
                .build();
        return passages(query, Integer.MAX_VALUE).stream()
                .sorted(Comparator.comparingInt(Passage::start))
                .toList();
    }

    private List<Passage> passages(Query query, int most) {
        return read(searcher -> {
            StoredFields stored = searcher.storedFields();
            List<Passage> passages = new ArrayList<>();
            for (ScoreDoc hit : all(searcher, query, most)) {
                passages.add(PassageFields.passage(stored.document(hit.doc)));
            }
            return passages;
        });
    }

    @Override
    public List<StoredDocument> documents() {
        return read(searcher -> {
            StoredFields stored = searcher.storedFields();
            List<StoredDocument> documents = new ArrayList<>();
            for (ScoreDoc hit : all(searcher, type(PassageFields.DOCUMENT), Integer.MAX_VALUE)) {
                documents.add(PassageFields.document(stored.document(hit.doc)));
            }
            documents.sort(Comparator.comparing(StoredDocument::id));
            return documents;
        });
    }

    private static ScoreDoc[] all(IndexSearcher searcher, Query query, int most) throws IOException {
        int limit = Math.min(most, Math.max(1, searcher.getIndexReader().maxDoc()));
        return searcher.search(query, limit).scoreDocs;
    }

    @Override
    public long size() {
        return read(searcher -> (long) searcher.count(type(PassageFields.PASSAGE)));
    }

    @Override
    public List<Candidate> candidates(CandidateQuery query) {
        return read(searcher -> candidates(searcher, query));
    }

    private static List<Candidate> candidates(IndexSearcher searcher, CandidateQuery query) throws IOException {
        Query filter = filter(query.filter());
        Query words = words(query.text());
        Map<Integer, Float> wordScores = new HashMap<>();
        Query filteredWords = new BooleanQuery.Builder()
                .add(words, BooleanClause.Occur.MUST)
                .add(filter, BooleanClause.Occur.FILTER)
                .build();
        for (ScoreDoc hit : searcher.search(filteredWords, query.depth()).scoreDocs) {
            wordScores.put(hit.doc, hit.score);
        }
        String field = PassageFields.vector(query.model());
        TopDocs near = searcher.search(
                new KnnFloatVectorQuery(field, query.vector(), query.depth() * OVERSAMPLING, filter), query.depth());
        Set<Integer> ids = new TreeSet<>(wordScores.keySet());
        for (ScoreDoc hit : near.scoreDocs) {
            ids.add(hit.doc);
        }
        scoreWords(searcher, words, ids, wordScores);
        return scored(searcher, field, query.vector(), ids, wordScores);
    }

    /** Scores by words the candidates that only the vector leg brought. */
    private static void scoreWords(IndexSearcher searcher, Query words, Set<Integer> ids, Map<Integer, Float> scores)
            throws IOException {
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

    private static List<Candidate> scored(
            IndexSearcher searcher, String field, float[] vector, Set<Integer> ids, Map<Integer, Float> wordScores)
            throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        StoredFields stored = searcher.storedFields();
        List<Candidate> candidates = new ArrayList<>(ids.size());
        int leaf = -1;
        FloatVectorValues vectors = null;
        for (int id : ids) {
            int holder = ReaderUtil.subIndex(id, leaves);
            if (holder != leaf) {
                leaf = holder;
                vectors = leaves.get(leaf).reader().getFloatVectorValues(field);
            }
            int local = id - leaves.get(leaf).docBase;
            if (vectors != null && at(vectors, local)) {
                float similarity = VectorUtil.dotProduct(vector, vectors.vectorValue());
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

    private static Query filter(PassageFilter filter) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(type(PassageFields.PASSAGE), BooleanClause.Occur.FILTER);
        any(all, PassageFields.LOCALE, Set.of(filter.locale().toLanguageTag()));
        any(all, PassageFields.KIND, names(filter.kinds()));
        any(all, PassageFields.DISCIPLINE, filter.disciplines());
        any(all, PassageFields.INQUIRY, filter.inquiries());
        any(all, PassageFields.NATURE, names(filter.natures()));
        any(all, PassageFields.DOCUMENT_ID, filter.documents());
        if (!filter.stages().isEmpty()) {
            Set<String> stages = new LinkedHashSet<>(filter.stages());
            stages.add(PassageFields.ANY_STAGE);
            any(all, PassageFields.STAGE, stages);
        }
        return all.build();
    }

    private static void any(BooleanQuery.Builder all, String field, Set<String> values) {
        if (!values.isEmpty()) {
            List<BytesRef> terms = values.stream().map(BytesRef::new).toList();
            all.add(new TermInSetQuery(field, terms), BooleanClause.Occur.FILTER);
        }
    }

    private static Set<String> names(Set<? extends Enum<?>> values) {
        Set<String> names = new LinkedHashSet<>();
        values.forEach(value -> names.add(value.name()));
        return names;
    }

    private static Query type(String type) {
        return new TermQuery(new Term(PassageFields.TYPE, type));
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the passages", e);
        }
    }

    private interface Change {
        void run() throws IOException;
    }

    private interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private synchronized void change(Change change) {
        try {
            change.run();
            writer.commit();
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot change the passages", e);
        }
    }

    private <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.of(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the passages", e);
        }
    }
}
