package org.qiwen.assistant.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.qiwen.assistant.model.provider.GuardedEndpoint;
import org.qiwen.assistant.model.provider.Piece;
import org.qiwen.assistant.model.provider.Question;
import org.qiwen.assistant.model.stream.BreakReason;
import org.qiwen.assistant.model.stream.ProviderFault;
import org.qiwen.assistant.model.stream.Usage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The way to a language model. Asks the endpoints of a use in their order until one gives a first word; from then on the
 * answer is that endpoint's, whole or broken. Thread-safe.
 */
public final class LanguageModels {
    private final Map<ModelUse, Route> routes = new EnumMap<>(ModelUse.class);
    private final Set<String> currencies;
    private final ModelMeters meters;

    /** One endpoint that can be asked. */
    record Choice(EndpointSettings settings, GuardedEndpoint endpoint) {}

    /** What a use takes of which endpoints, in order. */
    record Route(UsePlan plan, List<Choice> choices) {
        Route {
            choices = List.copyOf(choices);
        }

        Optional<Choice> choice(int index) {
            return index < choices.size() ? Optional.of(choices.get(index)) : Optional.empty();
        }

        Route within(boolean school) {
            return school
                    ? new Route(
                            plan,
                            choices.stream()
                                    .filter(choice -> choice.settings().isLocal())
                                    .toList())
                    : this;
        }
    }

    /** @throws IllegalArgumentException when a use names an endpoint that is not there */
    LanguageModels(Map<ModelUse, UsePlan> plans, Map<String, Choice> endpoints, ModelMeters meters) {
        this.meters = meters;
        plans.forEach((use, plan) -> {
            List<Choice> choices = new ArrayList<>();
            for (String name : plan.endpoints()) {
                choices.add(Optional.ofNullable(endpoints.get(name))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "qiwen.models." + use.name().toLowerCase(Locale.ROOT)
                                        + " names the endpoint '" + name + "'; there are "
                                        + endpoints.keySet())));
            }
            routes.put(use, new Route(plan, choices));
        });
        this.currencies = endpoints.values().stream()
                .flatMap(choice -> Stream.ofNullable(choice.settings().price()))
                .map(EndpointSettings.Price::currency)
                .collect(Collectors.toUnmodifiableSet());
        endpoints.values().forEach(choice -> meters.watch(choice.endpoint()));
    }

    /** Whether there is an endpoint for this use at all; false means that {@link #ask} would only say so. */
    public boolean has(ModelUse use, boolean localOnly) {
        return route(use, localOnly).choice(0).isPresent();
    }

    /** Most tokens that a request is expected to use: those of the prompt, reckoned, and the longest answer. */
    public long reckon(ModelUse use, ModelRequest request) {
        return Usage.estimate(request.prompt().text(), "").input()
                + route(use, request.localOnly()).plan().maxTokens();
    }

    /** ISO 4217 codes of the prices that endpoints have. */
    public Set<String> currencies() {
        return currencies;
    }

    /**
     * Asks when subscribed; each subscription is a request of its own.
     *
     * <p>Gives words as they come, then exactly one {@link ModelEvent.Finished} or {@link ModelEvent.Broken}, and
     * completes; it never ends in an error. It reads no more from the endpoint than is requested here. Cancelling closes
     * the connection. Signals come on threads of the network: {@code publishOn} another before doing work.
     */
    public Flux<ModelEvent> ask(ModelUse use, ModelRequest request) {
        return ask(use, request, call -> {});
    }

    /**
     * The same.
     *
     * @param over is told once how the request went, a cancelled one too, before its end is passed on
     */
    public Flux<ModelEvent> ask(ModelUse use, ModelRequest request, Consumer<ModelCall> over) {
        return Flux.defer(() ->
                ask(route(use, request.localOnly()), new CallNotes(use, request.prompt(), clock()), request, over));
    }

    private Flux<ModelEvent> ask(Route route, CallNotes notes, ModelRequest request, Consumer<ModelCall> over) {
        Question question = new Question(
                request.prompt().text(),
                request.schema(),
                route.plan().maxTokens(),
                route.plan().thinking(),
                route.plan().limits());
        return ask(route, 0, question, notes)
                .timeout(Mono.delay(route.plan().patience()), piece -> Mono.never())
                .onErrorMap(TimeoutException.class, e -> ProviderFault.of(BreakReason.PATIENCE_SPENT))
                .map(piece -> event(piece, notes))
                .onErrorResume(error -> Mono.fromSupplier(() -> broken(error, notes)))
                .doOnNext(event -> event.fold(
                        words -> false,
                        finished -> close(notes, finished.call(), "finished", over),
                        broken -> close(notes, broken.call(), broken.reason().name(), over)))
                // After the cancel has gone up: only then the attempt has its end.
                .doFinally(signal -> {
                    if (signal == SignalType.CANCEL) {
                        close(notes, notes.call(), "cancelled", over);
                    }
                });
    }

    /** The endpoint at this place in the order, then those after it, unless it has begun to speak. */
    private Flux<Piece> ask(Route route, int index, Question question, CallNotes notes) {
        return route.choice(index)
                .map(choice -> choice.endpoint()
                        .ask(
                                question,
                                attempt -> notes.attempt(choice.endpoint().name(), choice.settings(), attempt))
                        .onErrorResume(
                                error -> isBeforeFirstWord(error)
                                        && route.choice(index + 1).isPresent(),
                                error -> ask(route, index + 1, question, notes)))
                .orElseGet(() -> Flux.error(ProviderFault.of(BreakReason.NO_MODEL)));
    }

    private static boolean isBeforeFirstWord(Throwable error) {
        return error instanceof ProviderFault fault && !fault.isAfterFirstWord();
    }

    private static ModelEvent event(Piece piece, CallNotes notes) {
        return piece instanceof Piece.Words words
                ? new ModelEvent.Words(words.text())
                : new ModelEvent.Finished(notes.call());
    }

    private static ModelEvent broken(Throwable error, CallNotes notes) {
        return error instanceof ProviderFault fault
                ? new ModelEvent.Broken(fault.reason(), fault.isAfterFirstWord(), notes.call())
                : new ModelEvent.Broken(BreakReason.INTERNAL, notes.call().firstWord() != null, notes.call());
    }

    private boolean close(CallNotes notes, ModelCall call, String outcome, Consumer<ModelCall> over) {
        boolean first = notes.close();
        if (first) {
            meters.record(call, outcome);
            over.accept(call);
        }
        return first;
    }

    private Route route(ModelUse use, boolean localOnly) {
        return Optional.ofNullable(routes.get(use))
                .orElseThrow(() -> new IllegalStateException("no plan for " + use))
                .within(localOnly);
    }

    private static Scheduler clock() {
        return Schedulers.parallel();
    }
}
