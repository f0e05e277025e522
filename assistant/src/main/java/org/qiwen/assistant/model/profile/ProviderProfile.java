package org.qiwen.assistant.model.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of endpoint.
 *
 * @param name as in settings: openai, deepseek, dashscope, zhipu, moonshot, ollama or vllm
 * @param sources where its facts were looked up; never empty
 * @param fields names of request fields that may be sent
 * @param maxTokensField what the limit of an answer's tokens is called
 * @param thinkingOff fields that switch thinking off; empty when there is no switch
 * @param thinkingOn fields that switch it on
 * @param endings meaning of each finish reason
 * @param embeddingTexts most texts in one embedding request, from 1; null when it has no such endpoint
 */
public record ProviderProfile(
        String name,
        List<String> sources,
        Set<String> fields,
        String maxTokensField,
        JsonMode json,
        Map<String, Object> thinkingOff,
        Map<String, Object> thinkingOn,
        Map<String, Ending> endings,
        @Nullable Integer embeddingTexts) {
    /** Without these no streaming chat is possible. */
    private static final Set<String> NEEDED = Set.of("model", "messages", "stream");

    public ProviderProfile {
        sources = List.copyOf(sources);
        fields = Set.copyOf(fields);
        thinkingOff = Map.copyOf(thinkingOff);
        thinkingOn = Map.copyOf(thinkingOn);
        endings = Map.copyOf(endings);
        require(!sources.isEmpty(), name, "sources must name at least one");
        require(fields.containsAll(NEEDED), name, "fields must hold " + NEEDED);
        require(fields.contains(maxTokensField), name, "fields must hold " + maxTokensField);
        require(fields.containsAll(thinkingOff.keySet()), name, "fields must hold those of thinking.off");
        require(fields.containsAll(thinkingOn.keySet()), name, "fields must hold those of thinking.on");
        require(endings.containsValue(Ending.COMPLETE), name, "finish must say what complete is");
        require(embeddingTexts == null || embeddingTexts > 0, name, "embedding.texts must be at least 1");
    }

    /** A reason that is not listed is no proof of a whole answer. */
    public Ending ending(String finishReason) {
        return endings.getOrDefault(finishReason, Ending.FAILED);
    }

    /** Most texts in one embedding request. */
    public Optional<Integer> embeddingBatch() {
        return Optional.ofNullable(embeddingTexts);
    }

    private static void require(boolean holds, String name, String message) {
        if (!holds) {
            throw new IllegalArgumentException("model profile " + name + ": " + message);
        }
    }
}
