package org.qiwen.assistant.copilot.wording;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model's answer of the right shape, read.
 *
 * @param texts by id
 * @param fault which ids are missing, strange or double; empty when they are those that were asked for
 */
record Answer(Map<Integer, String> texts, String fault) {
    Answer {
        texts = Map.copyOf(texts);
    }

    /** @param value holds what the prompt's schema says */
    static Answer of(ObjectNode value, Portion portion) {
        Set<Integer> wanted = portion.items().stream().map(Item::id).collect(Collectors.toCollection(TreeSet::new));
        Map<Integer, String> texts = new TreeMap<>();
        StringBuilder fault = new StringBuilder();
        for (JsonNode item : value.path("items")) {
            int id = item.path("id").asInt();
            if (!wanted.contains(id) || texts.containsKey(id)) {
                fault.append("id ").append(id).append(texts.containsKey(id) ? " twice, " : " unknown, ");
            } else {
                texts.put(id, item.path("text").asString().strip());
            }
        }
        wanted.stream()
                .filter(id -> !texts.containsKey(id))
                .forEach(id -> fault.append("id ").append(id).append(" missing, "));
        return new Answer(texts, fault.toString().replaceAll(", $", ""));
    }
}
