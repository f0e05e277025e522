package org.qiwen.assistant.model;

import java.time.Duration;
import java.util.List;
import org.qiwen.assistant.model.stream.StreamLimits;

/**
 * What one use takes of which endpoints.
 *
 * @param endpoints names in the order they are asked; empty for the one of QIWEN_MODEL_URL
 * @param patience longest wait for a first word from all of them together
 * @param limits of one attempt
 * @param maxTokens most tokens of an answer
 * @param thinking whether the model may think first, where it can be switched
 */
record UsePlan(List<String> endpoints, Duration patience, StreamLimits limits, int maxTokens, boolean thinking) {
    UsePlan {
        endpoints = List.copyOf(endpoints);
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("the patience with a model must be longer than 0");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("max-tokens must be at least 1, was " + maxTokens);
        }
    }

    UsePlan asking(List<String> names) {
        return new UsePlan(names, patience, limits, maxTokens, thinking);
    }
}
