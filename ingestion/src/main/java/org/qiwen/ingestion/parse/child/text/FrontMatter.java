package org.qiwen.ingestion.parse.child.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The YAML between two {@code ---} lines at the head of a Markdown file.
 *
 * @param fields as written, those without a value left out
 * @param body the text after it
 */
record FrontMatter(Map<String, Object> fields, String body) {
    /** Longest front matter read, in characters. Our choice: a page of YAML. */
    private static final int MAX_CHARACTERS = 20_000;

    private static final String FENCE = "---";

    static FrontMatter split(String text) throws Refused {
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
        return new FrontMatter(read(yaml), body);
    }

    private static Map<String, Object> read(String yaml) throws Refused {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(20);
        try {
            Object loaded = new Yaml(new SafeConstructor(options)).load(yaml);
            if (loaded == null) {
                return Map.of();
            }
            if (loaded instanceof Map<?, ?> map) {
                return fields(map);
            }
            throw bad("must be fields and values", null);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw bad("line " + line + ": " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw bad(String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, Object> fields(Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                fields.put(
                        String.valueOf(name), list.stream().map(String::valueOf).toList());
            } else if (value instanceof Map) {
                fields.put(String.valueOf(name), Map.of());
            } else if (value != null) {
                fields.put(String.valueOf(name), value.toString());
            }
        });
        return fields;
    }

    private static Refused bad(String what, @Nullable Throwable cause) {
        String detail = "front matter: " + what;
        return cause == null
                ? new Refused(Refused.Why.BAD_FRONT_MATTER, detail)
                : new Refused(Refused.Why.BAD_FRONT_MATTER, detail, cause);
    }
}
