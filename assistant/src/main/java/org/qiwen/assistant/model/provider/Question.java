package org.qiwen.assistant.model.provider;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.stream.StreamLimits;

/**
 * What is asked of an endpoint.
 *
 * @param prompt the whole prompt, sent as one user message
 * @param schema JSON schema of the answer; null for plain words
 * @param maxTokens most tokens of the answer
 * @param thinking whether the model may think first, where it can be switched
 */
public record Question(
        String prompt, @Nullable Map<String, Object> schema, int maxTokens, boolean thinking, StreamLimits limits) {}
