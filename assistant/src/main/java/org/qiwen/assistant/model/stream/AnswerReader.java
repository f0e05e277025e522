package org.qiwen.assistant.model.stream;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.profile.Ending;
import org.qiwen.assistant.model.profile.ProviderProfile;
import org.qiwen.assistant.model.profile.Thoughts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the events of one chat answer: checks each, takes thoughts out, keeps usage and finish reason. For one answer, on
 * one thread at a time; usage may be read from any.
 */
final class AnswerReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DONE = "[DONE]";
    /** What an error code may look like to be repeated in a log; anything else may be somebody's words. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final ProviderProfile profile;
    private final int mostCharacters;
    private final Thoughts thoughts = new Thoughts();
    private volatile @Nullable Ending ending;
    private String finishReason = "";
    private volatile @Nullable Usage usage;
    private volatile int characters;
    private boolean done;

    AnswerReader(ProviderProfile profile, int mostCharacters) {
        this.profile = profile;
        this.mostCharacters = mostCharacters;
    }

    /**
     * What one event means.
     *
     * @param data the event without thoughts, to be handed on; null when nothing is
     * @param words whether it has words that may be shown
     */
    record Read(@Nullable String data, boolean words) {
        static final Read NOTHING = new Read(null, false);
    }

    /** @throws ProviderFault when the event is an error, or none of a chat answer */
    Read read(Frame frame) {
        if (frame.data().strip().equals(DONE)) {
            done = true;
            return Read.NOTHING;
        }
        ObjectNode chunk = parse(frame);
        if (frame.event().equals("error") || isError(chunk)) {
            throw ProviderFault.of(BreakReason.PROVIDER_ERROR, code(chunk));
        }
        keepUsage(chunk.get("usage"));
        if (!(chunk.get("choices") instanceof ArrayNode choices)) {
            throw ProviderFault.of(BreakReason.MALFORMED, "a chunk without choices");
        }
        if (choices.isEmpty() || !(choices.get(0) instanceof ObjectNode choice)) {
            return new Read(JSON.writeValueAsString(chunk), false);
        }
        keepUsage(choice.get("usage"));
        return read(chunk, choice);
    }

    private Read read(ObjectNode chunk, ObjectNode choice) {
        ObjectNode delta = choice.get("delta") instanceof ObjectNode object ? object : choice.putObject("delta");
        String words = ending == null ? thoughts.accept(delta.path("content").asString("")) : "";
        String reason = choice.path("finish_reason").asString("");
        if (!reason.isEmpty() && ending == null) {
            finishReason = reason;
            ending = profile.ending(reason);
            words += thoughts.end();
        }
        if (thoughts.leaked()) {
            throw ProviderFault.of(BreakReason.THOUGHT_SHOWN);
        }
        if (characters + words.length() > mostCharacters) {
            throw ProviderFault.of(BreakReason.OVERSIZED, "an answer longer than " + mostCharacters + " characters");
        }
        characters += words.length();
        if (words.isEmpty() && reason.isEmpty()) {
            return Read.NOTHING;
        }
        delta.removeAll();
        delta.put("content", words);
        return new Read(JSON.writeValueAsString(chunk), !words.isEmpty());
    }

    /** Whether the endpoint has said that nothing more comes. */
    boolean isDone() {
        return done;
    }

    /** Whether a finish reason came. */
    boolean isFinished() {
        return ending != null;
    }

    /** Whether words that may be shown came. */
    boolean hasWords() {
        return characters > 0;
    }

    /** What the endpoint said it used. */
    Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    /** What is wrong with the answer, now that nothing more comes; nothing when it is whole. */
    Optional<ProviderFault> verdict() {
        if (ending == null) {
            return Optional.of(ProviderFault.of(BreakReason.CUT_OFF, "no finish reason"));
        }
        String reason = CODE.matcher(finishReason).matches() ? finishReason : "";
        return switch (ending) {
            case TOO_LONG -> Optional.of(ProviderFault.of(BreakReason.TOO_LONG, reason));
            case FILTERED -> Optional.of(ProviderFault.of(BreakReason.FILTERED, reason));
            case FAILED -> Optional.of(ProviderFault.of(BreakReason.PROVIDER_ERROR, reason));
            case COMPLETE -> hasWords() ? Optional.empty() : Optional.of(ProviderFault.of(BreakReason.EMPTY));
        };
    }

    private static ObjectNode parse(Frame frame) {
        try {
            if (JSON.readTree(frame.data()) instanceof ObjectNode chunk) {
                return chunk;
            }
        } catch (JacksonException e) {
            if (frame.last()) {
                throw ProviderFault.of(BreakReason.CUT_OFF, "in the middle of a chunk");
            }
        }
        throw ProviderFault.of(BreakReason.MALFORMED, "a chunk that is no JSON object");
    }

    /** OpenAI's form is {@code error}; DashScope's own is {@code code} and {@code message}. */
    private static boolean isError(ObjectNode chunk) {
        return chunk.hasNonNull("error") || (chunk.hasNonNull("message") && !chunk.has("choices"));
    }

    /** An error's code or type, if it looks like one. */
    static String code(JsonNode error) {
        JsonNode inner = error.hasNonNull("error") ? error.get("error") : error;
        for (String field : new String[] {"code", "type"}) {
            String value = inner.path(field).asString("");
            if (CODE.matcher(value).matches()) {
                return value;
            }
        }
        return "";
    }

    private void keepUsage(@Nullable JsonNode reported) {
        if (!(reported instanceof ObjectNode tokens)) {
            return;
        }
        long input = tokens.path("prompt_tokens").asLong(0);
        long cached = Math.max(
                tokens.path("prompt_tokens_details").path("cached_tokens").asLong(0),
                Math.max(
                        tokens.path("prompt_cache_hit_tokens").asLong(0),
                        tokens.path("cached_tokens").asLong(0)));
        long output = tokens.path("completion_tokens").asLong(0);
        if (input >= 0 && output >= 0 && input + output > 0) {
            usage = new Usage(input, Math.max(0, Math.min(cached, input)), output, false);
        }
    }
}
