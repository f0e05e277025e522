package org.qiwen.ingestion;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentParser;
import org.qiwen.ingestion.parse.ParsedDocument;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.parse.UnreadableDocument;
import org.qiwen.ingestion.parse.UnreadableDocument.Reason;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.Script;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a document is to the store, and reads and splits it when it is new. Remembers the documents of one ingestion
 * that are not stored yet. Not thread-safe.
 */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final DocumentParser parser;
    private final PassageSplitter splitter;
    private final Embedders embedders;
    private final PassageStore store;
    private final Map<String, StoredDocument> underWay = new HashMap<>();
    private final Map<String, String> takenIds = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> unchanged = new HashSet<>();

    Preparation(
            List<SourceDocument> sources,
            DocumentParser parser,
            PassageSplitter splitter,
            Embedders embedders,
            PassageStore store) {
        sources.forEach(source -> names.add(source.name()));
        this.parser = parser;
        this.splitter = splitter;
        this.embedders = embedders;
        this.store = store;
    }

    /**
     * A new or changed document.
     *
     * @param replaced id of an older version under another id, to be removed once this is stored
     */
    record Prepared(
            StoredDocument document,
            List<Passage> passages,
            @Nullable String replaced) {}

    private static final class ParserFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ParserFault(Throwable cause) {
            super("the parser failed (" + cause.getClass().getSimpleName() + ")", cause);
        }
    }

    /** What there is to do for a document, or the outcome when there is nothing. */
    record Decision(@Nullable Prepared prepared, @Nullable DocumentOutcome outcome) {}

    Decision decide(SourceDocument source) {
        try {
            String hash = Hashes.of(source);
            String recipe = recipe(source.defaults());
            Optional<StoredDocument> same = same(source.name(), hash, recipe);
            if (same.isPresent()) {
                return new Decision(null, unchanged(source, same.get()));
            }
            Prepared prepared = prepare(source, hash, recipe);
            underWay.put(hash + recipe, prepared.document());
            return new Decision(prepared, null);
        } catch (UnreadableDocument e) {
            return failed(source, e.reason(), String.valueOf(e.getMessage()));
        } catch (ParserFault e) {
            LOG.error("the parser failed on {}", source.name(), e.getCause());
            return failed(source, Reason.PARSER_DIED, source.name() + ": " + e.getMessage());
        } catch (IOException e) {
            return failed(source, Reason.NOT_FETCHED, source.name() + " could not be fetched: " + e.getMessage());
        }
    }

    private static Decision failed(SourceDocument source, Reason reason, String message) {
        return new Decision(null, new DocumentOutcome.Failed(source.name(), reason, message));
    }

    /**
     * The stored document, or one under way, with these bytes, read in today's way for today's model. One from another file
     * counts unless that file is still to come: it may hold other bytes by now.
     */
    private Optional<StoredDocument> same(String name, String hash, String recipe) {
        StoredDocument waiting = underWay.get(hash + recipe);
        if (waiting != null) {
            return Optional.of(waiting);
        }
        return store.withContent(hash).stream()
                .filter(document -> document.recipe().equals(recipe))
                .filter(document -> Reembedding.isOfToday(embedders, document))
                .filter(document -> document.file().equals(name)
                        || !names.contains(document.file())
                        || unchanged.contains(document.id()))
                .findFirst();
    }

    private DocumentOutcome unchanged(SourceDocument source, StoredDocument same) {
        // The file now repeats another document; what it said before is gone.
        store.fromFile(source.name())
                .filter(older -> !older.id().equals(same.id()))
                .ifPresent(older -> store.delete(older.id()));
        takenIds.putIfAbsent(same.id(), source.name());
        unchanged.add(same.id());
        return new DocumentOutcome.Unchanged(source.name(), same.id());
    }

    private Prepared prepare(SourceDocument source, String hash, String recipe) throws UnreadableDocument, IOException {
        ParsedDocument parsed =
                titled(inItsLanguage(parse(source)), source.defaults().title());
        DocumentDescription description = parsed.description();
        String id = id(source, description);
        String holder = takenIds.putIfAbsent(id, source.name());
        if (holder != null) {
            throw new UnreadableDocument(
                    Reason.ID_TAKEN, source.name() + " has the id " + id + ", which " + holder + " has too");
        }
        List<Passage> split = splitter.split(id, source.name(), parsed, embedders.forLocale(description.locale()));
        if (split.isEmpty()) {
            throw new UnreadableDocument(Reason.NO_TEXT, source.name() + " has no text");
        }
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
        Optional<String> replaced =
                store.fromFile(source.name()).map(StoredDocument::id).filter(older -> !older.equals(id));
        return new Prepared(document, split, replaced.orElse(null));
    }

    /**
     * Who hands a document in may name it. An author's own id, in front matter, counts for documents of the house only: in an
     * upload it could take a course unit's place.
     */
    private static String id(SourceDocument source, DocumentDescription description) {
        if (source.defaults().id() != null) {
            return source.defaults().id();
        }
        boolean upload = source.defaults().owner() != null;
        return upload || description.id() == null ? "file-" + Hashes.brief(source.name()) : description.id();
    }

    /** Who hands a document in may name it too: a title given with it counts more than the one inside. */
    private static ParsedDocument titled(ParsedDocument parsed, @Nullable String given) {
        return given == null || given.isBlank()
                ? parsed
                : new ParsedDocument(given, parsed.description(), parsed.text(), parsed.blocks(), parsed.notes());
    }

    private static ParsedDocument inItsLanguage(ParsedDocument parsed) {
        DocumentDescription told = parsed.description();
        Locale locale = Script.languageOfAll(parsed.text(), told.locale());
        if (locale.equals(told.locale())) {
            return parsed;
        }
        DocumentDescription read = new DocumentDescription(
                told.id(),
                told.title(),
                told.kind(),
                told.stages(),
                told.discipline(),
                locale,
                told.inquiry(),
                told.licence(),
                told.sources(),
                told.owner());
        return new ParsedDocument(parsed.title(), read, parsed.text(), parsed.blocks(), parsed.notes());
    }

    /** One document may show a bug of a parser; the other thousand of a folder are still read. */
    private ParsedDocument parse(SourceDocument source) throws UnreadableDocument, IOException {
        try {
            return parser.parse(source);
        } catch (RuntimeException | StackOverflowError e) {
            throw new ParserFault(e);
        }
    }

    private String recipe(DocumentDescription defaults) {
        return "v" + IngestionPipeline.VERSION + " " + splitter.settings().target() + "/"
                + splitter.settings().max() + " " + Hashes.brief(defaults.signature());
    }
}
