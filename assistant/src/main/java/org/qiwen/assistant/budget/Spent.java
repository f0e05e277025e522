package org.qiwen.assistant.budget;

import java.math.BigDecimal;
import org.qiwen.assistant.model.ModelCall;

/**
 * What requests used.
 *
 * @param inputTokens of the prompts, also of attempts that gave nothing
 * @param outputTokens of the answers
 * @param estimatedTokens those of both that the provider did not count and that were reckoned from characters
 * @param cost in the currency it is kept under; 0 without a price
 */
record Spent(long requests, long inputTokens, long outputTokens, long estimatedTokens, BigDecimal cost) {
    static final Spent NOTHING = new Spent(0, 0, 0, 0, BigDecimal.ZERO);

    static Spent of(ModelCall call) {
        long estimated = call.attempts().stream()
                .map(ModelCall.Attempt::usage)
                .filter(usage -> usage.estimated())
                .mapToLong(usage -> usage.input() + usage.output())
                .sum();
        ModelCall.Cost cost = call.cost();
        return new Spent(
                call.attempts().isEmpty() ? 0 : 1,
                call.usage().input(),
                call.usage().output(),
                estimated,
                cost == null ? BigDecimal.ZERO : cost.amount());
    }

    long tokens() {
        return inputTokens + outputTokens;
    }

    Spent plus(Spent other) {
        return new Spent(
                requests + other.requests,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                estimatedTokens + other.estimatedTokens,
                cost.add(other.cost));
    }
}
