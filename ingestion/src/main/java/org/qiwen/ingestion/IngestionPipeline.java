package org.qiwen.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentParser;
import org.qiwen.ingestion.parse.ParsedDocument;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.parse.UnreadableDocument;
import org.qiwen.ingestion.parse.UnreadableDocument.Reason;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.store.DocumentVersion;
import org.qiwen.ingestion.store.EmbeddedPassage;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses, splits, embeds and stores documents.
 *
 * <p>A document is known by the SHA-256 of its bytes: what is in the store already is neither parsed nor embedded, whatever
 * its name, and when nothing is new no model is loaded. A file that changed takes the place of its older version. The next
 * documents are parsed while the last ones are embedded; documents are stored in groups, so a stopped ingestion loses a
 * group at most and a second one goes on where it stopped.
 *
 * <p>Thread-safe; one ingestion runs at a time, others wait.
 */
public final class IngestionPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(IngestionPipeline.class);

    /** Raised whenever parsing or splitting changes, so that stored documents are made again. */
    private static final int VERSION = 2;

    /** Passages embedded and committed as one: about half a second of work, so that a commit costs little. Our choice. */
    private static final int GROUP_PASSAGES = 128;

    private final DocumentParser parser;
    private final PassageSplitter splitter;
    private final Embedders embedders;
    private final PassageStore store;

    public IngestionPipeline(DocumentParser parser, PassageSplitter splitter, Embedders embedders, PassageStore store) {
        this.parser = parser;
        this.splitter = splitter;
        this.embedders = embedders;
        this.store = store;
    }

    /** Ingests documents and tells nobody meanwhile. */
    public IngestionReport ingest(List<SourceDocument> documents) {
        return ingest(documents, IngestionListener.SILENT);
    }

    /**
     * Ingests documents. One that cannot be read is reported and the next is taken; faults of the store or the embedder are
     * thrown, and what was stored until then stays.
     */
    public synchronized IngestionReport ingest(List<SourceDocument> documents, IngestionListener listener) {
        long started = System.nanoTime();
        ExecutorService background = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "ingestion");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Run run = new Run(documents, listener, background);
            return new IngestionReport(run.all(), Duration.ofNanos(System.nanoTime() - started));
        } finally {
            finish(background);
        }
    }

    /** Waits for the group in work, also after a fault: nobody may close store or model under it. */
    private static void finish(ExecutorService background) {
        background.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (background.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class ParserFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ParserFault(Throwable cause) {
            super("the parser failed (" + cause.getClass().getSimpleName() + ")", cause);
        }
    }

    /** A document ready to be embedded; {@code index} is its place among those given. */
    private record Prepared(
            int index,
            StoredDocument document,
            List<Passage> passages,
            @Nullable String replacedId) {}

    /** One call of {@link #ingest}. */
    private final class Run {
        private final List<SourceDocument> sources;
        private final IngestionListener listener;
        private final ExecutorService background;
        private final @Nullable DocumentOutcome[] outcomes;
        private final Map<String, StoredDocument> byFile = new HashMap<>();
        private final Map<String, StoredDocument> byContent = new HashMap<>();
        private final Map<String, String> takenIds = new HashMap<>();
        private List<Prepared> group = new ArrayList<>();
        private int groupPassages;
        private List<Prepared> storing = List.of();
        private CompletableFuture<?> stored = CompletableFuture.completedFuture(null);
        private int done;
        private int passages;

        Run(List<SourceDocument> sources, IngestionListener listener, ExecutorService background) {
            this.sources = sources;
            this.listener = listener;
            this.background = background;
            this.outcomes = new DocumentOutcome[sources.size()];
            for (StoredDocument document : store.documents()) {
                byFile.put(document.file(), document);
                byContent.put(content(document.contentHash(), document.recipe()), document);
            }
        }

        List<DocumentOutcome> all() {
            for (int i = 0; i < sources.size(); i++) {
                take(i, sources.get(i));
            }
            storeGroup();
            awaitStored();
            List<DocumentOutcome> all = new ArrayList<>();
            for (DocumentOutcome outcome : outcomes) {
                if (outcome == null) {
                    throw new IllegalStateException("a document has no outcome");
                }
                all.add(outcome);
            }
            return all;
        }

        private void take(int index, SourceDocument source) {
            try {
                String hash = hash(source);
                String recipe = recipe(source.defaults());
                StoredDocument same = byContent.get(content(hash, recipe));
                if (same != null && isOfToday(same)) {
                    unchanged(index, source, same);
                    return;
                }
                Prepared prepared = prepare(index, source, hash, recipe);
                group.add(prepared);
                groupPassages += prepared.passages().size();
                byContent.put(content(hash, recipe), prepared.document());
                if (groupPassages >= GROUP_PASSAGES) {
                    storeGroup();
                }
            } catch (UnreadableDocument e) {
                failed(index, source, e.reason(), String.valueOf(e.getMessage()));
            } catch (ParserFault e) {
                LOG.error("the parser failed on {}", source.name(), e.getCause());
                failed(index, source, Reason.PARSER_DIED, source.name() + ": " + e.getMessage());
            } catch (IOException e) {
                failed(index, source, Reason.NOT_FETCHED, source.name() + " could not be fetched: " + e.getMessage());
            }
        }

        private boolean isOfToday(StoredDocument document) {
            return embedders.forLocale(document.locale()).model().equals(document.model());
        }

        private void unchanged(int index, SourceDocument source, StoredDocument same) {
            StoredDocument older = byFile.get(source.name());
            if (older != null && !older.id().equals(same.id())) {
                // The file now repeats another document; what it said before is gone.
                store.delete(older.id());
                byFile.remove(source.name());
            }
            takenIds.putIfAbsent(same.id(), source.name());
            finish(index, new DocumentOutcome.Unchanged(source.name(), same.id()));
        }

        private void failed(int index, SourceDocument source, Reason reason, String message) {
            finish(index, new DocumentOutcome.Failed(source.name(), reason, message));
        }

        private void finish(int index, DocumentOutcome outcome) {
            outcomes[index] = outcome;
            done++;
            listener.progressed(new IngestionProgress(done, sources.size(), passages));
        }

        /** One document may show a bug of a parser; the other thousand of a folder are still read. */
        private ParsedDocument parse(SourceDocument source) throws UnreadableDocument, IOException {
            try {
                return parser.parse(source);
            } catch (RuntimeException | StackOverflowError e) {
                throw new ParserFault(e);
            }
        }

        private Prepared prepare(int index, SourceDocument source, String hash, String recipe)
                throws UnreadableDocument, IOException {
            ParsedDocument parsed = parse(source);
            DocumentDescription description = parsed.description();
            String id = description.id() == null ? idOf(source.name()) : description.id();
            String holder = takenIds.putIfAbsent(id, source.name());
            if (holder != null) {
                throw new UnreadableDocument(
                        Reason.ID_TAKEN, source.name() + " has the id " + id + ", which " + holder + " has too");
            }
            List<Passage> split = splitter.split(id, source.name(), parsed, embedders.forLocale(description.locale()));
            StoredDocument document = new StoredDocument(
                    id,
                    source.name(),
                    parsed.title(),
                    description.kind(),
                    description.locale(),
                    description.inquiry(),
                    description.licence(),
                    description.owner(),
                    hash,
                    recipe,
                    embedders.forLocale(description.locale()).model(),
                    split.size());
            StoredDocument older = byFile.get(source.name());
            return new Prepared(
                    index, document, split, older == null || older.id().equals(id) ? null : older.id());
        }

        private void storeGroup() {
            if (group.isEmpty()) {
                return;
            }
            awaitStored();
            List<Prepared> next = group;
            group = new ArrayList<>();
            groupPassages = 0;
            storing = next;
            stored = CompletableFuture.runAsync(() -> embedAndStore(next), background);
        }

        private void awaitStored() {
            try {
                stored.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                throw e;
            }
            List<Prepared> ready = storing;
            storing = List.of();
            for (Prepared prepared : ready) {
                passages += prepared.passages().size();
                finish(
                        prepared.index(),
                        new DocumentOutcome.Ingested(
                                prepared.document().file(),
                                prepared.document().id(),
                                prepared.passages().size()));
            }
        }
    }

    private void embedAndStore(List<Prepared> group) {
        Map<Embedder, List<Passage>> byEmbedder = new LinkedHashMap<>();
        for (Prepared prepared : group) {
            byEmbedder
                    .computeIfAbsent(embedders.forLocale(prepared.document().locale()), any -> new ArrayList<>())
                    .addAll(prepared.passages());
        }
        Map<Passage, float[]> vectors = new HashMap<>();
        byEmbedder.forEach((embedder, texts) -> {
            List<float[]> embedded = embedder.embedAll(
                    texts.stream().map(Passage::textWithHeadings).toList());
            for (int i = 0; i < texts.size(); i++) {
                vectors.put(texts.get(i), embedded.get(i));
            }
        });
        List<DocumentVersion> versions = new ArrayList<>();
        for (Prepared prepared : group) {
            List<EmbeddedPassage> passages = new ArrayList<>();
            for (Passage passage : prepared.passages()) {
                float[] vector = vectors.get(passage);
                if (vector == null) {
                    throw new IllegalStateException("no vector for passage " + passage.id());
                }
                passages.add(new EmbeddedPassage(passage, vector));
            }
            versions.add(new DocumentVersion(prepared.document(), passages));
        }
        store.replace(versions);
        for (Prepared prepared : group) {
            if (prepared.replacedId() != null) {
                store.delete(prepared.replacedId());
            }
        }
    }

    private String recipe(DocumentDescription defaults) {
        return "v" + VERSION + " " + splitter.settings().target() + "/"
                + splitter.settings().max() + " " + shortHash(defaults.signature());
    }

    private static String content(String hash, String recipe) {
        return hash + " " + recipe;
    }

    private static String idOf(String name) {
        return "file-" + shortHash(name);
    }

    private static String shortHash(String text) {
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
    }

    private static String hash(SourceDocument source) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(source.content().open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
