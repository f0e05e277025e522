package org.qiwen.ingestion.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

/**
 * Keeps passages in a Lucene index in a directory of this machine; the store of the embedded mode.
 *
 * <p>One process may have it open at a time. A document and its passages are one block, so Lucene replaces them as one. Each
 * change ends with a commit that is synced to disk, and readers see commits only: what was found once is there after a kill.
 * A change that fails halfway leaves the last commit.
 */
public final class LucenePassageStore implements PassageStore {
    /** Raised whenever the fields change; an index of another format is not read. */
    private static final String FORMAT = "3";

    private static final String FORMAT_KEY = "qiwen.format";
    /**
     * Segments of like size that are merged into one, twice Lucene's number: a merge builds its graph anew, which costs most of
     * what storing costs.
     */
    private static final int TIER = 20;

    private final Path path;
    private final Directory directory;
    private final SearcherManager searchers;
    private final Map<String, Integer> dimensions = new HashMap<>();
    private IndexWriter writer;

    /**
     * Opens the index, or makes an empty one. All of it is read once to compare checksums: 0.3 s for 100 thousand passages.
     *
     * @throws UnusableStore when it is damaged or of another version
     * @throws UncheckedIOException when it cannot be opened, as when another process has it open
     */
    public LucenePassageStore(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            directory = FSDirectory.open(path);
            writer = writer();
            try {
                checkFormat();
                searchers = new SearcherManager(directory, new SearcherFactory() {
                    @Override
                    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                        return new LiveSearcher(reader);
                    }
                });
                checkSegments();
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (LockObtainFailedException e) {
            throw new UncheckedIOException(
                    "cannot open the passages in " + path + ": another process has them open", e);
        } catch (IOException e) {
            throw fault("cannot open", e);
        }
    }

    private IndexWriter writer() throws IOException {
        boolean fresh = !DirectoryReader.indexExists(directory);
        IndexWriter opened = new IndexWriter(directory, settings());
        if (fresh) {
            opened.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT).entrySet());
            opened.commit();
        }
        return opened;
    }

    private static IndexWriterConfig settings() {
        return new IndexWriterConfig(Words.INDEX)
                .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(TIER).setMaxMergeAtOnce(TIER))
                .setCodec(new PassageVectorsFormat().codec());
    }

    private void checkFormat() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            String format = reader.getIndexCommit().getUserData().get(FORMAT_KEY);
            if (!FORMAT.equals(format)) {
                throw new UnusableStore(path.toString(), "format " + format + ", this version reads " + FORMAT);
            }
        }
    }

    private void checkSegments() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                leaf.reader().checkIntegrity();
            }
            for (FieldInfo field : FieldInfos.getMergedFieldInfos(searcher.getIndexReader())) {
                if (field.hasVectorValues()) {
                    dimensions.put(field.name, field.getVectorDimension());
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void replace(Collection<DocumentVersion> documents) {
        if (documents.isEmpty()) {
            return;
        }
        change(() -> {
            Map<String, Integer> known = new HashMap<>(dimensions);
            documents.forEach(version -> checkDimensions(version, known));
            for (DocumentVersion version : documents) {
                write(version);
            }
            dimensions.putAll(known);
            return true;
        });
    }

    private static void checkDimensions(DocumentVersion version, Map<String, Integer> known) {
        String model = version.document().model();
        if (version.dimensions() > 0) {
            Integer expected = known.putIfAbsent(PassageFields.vector(model), version.dimensions());
            if (expected != null && expected != version.dimensions()) {
                throw new IllegalArgumentException(version.document().id() + " has vectors of " + version.dimensions()
                        + " dimensions, those of model " + model + " have " + expected);
            }
        }
    }

    private void write(DocumentVersion version) throws IOException {
        List<Document> block = new ArrayList<>(version.passages().size() + 1);
        for (EmbeddedPassage passage : version.passages()) {
            block.add(PassageFields.of(passage, version.document()));
        }
        block.add(PassageFields.of(version.document()));
        writer.updateDocuments(idTerm(version.document().id()), block);
    }

    @Override
    public boolean delete(String documentId) {
        return change(() -> {
            if (document(documentId).isEmpty()) {
                return false;
            }
            writer.deleteDocuments(idTerm(documentId));
            return true;
        });
    }

    /** Writes the document's block anew, from stored fields and vectors: a block cannot be changed in part. */
    @Override
    public boolean mark(String passageId, Nature nature) {
        return change(() -> {
            Optional<DocumentVersion> holder =
                    find(passageId).map(Passage::documentId).map(this::version);
            if (holder.isEmpty()) {
                return false;
            }
            write(marked(holder.get(), passageId, nature));
            return true;
        });
    }

    @Override
    public boolean retitle(String documentId, String title) {
        return change(() -> {
            if (document(documentId).isEmpty()) {
                return false;
            }
            DocumentVersion old = version(documentId);
            write(new DocumentVersion(
                    old.document().title(title),
                    old.passages().stream()
                            .map(embedded ->
                                    new EmbeddedPassage(embedded.passage().title(title), embedded.vector()))
                            .toList()));
            return true;
        });
    }

    private static DocumentVersion marked(DocumentVersion version, String passageId, Nature nature) {
        return new DocumentVersion(
                version.document(),
                version.passages().stream()
                        .map(embedded -> embedded.passage().id().equals(passageId)
                                ? new EmbeddedPassage(embedded.passage().nature(nature), embedded.vector())
                                : embedded)
                        .toList());
    }

    /** A stored document with its passages and vectors; a block lies in one segment, its passages in reading order. */
    private DocumentVersion version(String documentId) {
        return read(searcher -> {
            StoredFields stored = searcher.storedFields();
            StoredDocument document = document(documentId).orElseThrow();
            int[] ids = LuceneEntries.of(
                    searcher.getIndexReader(), PassageFields.PASSAGE, PassageFields.DOCUMENT_ID, documentId);
            List<EmbeddedPassage> passages = new ArrayList<>(ids.length);
            FloatVectorValues vectors = null;
            int base = 0;
            for (int id : ids) {
                if (vectors == null) {
                    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
                    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(id, leaves));
                    base = leaf.docBase;
                    vectors = leaf.reader().getFloatVectorValues(PassageFields.vector(document.model()));
                }
                if (vectors == null || vectors.advance(id - base) != id - base) {
                    throw new CorruptIndexException("a passage has no vector", path.toString());
                }
                passages.add(new EmbeddedPassage(
                        PassageFields.passage(stored.document(id)),
                        vectors.vectorValue().clone()));
            }
            return new DocumentVersion(document, passages);
        });
    }

    @Override
    public Optional<Passage> find(String passageId) {
        return passages(PassageFields.PASSAGE_ID, passageId).stream().findFirst();
    }

    @Override
    public List<Passage> passages(String documentId) {
        return passages(PassageFields.DOCUMENT_ID, documentId);
    }

    private List<Passage> passages(String field, String value) {
        return read(searcher -> {
            StoredFields stored = searcher.storedFields();
            List<Passage> passages = new ArrayList<>();
            for (int entry : LuceneEntries.of(searcher.getIndexReader(), PassageFields.PASSAGE, field, value)) {
                passages.add(PassageFields.passage(stored.document(entry)));
            }
            passages.sort(Comparator.comparingInt(Passage::start));
            return passages;
        });
    }

    @Override
    public Optional<StoredDocument> document(String id) {
        return documents(PassageFields.DOCUMENT_ID, id).stream().findFirst();
    }

    @Override
    public Optional<StoredDocument> fromFile(String file) {
        return documents(PassageFields.FILE, file).stream().findFirst();
    }

    @Override
    public List<StoredDocument> withContent(String contentHash) {
        return documents(PassageFields.CONTENT_HASH, contentHash);
    }

    @Override
    public List<StoredDocument> documents() {
        return documents(PassageFields.TYPE, PassageFields.DOCUMENT);
    }

    private List<StoredDocument> documents(String field, String value) {
        return read(searcher -> {
            StoredFields stored = searcher.storedFields();
            List<StoredDocument> documents = new ArrayList<>();
            for (int entry : LuceneEntries.of(searcher.getIndexReader(), PassageFields.DOCUMENT, field, value)) {
                documents.add(PassageFields.document(stored.document(entry)));
            }
            documents.sort(Comparator.comparing(StoredDocument::id));
            return documents;
        });
    }

    @Override
    public long size() {
        return read(searcher -> (long) searcher.count(LuceneFilters.type(PassageFields.PASSAGE)));
    }

    @Override
    public List<Candidate> candidates(CandidateQuery query) {
        return read(searcher -> new LuceneCandidates(searcher, query).all());
    }

    @Override
    public synchronized void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw fault("cannot close", e);
        }
    }

    private static Term idTerm(String documentId) {
        return new Term(PassageFields.DOCUMENT_ID, documentId);
    }

    private interface Change {
        /** Whether there is anything to commit. */
        boolean run() throws IOException;
    }

    private interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private synchronized boolean change(Change change) {
        try {
            if (!change.run()) {
                return false;
            }
            writer.commit();
            searchers.maybeRefreshBlocking();
            return true;
        } catch (IOException e) {
            undo(e);
            throw fault("cannot change", e);
        } catch (RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    /** Back to the last commit, so that half of a change is not committed with the next. */
    private void undo(Exception cause) {
        try {
            writer.rollback();
            writer = writer();
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
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
            throw fault("cannot read", e);
        }
    }

    private RuntimeException fault(String what, IOException cause) {
        boolean damaged = cause instanceof CorruptIndexException
                || cause instanceof IndexFormatTooOldException
                || cause instanceof IndexFormatTooNewException
                || cause instanceof EOFException
                || cause instanceof NoSuchFileException;
        return damaged
                ? new UnusableStore(path.toString(), String.valueOf(cause.getMessage()), cause)
                : new UncheckedIOException(what + " the passages in " + path, cause);
    }
}
