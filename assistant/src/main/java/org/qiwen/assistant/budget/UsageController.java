package org.qiwen.assistant.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.budget.UsageStore.Line;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What models were used for: teachers see their classes, admins their school. */
@RestController
class UsageController {
    /** Digits of a cost that are shown: a turn costs a few thousandths of a yuan. */
    private static final int DIGITS = 4;

    private final Database database;
    private final UsageStore usage;
    private final BudgetSettings settings;
    private final DailyBudget budget;

    UsageController(Database database, UsageStore usage, BudgetSettings settings, DailyBudget budget) {
        this.database = database;
        this.usage = usage;
        this.settings = settings;
        this.budget = budget;
    }

    record Named(@Nullable UUID id, @Nullable String name) {}

    record Money(BigDecimal amount, String currency) {}

    /** @param cost null for no limit of cost */
    record Limit(long tokens, @Nullable BigDecimal cost) {}

    /**
     * One line.
     *
     * @param account null unless by account
     * @param schoolClass null unless by class
     * @param estimatedTokens those of the tokens that the provider did not count; they were reckoned from characters
     * @param cost null when no price is known in the currency of the budget
     * @param limit of a day, for what the line is about; null for a teacher's classes together
     */
    record Usage(
            LocalDate day,
            @Nullable Named account,
            @JsonProperty("class") @Nullable Named schoolClass,
            long requests,
            long inputTokens,
            long outputTokens,
            long estimatedTokens,
            @Nullable Money cost,
            @Nullable Limit limit) {}

    /**
     * By account or class a day, today when none is given, most tokens first; by day that one and those before it on which any were used,
     * the newest first.
     * What was spent within the last second may still be missing. {@code after} is the {@code next} of the page before.
     */
    @GetMapping("/api/usage")
    Mono<Page<Usage>> list(
            @RequestParam String by,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal Account reader) {
        if (reader.isStudent()) {
            throw Refusal.of(ProblemType.FORBIDDEN, "Usage is for teachers and admins.");
        }
        LocalDate of = day == null ? budget.today() : day;
        int from = after == null ? 0 : Math.max(0, after);
        int limit = Page.size(size);
        Purse.Kind kind =
                switch (by) {
                    case "account" -> Purse.Kind.ACCOUNT;
                    case "class" -> Purse.Kind.CLASS;
                    case "day" -> Purse.Kind.SCHOOL;
                    default -> throw Refusal.invalid("by", "needs account, class or day");
                };
        return database.transact(() -> lines(kind, reader, of, from, limit + 1)).map(found -> {
            // The day itself comes first even when nothing was used on it, so that a reader knows what day it is.
            int unused = kind == Purse.Kind.SCHOOL && from == 0 && !begins(found, of) ? 1 : 0;
            List<Line> all = new ArrayList<>(found);
            if (unused == 1) {
                all.add(0, new Line(of, null, null, Spent.NOTHING, false));
            }
            return Page.of(all, limit, last -> Integer.toString(from + limit - unused))
                    .map(line -> shown(kind, line, reader));
        });
    }

    private static boolean begins(List<Line> lines, LocalDate day) {
        return !lines.isEmpty() && lines.get(0).day().equals(day);
    }

    private List<Line> lines(Purse.Kind kind, Account reader, LocalDate day, int from, int limit) {
        return switch (kind) {
            case ACCOUNT -> usage.byAccount(reader, day, settings.currency(), from, limit);
            case CLASS -> usage.byClass(reader, day, settings.currency(), from, limit);
            case SCHOOL -> usage.byDay(reader, day, settings.currency(), from, limit);
        };
    }

    private Usage shown(Purse.Kind kind, Line line, Account reader) {
        Named named = new Named(line.id(), line.name());
        BudgetSettings.Limit limit = settings.limit(kind);
        return new Usage(
                line.day(),
                kind == Purse.Kind.ACCOUNT ? named : null,
                kind == Purse.Kind.CLASS ? named : null,
                line.spent().requests(),
                line.spent().inputTokens(),
                line.spent().outputTokens(),
                line.spent().estimatedTokens(),
                line.priced()
                        ? new Money(line.spent().cost().setScale(DIGITS, RoundingMode.HALF_UP), settings.currency())
                        : null,
                kind == Purse.Kind.SCHOOL && !reader.isAdmin() ? null : new Limit(limit.tokens(), limit.cost()));
    }
}
