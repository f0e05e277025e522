package org.qiwen.assistant.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.stream.Usage;

/**
 * How one request went, for traces, metrics and budgets. Holds no words of anybody.
 *
 * @param promptId id, version and hashes of the prompt, see {@code RenderedPrompt}
 * @param attempts every try in order; empty when no endpoint could be asked
 * @param usage of all attempts together
 * @param cost of all attempts whose endpoint has a price, in the currency of the first such; null when none has one
 * @param firstWord time from the request to the first word; null when there was none
 * @param total time from the request to the end
 */
public record ModelCall(
        ModelUse use,
        String promptId,
        int promptVersion,
        String templateSha256,
        String promptSha256,
        List<Attempt> attempts,
        Usage usage,
        @Nullable Cost cost,
        @Nullable Duration firstWord,
        Duration total) {
    public ModelCall {
        attempts = List.copyOf(attempts);
    }

    /** The last try, which gave the answer if there is one. */
    public Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** One line for a trace: which way the words came. */
    public String path() {
        return promptId + " v" + promptVersion + ": "
                + (attempts.isEmpty()
                        ? "no endpoint"
                        : String.join(
                                " → ", attempts.stream().map(Attempt::toString).toList()));
    }

    /**
     * One try.
     *
     * @param endpoint its name in the settings
     * @param profile kind of endpoint
     * @param model name of the model there
     * @param outcome {@code whole}, {@code cancelled}, or why it broke
     * @param firstWord time to the first word; null when there was none
     */
    public record Attempt(
            String endpoint,
            String profile,
            String model,
            String outcome,
            Usage usage,
            @Nullable Duration firstWord,
            Duration duration) {
        static final String WHOLE = "whole";
        static final String CANCELLED = "cancelled";

        public boolean isWhole() {
            return outcome.equals(WHOLE);
        }

        @Override
        public String toString() {
            return endpoint + "/" + model + " " + outcome + " " + duration.toMillis() + " ms";
        }
    }

    /** @param currency ISO 4217 code */
    public record Cost(BigDecimal amount, String currency) {}
}
