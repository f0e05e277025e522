package org.qiwen.ingestion.parse;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The YAML between two {@code ---} lines at the head of a Markdown file. Fields of {@link DocumentDescription} are read,
 * others are left alone: files of other tools carry their own.
 *
 * @param fields as written
 * @param body the text after it
 */
record FrontMatter(Map<?, ?> fields, String body) {
    /** Longest front matter read, in characters. Our choice: a page of YAML. */
    private static final int MAX_CHARACTERS = 20_000;

    private static final String FENCE = "---";

    static FrontMatter split(String name, String markdown) throws UnreadableDocument {
        String text = markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown;
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        if (!text.startsWith(FENCE + "\n")) {
            return new FrontMatter(Map.of(), text);
        }
        int end = text.indexOf("\n" + FENCE + "\n", FENCE.length() - 1);
        if (end < 0 && text.endsWith("\n" + FENCE)) {
            end = text.length() - FENCE.length() - 1;
        }
        if (end < 0) {
            return new FrontMatter(Map.of(), text);
        }
        String yaml = text.substring(FENCE.length(), Math.max(FENCE.length(), end));
        String body = text.substring(Math.min(text.length(), end + FENCE.length() + 2));
        return new FrontMatter(read(name, yaml), body);
    }

    private static Map<?, ?> read(String name, String yaml) throws UnreadableDocument {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            Object loaded = new Yaml(new SafeConstructor(options)).load(yaml);
            if (loaded == null) {
                return Map.of();
            }
            if (loaded instanceof Map<?, ?> map) {
                return map;
            }
            throw bad(name, "must be fields and values", null);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw bad(name, "line " + line + ": " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw bad(name, String.valueOf(e.getMessage()), e);
        }
    }

    /** The defaults, overridden by what the front matter says. */
    DocumentDescription over(DocumentDescription defaults, String name) throws UnreadableDocument {
        try {
            return new DocumentDescription(
                    text("id", defaults.id()),
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
        Object value = fields.get(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException(field + " must be one value");
        }
        return value.toString().strip();
    }

    private List<String> list(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items)) {
            return List.of(value.toString());
        }
        List<String> list = new ArrayList<>();
        for (Object item : items) {
            list.add(String.valueOf(item));
        }
        return list;
    }

    private DocumentKind kind(String name) throws UnreadableDocument {
        String value = String.valueOf(fields.get("kind"));
        try {
            return DocumentKind.valueOf(value);
        } catch (IllegalArgumentException e) {
            throw bad(name, "kind must be one of " + List.of(DocumentKind.values()) + ", was " + value, e);
        }
    }

    private Locale locale(String name) throws UnreadableDocument {
        String value = String.valueOf(fields.get("locale"));
        try {
            return new Locale.Builder().setLanguageTag(value).build();
        } catch (IllformedLocaleException e) {
            throw bad(name, "locale must be a language tag such as zh-CN, was " + value, e);
        }
    }

    private static UnreadableDocument bad(String name, String what, @Nullable Throwable cause) {
        String message = name + ", front matter: " + what;
        return cause == null
                ? new UnreadableDocument(UnreadableDocument.Reason.BAD_FRONT_MATTER, message)
                : new UnreadableDocument(UnreadableDocument.Reason.BAD_FRONT_MATTER, message, cause);
    }
}
