package org.qiwen.ingestion.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiwen.ingestion.parse.child.text.YamlFields;

/**
 * What the file {@value #FILE} in a folder says of files in it, for formats that carry no front matter and for files that
 * nobody wants to touch. Each file has the fields that front matter would have:
 *
 * <pre>{@code
 * 光学/讲义.pdf:
 *   title: 光的反射
 *   kind: COURSE_UNIT
 *   stages: [JUNIOR]
 * }</pre>
 *
 * Immutable.
 */
public final class FolderLabels {
    /** Name of the file. */
    public static final String FILE = "labels.yaml";

    /** A folder without the file. */
    public static final FolderLabels NONE = new FolderLabels(Map.of());

    /** Longest file read, in characters. Our choice: some thousand documents. */
    private static final int MAX_CHARACTERS = 1_000_000;

    private final Map<String, DeclaredFields> byPath;

    private FolderLabels(Map<String, DeclaredFields> byPath) {
        this.byPath = byPath;
    }

    /** Labels that cannot be read; the message names the file and what is wrong. */
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message, Throwable cause) {
            super(message, cause);
        }

        Wrong(String message) {
            super(message);
        }
    }

    /**
     * Reads the file's text.
     *
     * @param defaults what is said of all files; each is labelled over them to see that its fields make sense
     * @throws Wrong when it is no YAML, or a field has a value it cannot have
     */
    public static FolderLabels read(String yaml, DocumentDescription defaults) throws Wrong {
        Map<String, DeclaredFields> byPath = new LinkedHashMap<>();
        try {
            for (Map.Entry<?, ?> entry : YamlFields.load(yaml, MAX_CHARACTERS).entrySet()) {
                String path = String.valueOf(entry.getKey());
                if (!(entry.getValue() instanceof Map<?, ?> fields)) {
                    throw new Wrong(FILE + ": " + path + " must have fields, such as kind and title");
                }
                byPath.put(path, declared(YamlFields.texts(fields)));
            }
        } catch (YamlFields.Unreadable e) {
            throw new Wrong(FILE + ": " + e.getMessage(), e);
        }
        FolderLabels labels = new FolderLabels(byPath);
        for (String path : byPath.keySet()) {
            labels.over(defaults, path);
        }
        return labels;
    }

    private static DeclaredFields declared(Map<String, Object> fields) {
        DeclaredFields declared = new DeclaredFields();
        fields.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                declared.put(
                        name,
                        DeclaredFields.LIST,
                        list.stream().map(String::valueOf).toList());
            } else if (value instanceof Map) {
                declared.put(name, DeclaredFields.NESTED, List.of());
            } else {
                declared.put(name, DeclaredFields.ONE, List.of(value.toString()));
            }
        });
        return declared;
    }

    /** The files that are labelled: paths below the folder, with {@code /} between. */
    public Set<String> paths() {
        return Set.copyOf(byPath.keySet());
    }

    /**
     * What is known of a file: the defaults, and over them what is said here.
     *
     * @throws Wrong when a field has a value it cannot have
     */
    public DocumentDescription over(DocumentDescription defaults, String path) throws Wrong {
        DeclaredFields fields = byPath.get(path);
        if (fields == null) {
            return defaults;
        }
        try {
            return fields.over(defaults);
        } catch (IllegalArgumentException e) {
            throw new Wrong(FILE + ": " + path + ": " + e.getMessage(), e);
        }
    }
}
