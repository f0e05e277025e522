package org.qiwen.ingestion.parse;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a document by its author: in the front matter of a Markdown file, as the child reported it, or in the
 * {@link FolderLabels} of its folder. Fields of {@link DocumentDescription} are read, others are left alone: files of other
 * tools carry their own.
 */
final class DeclaredFields {
    /** Shapes of a value, as on the wire. */
    static final int ONE = 0;

    static final int LIST = 1;
    static final int NESTED = 2;

    private record Field(int shape, List<String> values) {}

    private final Map<String, Field> fields = new HashMap<>();

    void put(String name, int shape, List<String> values) {
        fields.put(name, new Field(shape, values));
    }

    /** The defaults, overridden by the fields of a document's own front matter. */
    DocumentDescription over(DocumentDescription defaults, String name) throws UnreadableDocument {
        try {
            return over(defaults);
        } catch (IllegalArgumentException e) {
            throw new UnreadableDocument(
                    UnreadableDocument.Reason.BAD_FRONT_MATTER, name + ", front matter: " + e.getMessage(), e);
        }
    }

    /**
     * The defaults, overridden by the fields.
     *
     * @throws IllegalArgumentException when a field has a value it cannot have
     */
    DocumentDescription over(DocumentDescription defaults) {
        if (fields.isEmpty()) {
            return defaults;
        }
        return new DocumentDescription(
                // What an account hands in chooses no id: it could take the place of a document of the house.
                defaults.owner() == null ? text("id", defaults.id()) : defaults.id(),
                text("title", defaults.title()),
                fields.containsKey("kind") ? kind() : defaults.kind(),
                fields.containsKey("stages") ? new LinkedHashSet<>(list("stages")) : defaults.stages(),
                text("discipline", defaults.discipline()),
                fields.containsKey("locale") ? locale() : defaults.locale(),
                text("inquiry", defaults.inquiry()),
                text("licence", defaults.licence()),
                fields.containsKey("sources") ? list("sources") : defaults.sources(),
                defaults.owner());
    }

    private @Nullable String text(String field, @Nullable String otherwise) {
        Field value = fields.get(field);
        if (value == null) {
            return otherwise;
        }
        if (value.shape() != ONE || value.values().size() != 1) {
            throw new IllegalArgumentException(field + " must be one value");
        }
        return value.values().get(0).strip();
    }

    private List<String> list(String field) {
        Field value = fields.get(field);
        return value == null || value.shape() > LIST ? List.of() : value.values();
    }

    private DocumentKind kind() {
        String value = String.valueOf(text("kind", null));
        try {
            return DocumentKind.valueOf(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "kind must be one of " + List.of(DocumentKind.values()) + ", was " + value, e);
        }
    }

    private Locale locale() {
        String value = String.valueOf(text("locale", null));
        try {
            return new Locale.Builder().setLanguageTag(value).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("locale must be a language tag such as zh-CN, was " + value, e);
        }
    }
}
