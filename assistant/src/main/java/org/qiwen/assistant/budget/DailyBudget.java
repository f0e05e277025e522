package org.qiwen.assistant.budget;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.qiwen.assistant.budget.BudgetSettings.Limit;
import org.qiwen.assistant.budget.Counter.Sum;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.model.Allowance;
import org.qiwen.assistant.model.LanguageModels;
import org.qiwen.assistant.model.ModelCall;
import org.qiwen.assistant.web.ErrorResponses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The limits of a day, shared by all nodes through the database.
 *
 * <p>A reservation counts at once on its own node and is not saved; what a request used is saved within {@link
 * BudgetSettings#save()}. So a limit of tokens is passed by no more than what the turns in flight on the <em>other</em>
 * nodes use, and what these spent within the last such time, as far as prompts are reckoned right; on a single node it is
 * not passed at all. Cost is not laid aside: its limit is passed by what the turns in flight cost. A killed process forgets
 * what it had in flight and spent within that time.
 */
@Component
class DailyBudget implements Budget, SmartLifecycle {
    /** After the answers of turns have ended, which have the default, the highest. */
    private static final int PHASE = 0;
    /** ISO 4217 for no currency. */
    private static final String UNPRICED = "XXX";

    private final Database database;
    private final UsageStore usage;
    private final BudgetSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Counter counter = new Counter();
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final Sinks.Empty<Void> stopped = Sinks.empty();
    private volatile boolean running;

    DailyBudget(
            Database database,
            UsageStore usage,
            BudgetSettings settings,
            LanguageModels models,
            ObjectProvider<MeterRegistry> meters,
            Clock clock,
            @Value("${qiwen.zone}") ZoneId zone) {
        this.database = database;
        this.usage = usage;
        this.settings = settings;
        this.meters = meters.getIfAvailable(SimpleMeterRegistry::new);
        this.clock = clock.withZone(zone);
        models.currencies().stream()
                .filter(currency -> settings.limitsCost() && !currency.equals(settings.currency()))
                .findFirst()
                .ifPresent(currency -> {
                    throw new IllegalArgumentException("an endpoint has a price in " + currency
                            + ", so a limit of cost in " + settings.currency() + " would not hold");
                });
    }

    /** The day that it is at the school. */
    LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public Allowance of(Payer payer) {
        List<Purse> purses = payer.purses().toList();
        return tokens -> Mono.defer(() -> {
            Laid laid = new Laid(purses, tokens);
            return reserve(payer, purses, laid)
                    .doOnError(failure -> laid.close())
                    .doOnCancel(laid::close);
        });
    }

    private Mono<Allowance.Answer> reserve(Payer payer, List<Purse> purses, Laid laid) {
        LocalDate day = today();
        // In this order: see the counter.
        Map<Purse, Long> tokens = purses.stream().collect(Collectors.toMap(p -> p, p -> counter.tokens(day, p)));
        Map<Purse, BigDecimal> cost =
                purses.stream().collect(Collectors.toMap(p -> p, p -> counter.cost(day, p, settings.currency())));
        return database.<Allowance.Answer>transact(() -> {
                    Optional<Purse> empty = empty(usage.spent(day, purses, settings.currency()), tokens, cost);
                    if (empty.isEmpty()) {
                        return new Allowance.Granted(laid);
                    }
                    laid.close();
                    meters.counter(
                                    "qiwen.budget.refusals",
                                    "limit",
                                    empty.get().kind().name())
                            .increment();
                    return new Allowance.Refused(usage.notice(day, payer.account()));
                })
                // Another turn of the same account was told in the same moment.
                .onErrorResume(DuplicateKeyException.class, e -> Mono.just(new Allowance.Refused(false)));
    }

    private Optional<Purse> empty(Map<Purse, Spent> saved, Map<Purse, Long> tokens, Map<Purse, BigDecimal> cost) {
        return tokens.keySet().stream()
                .filter(purse -> {
                    Spent spent = saved.getOrDefault(purse, Spent.NOTHING);
                    Limit limit = settings.limit(purse.kind());
                    return limit.isPassedBy(
                            spent.tokens() + tokens.getOrDefault(purse, 0L),
                            spent.cost().add(cost.getOrDefault(purse, BigDecimal.ZERO)));
                })
                .findFirst();
    }

    /** Saves what was spent since the last time; what cannot be saved is kept for the next. */
    Mono<Void> save() {
        return Mono.defer(() -> {
            Map<Sum, Spent> spent = counter.beginSaving();
            return spent.isEmpty()
                    ? Mono.empty()
                    : database.run(() -> usage.add(spent))
                            .doOnSuccess(done -> counter.saved())
                            .onErrorResume(failure -> {
                                counter.notSaved();
                                ErrorResponses.fault("saving what models were used for", failure);
                                return Mono.empty();
                            });
        });
    }

    @Override
    public void start() {
        running = true;
        Flux.interval(settings.save())
                .onBackpressureDrop()
                .takeUntilOther(stopping.asMono())
                .concatMap(tick -> save())
                .then(Mono.defer(this::save))
                .subscribe(
                        nothing -> {},
                        failure -> ErrorResponses.fault("saving what models were used for", failure),
                        stopped::tryEmitEmpty);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Saves what the last turns spent; {@code done} when it is saved or cannot be. */
    @Override
    public void stop(Runnable done) {
        running = false;
        stopping.tryEmitEmpty();
        stopped.asMono().subscribe(nothing -> {}, failure -> done.run(), done);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Tokens of a turn that are laid aside. */
    private final class Laid implements Allowance.Reservation {
        private final List<Purse> purses;
        private final long tokens;
        private final AtomicBoolean closed = new AtomicBoolean();

        Laid(List<Purse> purses, long tokens) {
            this.purses = purses;
            this.tokens = tokens;
            counter.reserve(purses, tokens);
        }

        @Override
        public void spent(ModelCall call) {
            ModelCall.Cost cost = call.cost();
            counter.spend(today(), purses, cost == null ? UNPRICED : cost.currency(), Spent.of(call));
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                counter.release(purses, tokens);
            }
        }
    }
}
