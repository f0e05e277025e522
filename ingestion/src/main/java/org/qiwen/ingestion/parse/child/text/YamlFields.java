package org.qiwen.ingestion.parse.child.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads YAML that people write about documents: no types, no aliases, no field twice. Pure. */
public final class YamlFields {
    private static final int MAX_DEPTH = 20;

    private YamlFields() {}

    /** YAML that cannot be read; the message names the line. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }

    /**
     * The fields of a text, as written; nothing for a text of nothing but comments.
     *
     * @param most longest text read, in characters
     */
    public static Map<?, ?> load(String yaml, int most) throws Unreadable {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(most);
        options.setNestingDepthLimit(MAX_DEPTH);
        try {
            Object loaded = new Yaml(new SafeConstructor(options)).load(yaml);
            if (loaded == null) {
                return Map.of();
            }
            if (loaded instanceof Map<?, ?> map) {
                return map;
            }
            throw new Unreadable("must be fields and values", null);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new Unreadable("line " + line + ": " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new Unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    /** Values as text or lists of text; a nested one becomes an empty map, one that is not given is left out. */
    public static Map<String, Object> texts(Map<?, ?> map) {
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
}
