package org.qiwen.assistant.model;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qiwen.assistant.model.LanguageModels.Choice;
import org.qiwen.assistant.model.provider.Piece;
import org.qiwen.assistant.model.provider.Question;
import org.qiwen.assistant.model.stream.BreakReason;
import org.qiwen.assistant.model.stream.ProviderFault;
import org.qiwen.assistant.model.stream.StreamLimits;
import org.qiwen.prompts.PromptCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks every endpoint for one word once the service is up, and says in the log whether it answers. It holds nothing up:
 * without a model every turn is worded from templates.
 */
final class ModelCheck implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ModelCheck.class);

    /** Long enough for a model on a school's own machine that is first loaded into memory; our choice. */
    private static final StreamLimits LIMITS =
            new StreamLimits(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(90), 4000);

    /** A model that cannot stop thinking would need more, and says so with {@code length}: that is an answer too. */
    private static final int TOKENS = 16;

    private final Map<String, Choice> endpoints;
    private final String prompt;
    private final Disposable.Composite checks = Disposables.composite();

    ModelCheck(Map<String, Choice> endpoints, PromptCatalog prompts) {
        this.endpoints = endpoints;
        this.prompt = prompts.template("model/check", Locale.forLanguageTag("zh-CN"))
                .render(Map.of())
                .text();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (endpoints.isEmpty()) {
            log.info("no language model: every sentence is authored or from a template");
        }
        checks.add(verdicts().subscribeOn(Schedulers.boundedElastic()).subscribe(verdict -> {
            if (verdict.answers()) {
                log.info("{}", verdict.text());
            } else {
                log.warn("{}", verdict.text());
            }
        }));
    }

    /** What is said of one endpoint. */
    record Verdict(boolean answers, String text) {}

    Flux<Verdict> verdicts() {
        return Flux.fromIterable(List.copyOf(endpoints.values())).flatMap(ModelCheck.this::verdict);
    }

    private Mono<Verdict> verdict(Choice choice) {
        String name = "model " + choice.endpoint().name() + ", " + choice.settings() + ", ";
        return choice.endpoint()
                .ask(new Question(prompt, null, TOKENS, false, LIMITS), attempt -> attempt)
                .filter(Piece.Words.class::isInstance)
                .elapsed()
                .next()
                .map(first -> new Verdict(true, name + "answers; first word after " + first.getT1() + " ms"))
                .defaultIfEmpty(new Verdict(false, name + "answers without a word"))
                .onErrorResume(error -> Mono.just(verdict(name, error)));
    }

    private static Verdict verdict(String name, Throwable error) {
        if (!(error instanceof ProviderFault fault)) {
            return new Verdict(
                    false, name + "could not be asked: " + error.getClass().getSimpleName());
        }
        if (fault.reason() == BreakReason.TOO_LONG) {
            return new Verdict(true, name + "answers, but thinks first; switch that off if it can be");
        }
        return new Verdict(
                false, name + plain(fault.reason()) + ": " + fault.getMessage() + ". Turns are worded from templates");
    }

    private static String plain(BreakReason reason) {
        return switch (reason) {
            case UNREACHABLE -> "cannot be reached (address, port, certificate or network)";
            case UNAUTHORISED -> "does not take the key";
            case UNPAID -> "says that the account has no money left";
            case REFUSED -> "does not take the request (model name, profile or address)";
            case RATE_LIMITED -> "takes no more calls just now";
            case WRONG_CONTENT -> "is no chat endpoint (a sign-in page of the network, or a wrong address)";
            case LATE_START, STALLED, TOO_SLOW -> "is too slow";
            default -> "does not answer as it should";
        };
    }

    @Override
    public void destroy() {
        checks.dispose();
    }
}
