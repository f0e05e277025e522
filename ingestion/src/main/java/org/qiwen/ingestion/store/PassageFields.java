package org.qiwen.ingestion.store;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

/** How passages and documents look as Lucene documents, and back. */
final class PassageFields {
    /** {@value #PASSAGE} or {@value #DOCUMENT}. */
    static final String TYPE = "type";

    static final String PASSAGE = "passage";
    static final String DOCUMENT = "document";
    static final String DOCUMENT_ID = "documentId";
    static final String PASSAGE_ID = "passageId";
    static final String WORDS = "words";
    static final String KIND = "kind";
    static final String STAGE = "stage";
    static final String DISCIPLINE = "discipline";
    static final String LOCALE = "locale";
    static final String INQUIRY = "inquiry";
    static final String NATURE = "nature";
    static final String START = "start";

    /** How many tokens a passage has, overlapping ones too; what Lucene adds up for BM25. */
    static final String TOKENS = "tokens";

    /** Stands for "no stage in particular". */
    static final String ANY_STAGE = "*";

    /** Stands for "nobody's"; an owner's id is written after {@value #OWNED}, so that no id can mean this. */
    static final String OF_HOUSE = "house";

    private static final String OWNED = "account:";

    static final String OWNER = "owner";
    static final String FILE = "file";
    private static final String TITLE = "title";
    private static final String PAGE = "page";
    private static final String HEADING = "heading";
    private static final String TEXT = "text";
    private static final String LICENCE = "licence";
    static final String CONTENT_HASH = "contentHash";
    private static final String RECIPE = "recipe";
    static final String MODEL = "model";
    private static final String PASSAGES = "passages";

    private PassageFields() {}

    /** The vectors of one model are one field: vectors of two models never meet. */
    static String vector(String model) {
        return "vector:" + model;
    }

    static String owner(@Nullable String id) {
        return id == null ? OF_HOUSE : OWNED + id;
    }

    static Document of(EmbeddedPassage embedded, StoredDocument document) {
        Passage passage = embedded.passage();
        Document fields = new Document();
        keyword(fields, TYPE, PASSAGE);
        keyword(fields, PASSAGE_ID, passage.id());
        keyword(fields, DOCUMENT_ID, passage.documentId());
        keyword(fields, KIND, passage.kind().name());
        keyword(fields, LOCALE, passage.locale().toLanguageTag());
        keyword(fields, OWNER, owner(document.owner()));
        keyword(fields, NATURE, passage.nature().name());
        optional(fields, DISCIPLINE, passage.discipline());
        optional(fields, INQUIRY, passage.inquiry());
        for (String stage : passage.stages().isEmpty() ? Set.of(ANY_STAGE) : passage.stages()) {
            keyword(fields, STAGE, stage);
        }
        keyword(fields, FILE, passage.file());
        fields.add(new StoredField(TITLE, passage.title()));
        fields.add(new StoredField(TEXT, passage.text()));
        fields.add(new StoredField(START, passage.start()));
        fields.add(new NumericDocValuesField(START, passage.start()));
        if (passage.page() != null) {
            fields.add(new StoredField(PAGE, passage.page()));
        }
        for (String heading : passage.headings()) {
            fields.add(new StoredField(HEADING, heading));
        }
        String words = Words.fold(passage.textWithHeadings());
        fields.add(new TextField(WORDS, words, Field.Store.NO));
        fields.add(new NumericDocValuesField(TOKENS, Words.tokens(words)));
        fields.add(new KnnFloatVectorField(
                vector(document.model()), embedded.vector(), VectorSimilarityFunction.DOT_PRODUCT));
        return fields;
    }

    static Passage passage(Document fields) {
        String text = text(fields, TEXT);
        int start = number(fields, START);
        Set<String> stages = new LinkedHashSet<>(Arrays.asList(fields.getValues(STAGE)));
        stages.remove(ANY_STAGE);
        return new Passage(
                text(fields, PASSAGE_ID),
                text(fields, DOCUMENT_ID),
                text(fields, FILE),
                text(fields, TITLE),
                fields.getField(PAGE) == null ? null : number(fields, PAGE),
                List.of(fields.getValues(HEADING)),
                start,
                start + text.length(),
                text,
                DocumentKind.valueOf(text(fields, KIND)),
                stages,
                fields.get(DISCIPLINE),
                Locale.forLanguageTag(text(fields, LOCALE)),
                fields.get(INQUIRY),
                Nature.valueOf(text(fields, NATURE)));
    }

    static Document of(StoredDocument document) {
        Document fields = new Document();
        keyword(fields, TYPE, DOCUMENT);
        keyword(fields, DOCUMENT_ID, document.id());
        keyword(fields, FILE, document.file());
        fields.add(new StoredField(TITLE, document.title()));
        keyword(fields, KIND, document.kind().name());
        keyword(fields, LOCALE, document.locale().toLanguageTag());
        optional(fields, INQUIRY, document.inquiry());
        stored(fields, LICENCE, document.licence());
        keyword(fields, OWNER, owner(document.owner()));
        keyword(fields, CONTENT_HASH, document.contentHash());
        fields.add(new StoredField(RECIPE, document.recipe()));
        fields.add(new StoredField(MODEL, document.model()));
        fields.add(new StoredField(PASSAGES, document.passages()));
        return fields;
    }

    static StoredDocument document(Document fields) {
        return new StoredDocument(
                text(fields, DOCUMENT_ID),
                text(fields, FILE),
                text(fields, TITLE),
                DocumentKind.valueOf(text(fields, KIND)),
                Locale.forLanguageTag(text(fields, LOCALE)),
                fields.get(INQUIRY),
                fields.get(LICENCE),
                ownerOf(text(fields, OWNER)),
                text(fields, CONTENT_HASH),
                text(fields, RECIPE),
                text(fields, MODEL),
                number(fields, PASSAGES));
    }

    private static @Nullable String ownerOf(String owner) {
        return owner.startsWith(OWNED) ? owner.substring(OWNED.length()) : null;
    }

    private static void keyword(Document fields, String name, String value) {
        fields.add(new StringField(name, value, Field.Store.YES));
    }

    private static void optional(Document fields, String name, @Nullable String value) {
        if (value != null) {
            keyword(fields, name, value);
        }
    }

    private static void stored(Document fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(new StoredField(name, value));
        }
    }

    private static String text(Document fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("the index has an entry without " + name);
        }
        return value;
    }

    private static int number(Document fields, String name) {
        return fields.getField(name).numericValue().intValue();
    }
}
