package org.qiwen.assistant.budget;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much models may be used in a day. A limit stops what runs away, not a lesson: a reworded turn takes about 410
 * tokens, 386 of them the prompt (mean of 222 prompts over the bundled inquiries, reckoned from characters as {@code Usage}
 * does), and twice that when its first draft is stopped.
 *
 * @param accountTokens most tokens of an account; 100,000 by default, some 240 turns: three to four hours without a pause
 * @param classTokens most tokens of a class; 2,000,000 by default, 50 pupils with nearly 100 turns each: a lesson and homework
 * @param schoolTokens most tokens of a school; 15,000,000 by default, some 36,000 turns, which cost about 40 yuan where a
 *     million tokens cost 2.5
 * @param accountCost most cost of an account; none by default, because prices are not known
 * @param classCost most cost of a class; none by default
 * @param schoolCost most cost of a school; none by default
 * @param currency of these costs, an ISO 4217 code; CNY by default. Cost in another currency is kept but not limited
 * @param save how often what was spent is saved; 1 s by default: so much is forgotten when a process is killed
 */
@ConfigurationProperties("qiwen.models.budget")
record BudgetSettings(
        @DefaultValue("100000") long accountTokens,
        @DefaultValue("2000000") long classTokens,
        @DefaultValue("15000000") long schoolTokens,
        @Nullable BigDecimal accountCost,
        @Nullable BigDecimal classCost,
        @Nullable BigDecimal schoolCost,
        @DefaultValue("CNY") String currency,
        @DefaultValue("1s") Duration save) {
    BudgetSettings {
        if (accountTokens < 0 || classTokens < 0 || schoolTokens < 0) {
            throw new IllegalArgumentException(
                    "a limit of qiwen.models.budget must not be negative; 0 is for none at all");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("qiwen.models.budget.currency needs an ISO 4217 code, was " + currency);
        }
        if (save.isNegative() || save.isZero()) {
            throw new IllegalArgumentException("qiwen.models.budget.save must be longer than 0");
        }
    }

    /** The limit of one kind. */
    Limit limit(Purse.Kind kind) {
        return switch (kind) {
            case ACCOUNT -> new Limit(accountTokens, accountCost);
            case CLASS -> new Limit(classTokens, classCost);
            case SCHOOL -> new Limit(schoolTokens, schoolCost);
        };
    }

    boolean limitsCost() {
        return accountCost != null || classCost != null || schoolCost != null;
    }

    /** @param cost null for none */
    record Limit(long tokens, @Nullable BigDecimal cost) {
        /**
         * Whether a limit would be passed.
         *
         * @param tokens spent and laid aside
         * @param spent cost of what is over
         */
        boolean isPassedBy(long tokens, BigDecimal spent) {
            return tokens > this.tokens
                    || Optional.ofNullable(cost)
                            .filter(most -> spent.compareTo(most) >= 0)
                            .isPresent();
        }
    }
}
