package org.qiwen.assistant.model.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a chat request the form its endpoint takes. It stands right before the wire, so nothing that a library adds gets
 * past the profile's list of fields. Immutable and thread-safe.
 */
public final class RequestShape {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MAX_TOKENS = "max_tokens";

    private final ProviderProfile profile;
    private final Map<String, Object> extra;

    /**
     * @param extra fields of this endpoint, from its settings; they win over the profile's own, and an empty text
     *     removes one
     * @throws IllegalArgumentException when the profile does not allow one of them
     */
    public RequestShape(ProviderProfile profile, Map<String, Object> extra) {
        this.profile = profile;
        this.extra = Map.copyOf(extra);
        extra.keySet().stream()
                .filter(field -> !profile.fields().contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException("a request to " + profile.name() + " has no field '" + field
                            + "'; it has " + profile.fields());
                });
    }

    /**
     * @param body a chat request as LangChain4j writes it
     * @param thinking whether the model may think before it answers
     * @param schema JSON schema of the answer; null for plain words
     */
    public String apply(String body, boolean thinking, @Nullable Map<String, Object> schema) {
        if (!(JSON.readTree(body) instanceof ObjectNode request)) {
            throw new IllegalArgumentException("a chat request must be a JSON object");
        }
        @Nullable JsonNode maxTokens = request.remove(MAX_TOKENS);
        if (maxTokens != null) {
            request.set(profile.maxTokensField(), maxTokens);
        }
        (thinking ? profile.thinkingOn() : profile.thinkingOff())
                .forEach((field, value) -> request.set(field, JSON.valueToTree(value)));
        if (schema != null) {
            request.set("response_format", JSON.valueToTree(responseFormat(schema)));
        }
        extra.forEach((field, value) -> {
            if ("".equals(value)) {
                request.remove(field);
            } else {
                request.set(field, JSON.valueToTree(value));
            }
        });
        request.retain(profile.fields());
        return JSON.writeValueAsString(request);
    }

    private Map<String, Object> responseFormat(Map<String, Object> schema) {
        return profile.json() == JsonMode.OBJECT
                ? Map.of("type", "json_object")
                : Map.of("type", "json_schema", "json_schema", Map.of("name", "answer", "schema", schema));
    }
}
