package org.qiwen.prompts;

import java.io.StringReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The YAML head of a template, read with the line of every field. Faults go to the listener, never thrown. */
final class FrontMatter {
    /** The head starts on line 2 of its file and YAML marks count from 0. */
    private static final int FIRST_LINE = 2;

    /** Hears of a fault. */
    interface Faults {
        void add(int line, String field, String message);
    }

    /**
     * A field whose value is a mapping of words.
     *
     * @param line where it starts in the file, from 1
     */
    record Entry(int line, Map<String, String> values) {}

    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Faults faults;

    FrontMatter(String yaml, Faults faults) {
        this.faults = faults;
        try {
            @Nullable Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
            if (root instanceof MappingNode mapping) {
                fields.putAll(children("", mapping));
            } else {
                faults.add(FIRST_LINE, "front matter", "must be a YAML mapping");
            }
        } catch (MarkedYAMLException e) {
            @Nullable Mark mark = e.getProblemMark();
            faults.add(mark == null ? FIRST_LINE : mark.getLine() + FIRST_LINE, "front matter", e.getProblem());
        }
    }

    /** Complains about fields that nobody reads. */
    void allow(Set<String> names) {
        fields.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> faults.add(line(name), name, "is not a field of a prompt"));
    }

    /** Line of a field, from 1; the first line of the head when it is missing. */
    int line(String... path) {
        return lines.getOrDefault(String.join(".", path), FIRST_LINE);
    }

    /** A required scalar; empty when it is missing. */
    String text(String name) {
        if (fields.get(name) instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        faults.add(line(name), name, "must be given");
        return "";
    }

    /** A required whole number from 1; 0 when it is not one. */
    int positiveInt(String name) {
        String text = text(name);
        if (text.matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(text);
        }
        faults.add(line(name), name, "must be a whole number from 1");
        return 0;
    }

    /** A required list of words. */
    List<String> texts(String name) {
        if (fields.get(name) instanceof SequenceNode sequence
                && !sequence.getValue().isEmpty()
                && sequence.getValue().stream().allMatch(FrontMatter::isText)) {
            return sequence.getValue().stream()
                    .map(node -> ((ScalarNode) node).getValue())
                    .toList();
        }
        faults.add(line(name), name, "must be a list of at least one text");
        return List.of();
    }

    /** A field that maps names to mappings of words; empty when it is missing, for a prompt may need no value. */
    Map<String, Entry> entries(String name) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        @Nullable Node field = fields.get(name);
        if (field == null) {
            return entries;
        }
        if (!(field instanceof MappingNode mapping)) {
            faults.add(line(name), name, "must map each name to {from, says}");
            return entries;
        }
        children(name + ".", mapping).forEach((key, node) -> {
            Map<String, String> values = new LinkedHashMap<>();
            if (node instanceof MappingNode inner) {
                children(name + "." + key + ".", inner).forEach((field2, value) -> {
                    if (value instanceof ScalarNode scalar) {
                        values.put(field2, scalar.getValue());
                    }
                });
            }
            entries.put(key, new Entry(line(name, key), values));
        });
        return entries;
    }

    /** An optional field as plain maps, lists and scalars. */
    @Nullable
    Map<String, Object> tree(String name) {
        @Nullable Node field = fields.get(name);
        if (field == null) {
            return null;
        }
        Object value = new Tree().of(field);
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) -> copy.put(String.valueOf(key), inner));
            return Collections.unmodifiableMap(copy);
        }
        faults.add(line(name), name, "must be a mapping");
        return null;
    }

    private Map<String, Node> children(String prefix, MappingNode mapping) {
        Map<String, Node> children = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int line = tuple.getKeyNode().getStartMark().getLine() + FIRST_LINE;
            if (children.put(key, tuple.getValueNode()) != null) {
                faults.add(line, prefix + key, "is given twice");
            }
            lines.putIfAbsent(prefix + key, line);
        }
        return children;
    }

    private static boolean isText(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getValue().isBlank();
    }

    /** Opens the library's own conversion of a node to plain values. */
    private static final class Tree extends SafeConstructor {
        Tree() {
            super(new LoaderOptions());
        }

        Object of(Node node) {
            return constructDocument(node);
        }
    }
}
