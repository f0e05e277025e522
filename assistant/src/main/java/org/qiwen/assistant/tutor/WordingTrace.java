package org.qiwen.assistant.tutor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.ModelCall;
import org.qiwen.assistant.model.stream.Usage;

/**
 * Which way the words of a turn came. Holds no words of anybody.
 *
 * @param path who worded it
 * @param reason why not all of it is the model's, or how its call ended; null when the model worded a whole turn
 * @param endpoint name of the endpoint that was asked last; null when none was asked
 * @param model name of the model there
 * @param prompt id of the prompt's template, with its version and the SHA-256 of its file
 * @param attempts each try in order, those that were written anew included
 * @param inputTokens of all attempts together
 * @param estimated whether a provider did not say how many tokens, so that they were reckoned from the texts
 * @param firstWordMillis from a request to its first word, of the first request that had one; null when none had
 * @param millis of all requests together
 */
public record WordingTrace(
        Path path,
        @Nullable String reason,
        @Nullable String endpoint,
        @Nullable String model,
        @Nullable String prompt,
        @Nullable Integer version,
        @Nullable String templateSha256,
        List<String> attempts,
        long inputTokens,
        long outputTokens,
        boolean estimated,
        @Nullable Long firstWordMillis,
        long millis) {
    public WordingTrace {
        attempts = List.copyOf(attempts);
    }

    /** Who worded a turn. */
    public enum Path {
        /** A model, all that it may word. */
        MODEL,
        /** A model began, authored words ended. */
        MODEL_THEN_AUTHORED,
        /** Authored words only. */
        AUTHORED
    }

    /** Authored words, with nobody asked. */
    static WordingTrace authored(String reason) {
        return of(Path.AUTHORED, reason, List.of());
    }

    static WordingTrace of(Path path, @Nullable String reason, List<ModelCall> calls) {
        Optional<ModelCall> last = calls.isEmpty() ? Optional.empty() : Optional.of(calls.get(calls.size() - 1));
        Optional<ModelCall.Attempt> attempt = last.flatMap(ModelCall::last);
        Usage usage = calls.stream().map(ModelCall::usage).reduce(Usage.NONE, Usage::plus);
        return new WordingTrace(
                path,
                reason,
                attempt.map(ModelCall.Attempt::endpoint).orElse(null),
                attempt.map(ModelCall.Attempt::model).orElse(null),
                last.map(ModelCall::promptId).orElse(null),
                last.map(ModelCall::promptVersion).orElse(null),
                last.map(ModelCall::templateSha256).orElse(null),
                calls.stream()
                        .flatMap(call -> call.attempts().stream())
                        .map(ModelCall.Attempt::toString)
                        .toList(),
                usage.input(),
                usage.output(),
                usage.estimated(),
                firstWord(calls),
                calls.stream()
                        .map(ModelCall::total)
                        .reduce(Duration.ZERO, Duration::plus)
                        .toMillis());
    }

    private static @Nullable Long firstWord(List<ModelCall> calls) {
        return calls.stream()
                .map(ModelCall::firstWord)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Duration::toMillis)
                .orElse(null);
    }
}
