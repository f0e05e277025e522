package org.qiwen.assistant.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What this node has laid aside, and what it has spent and not saved yet. Something spent is in here until it is surely
 * saved, so whoever reads this first and the database after it misses nothing. Thread-safe.
 */
final class Counter {
    private final Map<Purse, Long> reserved = new HashMap<>();
    private final Map<Sum, Spent> unsaved = new HashMap<>();
    private final Map<Sum, Spent> saving = new HashMap<>();

    /** What is summed up. */
    record Sum(LocalDate day, Purse purse, String currency) {}

    synchronized void reserve(Collection<Purse> purses, long tokens) {
        purses.forEach(purse -> reserved.merge(purse, tokens, Long::sum));
    }

    synchronized void release(Collection<Purse> purses, long tokens) {
        purses.forEach(purse -> reserved.computeIfPresent(purse, (p, all) -> all == tokens ? null : all - tokens));
    }

    synchronized void spend(LocalDate day, Collection<Purse> purses, String currency, Spent spent) {
        purses.forEach(purse -> unsaved.merge(new Sum(day, purse, currency), spent, Spent::plus));
    }

    /** Tokens laid aside, and spent today but not saved. */
    synchronized long tokens(LocalDate day, Purse purse) {
        return reserved.getOrDefault(purse, 0L)
                + sum(unsaved, day, purse).tokens()
                + sum(saving, day, purse).tokens();
    }

    /** Cost of what was spent today but not saved. */
    synchronized BigDecimal cost(LocalDate day, Purse purse, String currency) {
        Sum sum = new Sum(day, purse, currency);
        return unsaved.getOrDefault(sum, Spent.NOTHING)
                .cost()
                .add(saving.getOrDefault(sum, Spent.NOTHING).cost());
    }

    /** What is to be saved now; asked by one at a time, who then says how it went. */
    synchronized Map<Sum, Spent> beginSaving() {
        saving.putAll(unsaved);
        unsaved.clear();
        return Map.copyOf(saving);
    }

    synchronized void saved() {
        saving.clear();
    }

    /** It is tried again with what comes until then. */
    synchronized void notSaved() {
        saving.forEach((sum, spent) -> unsaved.merge(sum, spent, Spent::plus));
        saving.clear();
    }

    private static Spent sum(Map<Sum, Spent> all, LocalDate day, Purse purse) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().day().equals(day)
                        && entry.getKey().purse().equals(purse))
                .map(Map.Entry::getValue)
                .reduce(Spent.NOTHING, Spent::plus);
    }
}
