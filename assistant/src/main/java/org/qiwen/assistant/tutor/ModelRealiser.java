package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.gate.Verdict;
import org.qiwen.assistant.model.Allowance;
import org.qiwen.assistant.model.LanguageModels;
import org.qiwen.assistant.model.ModelCall;
import org.qiwen.assistant.model.ModelRequest;
import org.qiwen.assistant.model.ModelUse;
import org.qiwen.assistant.web.ErrorResponses;
import org.qiwen.prompts.PromptCatalog;
import org.qiwen.prompts.PromptTemplate;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * Lets a language model say a decided turn in its own words, as far as that is allowed and it does well; for the rest
 * there are the authored ones. Every sentence has passed the {@link org.qiwen.assistant.dialogue.gate.TurnGate} before
 * it comes out. Thread-safe.
 */
public final class ModelRealiser {
    private static final String PROMPT = "tutor/wording";
    /** Times a model is asked: once, and once more when its first words were stopped. From the project's pedagogy, section 4. */
    private static final int ATTEMPTS = 2;
    /** Pieces of an answer that may wait to be judged; beyond them no more is read from the endpoint. Our choice. */
    private static final int AHEAD = 16;

    private final LanguageModels models;
    private final PromptCatalog prompts;
    private final WordingMeters meters;
    private final Scheduler judging;

    /** @param judging where sentences are judged: about a millisecond of computation each */
    ModelRealiser(LanguageModels models, PromptCatalog prompts, WordingMeters meters, Scheduler judging) {
        this.models = models;
        this.prompts = prompts;
        this.meters = meters;
        this.judging = judging;
    }

    /**
     * The turn in the words that are said. Never ends in an error of a model, of the gate or of the terms: then the words
     * are the authored ones. Cancelling it closes the connection to the endpoint; no more is read from there than is asked
     * for here.
     */
    public Flux<TurnPart> word(DecidedTurn turn, WordingTerms terms) {
        AtomicBoolean begun = new AtomicBoolean();
        return Flux.defer(() -> {
                    PromptTemplate template = prompts.template(PROMPT, Locale.forLanguageTag(turn.locale()));
                    Optional<Rewording> rewording = turn.rewording(template.valuesOf("move"));
                    return kept(turn, rewording, terms)
                            .<Flux<TurnPart>>map(reason -> Flux.just(authored(turn, reason)))
                            .orElseGet(() -> terms.names()
                                    .flatMapMany(names -> rewording
                                            .orElseThrow()
                                            .without(names)
                                            .map(nameless -> asked(turn, nameless, template, terms))
                                            .orElseGet(() -> Flux.just(authored(turn, WordingReason.PERSONAL)))));
                })
                .doOnNext(part -> begun.set(true))
                .onErrorResume(fault -> {
                    if (begun.get()) {
                        return Flux.error(fault);
                    }
                    ErrorResponses.fault("wording a turn", fault);
                    return Flux.just(authored(turn, WordingReason.INTERNAL));
                });
    }

    /** The words of a model when they can be paid for. */
    private Flux<TurnPart> asked(DecidedTurn turn, Rewording rewording, PromptTemplate template, WordingTerms terms) {
        long most = ATTEMPTS * models.reckon(ModelUse.TUTOR, request(rewording, template, terms, 1));
        return terms.allowance()
                .reserve(most)
                .flatMapMany(answer -> answer.fold(
                        granted -> Flux.using(
                                granted::reservation,
                                reservation -> new Session(turn, rewording, template, terms, reservation).attempt(1),
                                Allowance.Reservation::close),
                        refused -> Flux.just(refused.first() ? plainly(turn) : authored(turn, WordingReason.BUDGET))));
    }

    /** Why no model is asked; empty when one is. */
    private Optional<WordingReason> kept(DecidedTurn turn, Optional<Rewording> rewording, WordingTerms terms) {
        if (!models.has(ModelUse.TUTOR, false)) {
            return Optional.of(WordingReason.NO_MODEL);
        }
        if (turn.isForPrimary()) {
            return Optional.of(WordingReason.PRIMARY);
        }
        if (rewording.isEmpty()) {
            return Optional.of(WordingReason.MOVE);
        }
        return models.has(ModelUse.TUTOR, terms.localOnly()) ? Optional.empty() : Optional.of(WordingReason.LOCAL_ONLY);
    }

    private TurnPart authored(DecidedTurn turn, WordingReason reason) {
        WordingTrace trace = WordingTrace.authored(reason.name());
        meters.worded(trace);
        return new TurnPart.Ended(turn.ended(turn.authored(List.of(), trace), 0));
    }

    private TurnPart plainly(DecidedTurn turn) {
        WordingTrace trace = WordingTrace.authored(WordingReason.BUDGET.name());
        meters.worded(trace);
        return new TurnPart.Ended(turn.ended(turn.plainly(trace), 0));
    }

    private static ModelRequest request(Rewording rewording, PromptTemplate template, WordingTerms terms, int attempt) {
        Map<String, String> values = new TreeMap<>(rewording.values());
        values.put("attempt", attempt == 1 ? "FIRST" : "AGAIN");
        return ModelRequest.words(template.render(values)).within(terms.localOnly());
    }

    /** One turn while it is worded. Its methods are called by one thread after another, but for the calls' ends. */
    private final class Session {
        private final DecidedTurn turn;
        private final Rewording rewording;
        private final PromptTemplate template;
        private final WordingTerms terms;
        private final Allowance.Reservation reservation;
        private final List<String> released = new ArrayList<>();
        private final List<String> verdicts = new ArrayList<>();
        private final List<ModelCall> calls = new CopyOnWriteArrayList<>();
        private volatile @Nullable Hurry hurried;

        Session(
                DecidedTurn turn,
                Rewording rewording,
                PromptTemplate template,
                WordingTerms terms,
                Allowance.Reservation reservation) {
            this.reservation = reservation;
            this.turn = turn;
            this.rewording = rewording;
            this.template = template;
            this.terms = terms;
        }

        Flux<TurnPart> attempt(int number) {
            return Flux.defer(() -> {
                Hearing hearing = new Hearing(
                        () -> turn.gate(rewording),
                        rewording.rules().asks(),
                        (sentence, verdict) -> judged(number, sentence, verdict));
                return models.ask(ModelUse.TUTOR, request(rewording, template, terms, number), this::over)
                        .takeUntilOther(terms.hurry().doOnNext(why -> hurried = why))
                        .publishOn(judging, AHEAD)
                        .map(hearing::hear)
                        .takeUntil(sentences -> hearing.isOver())
                        .onErrorResume(fault -> {
                            ErrorResponses.fault("wording a turn", fault);
                            hearing.cut(WordingReason.INTERNAL.name());
                            return Flux.empty();
                        })
                        .filter(sentences -> !sentences.isEmpty())
                        .map(this::said)
                        .concatWith(Flux.defer(() -> after(hearing, number)));
            });
        }

        private void over(ModelCall call) {
            calls.add(call);
            reservation.spent(call);
        }

        private void judged(int attempt, int sentence, Verdict verdict) {
            meters.judged(verdict);
            if (verdict instanceof Verdict.Blocked blocked) {
                verdicts.add("拦下模型第" + attempt + "稿第" + sentence + "句："
                        + blocked.fault().kind() + "（" + blocked.fault().detail() + "）");
            }
        }

        private TurnPart said(List<String> sentences) {
            List<TurnEvent> events = new ArrayList<>();
            if (released.isEmpty()) {
                events.add(turn.move());
            }
            released.addAll(sentences);
            sentences.forEach(sentence -> events.add(new TurnEvent.Text(sentence)));
            return new TurnPart.Said(events);
        }

        /** The end of the turn, or another attempt when nothing of this one may be said. */
        private Flux<TurnPart> after(Hearing hearing, int number) {
            Hurry why = hurried;
            hearing.cut(why == null ? WordingReason.INTERNAL.name() : why.name());
            boolean anew = hearing.isBlocked() && !hearing.isWhole() && released.isEmpty();
            return anew && number < ATTEMPTS && why == null ? attempt(number + 1) : Flux.just(end(hearing));
        }

        private TurnPart end(Hearing hearing) {
            String reason = hearing.reason().orElse(null);
            Spoken spoken;
            if (hearing.isWhole()) {
                spoken = turn.worded(released, hearing.question(), verdicts, trace(WordingTrace.Path.MODEL, reason));
            } else if (released.isEmpty()) {
                spoken = turn.authored(verdicts, trace(WordingTrace.Path.AUTHORED, reason));
            } else {
                spoken = turn.continued(released, verdicts, trace(WordingTrace.Path.MODEL_THEN_AUTHORED, reason));
            }
            meters.worded(Objects.requireNonNull(spoken.model()));
            return new TurnPart.Ended(turn.ended(spoken, released.isEmpty() ? 0 : released.size() + 1));
        }

        private WordingTrace trace(WordingTrace.Path path, @Nullable String reason) {
            return WordingTrace.of(path, reason, calls);
        }
    }
}
