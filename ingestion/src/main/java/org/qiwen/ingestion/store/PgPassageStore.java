package org.qiwen.ingestion.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

/**
 * Keeps passages in PostgreSQL with pgvector; the store of the server mode, shared by all its nodes.
 *
 * <p>Words are found through a table of postings with BM25, since PostgreSQL's own text search makes a Chinese clause one word
 * and ranks worse; vectors through pgvector. A change is one transaction. Writers lock the documents they replace in the order
 * of their ids, so two that replace the same ones wait for each other and never deadlock. Each method takes one connection of
 * the pool for its time.
 */
public final class PgPassageStore implements PassageStore {
    private final PgTransactions transactions;
    private final Map<String, PgModel> models = new ConcurrentHashMap<>();

    /**
     * A store on tables that the migrations made ({@code db/migration/postgresql}).
     *
     * @throws UnusableStore when the tables are missing or pgvector is older than 0.8
     */
    public PgPassageStore(DataSource source) {
        transactions = new PgTransactions(source);
        PgSchema.check(transactions);
    }

    /** A store whose tables are made when they are missing: for a database without the service's migrations. */
    public static PgPassageStore create(DataSource source) {
        PgSchema.create(new PgTransactions(source));
        return new PgPassageStore(source);
    }

    @Override
    public void replace(Collection<DocumentVersion> documents) {
        Map<String, DocumentVersion> byId = new LinkedHashMap<>();
        documents.stream()
                .sorted(Comparator.comparing(version -> version.document().id()))
                .forEach(version -> byId.put(version.document().id(), version));
        if (byId.isEmpty()) {
            return;
        }
        List<DocumentVersion> versions = List.copyOf(byId.values());
        List<PgRow> drafts = versions.stream().flatMap(this::drafts).toList();
        transactions.write("store passages", connection -> {
            PgDocuments.put(
                    connection, versions.stream().map(DocumentVersion::document).toList());
            PgPostings.remove(connection, List.copyOf(byId.keySet()));
            List<PgRow> rows = PgPassages.numbered(connection, drafts);
            PgPassages.add(connection, rows);
            PgVectors.add(connection, rows);
            PgPostings.add(connection, rows);
            PgPostings.addUp(connection);
            return true;
        });
        drafts.stream().map(PgRow::model).distinct().forEach(this::indexIfMany);
    }

    private void indexIfMany(PgModel model) {
        transactions.write("index the vectors", connection -> PgVectors.indexIfMany(connection, model));
    }

    /** A document's rows but for their numbers; words are counted here, so that the transaction is short. */
    private Stream<PgRow> drafts(DocumentVersion version) {
        if (version.passages().isEmpty()) {
            return Stream.empty();
        }
        StoredDocument document = version.document();
        PgModel model = model(document.model(), version.dimensions());
        if (model.dimensions() != version.dimensions()) {
            throw new IllegalArgumentException(document.id() + " has vectors of " + version.dimensions()
                    + " dimensions, those of model " + model.name() + " have " + model.dimensions());
        }
        return version.passages().stream()
                .map(embedded -> new PgRow(
                        0,
                        embedded.passage(),
                        embedded.vector(),
                        model,
                        document.owner(),
                        PassageWords.of(embedded.passage().textWithHeadings())));
    }

    private PgModel model(String name, int dimensions) {
        return models.computeIfAbsent(
                name,
                any -> transactions.write(
                        "name a model", connection -> PgModel.findOrAdd(connection, name, dimensions)));
    }

    @Override
    public boolean delete(String documentId) {
        return transactions.write("delete a document", connection -> {
            if (!PgDocuments.lock(connection, documentId)) {
                return false;
            }
            PgPostings.remove(connection, List.of(documentId));
            PgDocuments.delete(connection, documentId);
            PgPostings.addUp(connection);
            return true;
        });
    }

    @Override
    public boolean mark(String passageId, Nature nature) {
        return transactions.write("mark a passage", connection -> PgPassages.mark(connection, passageId, nature));
    }

    @Override
    public boolean retitle(String documentId, String title) {
        return transactions.write("name a document", connection -> {
            if (!PgDocuments.lock(connection, documentId)) {
                return false;
            }
            PgDocuments.retitle(connection, documentId, title);
            PgPassages.retitle(connection, documentId, title);
            return true;
        });
    }

    @Override
    public Optional<Passage> find(String passageId) {
        return transactions.read("read a passage", connection -> PgPassages.withId(connection, passageId)).stream()
                .findFirst();
    }

    @Override
    public List<Passage> passages(String documentId) {
        return transactions.read(
                "read a document's passages", connection -> PgPassages.ofDocument(connection, documentId));
    }

    @Override
    public Optional<StoredDocument> document(String id) {
        return transactions.read("read a document", connection -> PgDocuments.withId(connection, id)).stream()
                .findFirst();
    }

    @Override
    public Optional<StoredDocument> fromFile(String file) {
        return transactions.read("read a document", connection -> PgDocuments.fromFile(connection, file)).stream()
                .findFirst();
    }

    @Override
    public List<StoredDocument> withContent(String contentHash) {
        return transactions.read("read documents", connection -> PgDocuments.withContent(connection, contentHash));
    }

    @Override
    public List<StoredDocument> documents() {
        return transactions.read("read documents", PgDocuments::all);
    }

    @Override
    public long size() {
        return transactions.read("count passages", PgPassages::count);
    }

    @Override
    public List<Candidate> candidates(CandidateQuery query) {
        return transactions.read("search passages", connection -> {
            Optional<PgModel> model = PgModel.find(connection, query.model());
            return model.isPresent() ? PgCandidates.of(connection, query, model.get()) : List.<Candidate>of();
        });
    }

    /** Nothing to close: the pool belongs to whoever made it. */
    @Override
    public void close() {}
}
