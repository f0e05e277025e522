package org.qiwen.ingestion.parse;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about itself (the front matter of a Markdown file), as the child reported it. Fields of
 * {@link DocumentDescription} are read, others are left alone: files of other tools carry their own.
 */
final class DeclaredFields {
    /** Shape of a value: one, a list, or something nested. */
    private record Field(int shape, List<String> values) {}

    private static final int LIST = 1;

    private final Map<String, Field> fields = new HashMap<>();

    void put(String name, int shape, List<String> values) {
        fields.put(name, new Field(shape, values));
    }

    /** The defaults, overridden by the fields. */
    DocumentDescription over(DocumentDescription defaults, String name) throws UnreadableDocument {
        if (fields.isEmpty()) {
            return defaults;
        }
        try {
            return new DocumentDescription(
                    // What an account hands in chooses no id: it could take the place of a document of the house.
                    defaults.owner() == null ? text("id", defaults.id()) : defaults.id(),
                    text("title", defaults.title()),
                    fields.containsKey("kind") ? kind(name) : defaults.kind(),
                    fields.containsKey("stages") ? new LinkedHashSet<>(list("stages")) : defaults.stages(),
                    text("discipline", defaults.discipline()),
                    fields.containsKey("locale") ? locale(name) : defaults.locale(),
                    text("inquiry", defaults.inquiry()),
                    text("licence", defaults.licence()),
                    fields.containsKey("sources") ? list("sources") : defaults.sources(),
                    defaults.owner());
        } catch (IllegalArgumentException e) {
            throw bad(name, String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable String text(String field, @Nullable String otherwise) {
        Field value = fields.get(field);
        if (value == null) {
            return otherwise;
        }
        if (value.shape() != 0 || value.values().size() != 1) {
            throw new IllegalArgumentException(field + " must be one value");
        }
        return value.values().get(0).strip();
    }

    private List<String> list(String field) {
        Field value = fields.get(field);
        return value == null || value.shape() > LIST ? List.of() : value.values();
    }

    private DocumentKind kind(String name) throws UnreadableDocument {
        String value = String.valueOf(text("kind", null));
        try {
            return DocumentKind.valueOf(value);
        } catch (IllegalArgumentException e) {
            throw bad(name, "kind must be one of " + List.of(DocumentKind.values()) + ", was " + value, e);
        }
    }

    private Locale locale(String name) throws UnreadableDocument {
        String value = String.valueOf(text("locale", null));
        try {
            return new Locale.Builder().setLanguageTag(value).build();
        } catch (IllformedLocaleException e) {
            throw bad(name, "locale must be a language tag such as zh-CN, was " + value, e);
        }
    }

    private static UnreadableDocument bad(String name, String what, Throwable cause) {
        return new UnreadableDocument(
                UnreadableDocument.Reason.BAD_FRONT_MATTER, name + ", front matter: " + what, cause);
    }
}
