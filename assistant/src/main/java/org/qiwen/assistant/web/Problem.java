package org.qiwen.assistant.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Body of every error (RFC 9457), and of the {@code problem} event inside a stream.
 *
 * @param detail what happened and what to do; never holds what a student wrote
 * @param fields what is wrong with which field; for {@link ProblemType#IN_USE} what stands in the way and how often; empty
 *     unless the type is one of these or {@link ProblemType#INVALID} or {@link ProblemType#NOT_READY}
 */
public record Problem(ProblemType type, String detail, List<Field> fields) {

    /** One wrong field of a request; {@code field} is its JSON path. */
    public record Field(String field, String message) {}

    public Problem {
        fields = List.copyOf(fields);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /** The JSON members in their usual order. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri().toString());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail);
        if (!fields.isEmpty()) {
            body.put("fields", fields);
        }
        return body;
    }
}
