package org.qiwen.assistant.inquiry;

import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as a JSON tree that still knows its lines, so that an error can name file, line and field.
 *
 * @param root the content
 * @param lines JSON pointer to line number, from 1
 */
record YamlDocument(String file, JsonNode root, Map<String, Integer> lines) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** @throws InvalidInquiryException when the text is no YAML or says a key twice */
    static YamlDocument parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            Node node = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new InvalidInquiryException(file + ":1: the file is empty"));
            Map<String, Integer> lines = new HashMap<>();
            JsonNode root = convert(file, node, "", lines);
            return new YamlDocument(file, root, lines);
        } catch (YamlEngineException e) {
            throw new InvalidInquiryException(file + ": " + e.getMessage(), e);
        }
    }

    /** {@code file:line: field}, for the nearest place that is known. */
    String place(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return file + ":" + lines.getOrDefault(at, 1) + ": " + (pointer.isEmpty() ? "/" : pointer);
    }

    private static JsonNode convert(String file, Node node, String pointer, Map<String, Integer> lines) {
        node.getStartMark().map(Mark::getLine).ifPresent(line -> lines.put(pointer, line + 1));
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                if (object.has(key)) {
                    throw new InvalidInquiryException(file + ":"
                            + tuple.getKeyNode()
                                    .getStartMark()
                                    .map(m -> m.getLine() + 1)
                                    .orElse(0) + ": " + pointer
                            + "/" + key + " is there twice");
                }
                object.set(key, convert(file, tuple.getValueNode(), pointer + "/" + key, lines));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(convert(file, item, pointer + "/" + array.size(), lines));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        Tag tag = node.getTag();
        String value = node.getValue();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        if (tag.equals(Tag.INT) && value.matches("-?[0-9]{1,9}")) {
            return JSON.numberNode(Integer.parseInt(value));
        }
        return JSON.stringNode(value);
    }
}
