package org.qiwen.assistant.conversation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.edition.Edition;
import org.qiwen.assistant.edition.Readiness;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.tutor.ModelRealiser;
import org.qiwen.assistant.tutor.Opening;
import org.qiwen.assistant.tutor.PlannedTurn;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.tutor.Tutor;
import org.qiwen.assistant.tutor.WordingTerms;
import org.qiwen.assistant.web.Refusal;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tutor of this process. Decides on the scheduler {@code tutor}: as many threads as cores by default, because that is
 * computation. A full queue fails with {@link java.util.concurrent.RejectedExecutionException}.
 */
@Component
class LocalTutoring implements Tutoring, DisposableBean {
    /**
     * Turns waiting for one thread before new ones are refused: a school of two thousand that sends at once on two cores.
     * Each takes some milliseconds, so the last still has its answer within the limit. Our choice.
     */
    private static final int QUEUE = 1_000;

    private final InquiryCatalog catalog;
    private final Tutor tutor;
    private final ModelRealiser realiser;
    private final JsonMapper json;
    private final Scheduler scheduler;

    /** Versions of editions that passed with the inquiries of this program. */
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    LocalTutoring(InquiryCatalog catalog, Tutor tutor, ModelRealiser realiser, JsonMapper json, TurnSettings settings) {
        this.catalog = catalog;
        this.tutor = tutor;
        this.realiser = realiser;
        this.json = json;
        this.scheduler = Schedulers.newBoundedElastic(settings.threads(), QUEUE, "tutor", 60, true);
    }

    @Override
    public List<Offer> offers(String locale) {
        return catalog.all(locale).stream().map(LocalTutoring::offer).toList();
    }

    @Override
    public Optional<Offer> offer(String inquiry, String locale) {
        return catalog.find(inquiry, locale).map(LocalTutoring::offer);
    }

    @Override
    public Mono<Opened> open(Offer offer, Stage stage) {
        return compute(() -> {
            requireReady(offer);
            Inquiry inquiry = inquiry(offer);
            Opening opening = tutor.open(inquiry, stage);
            List<String> dots = inquiry.core().stream().map(idea -> "NONE").toList();
            return new Opened(
                    new Opened.Words(opening.text(), opening.move(), opening.choices()),
                    json.writeValueAsString(opening.state()),
                    new Conversation.Progress(opening.state().phase().name(), 0, dots.size(), dots));
        });
    }

    @Override
    public Flux<Part> answer(Offer offer, SchoolId school, String state, StudentMessage student, WordingTerms terms) {
        return compute(() -> tutor.decide(
                        inquiry(offer), school.toString(), json.readValue(state, DialogueState.class), student))
                .flatMapMany(decided -> realiser.word(decided, terms))
                .map(part -> part.fold(said -> new Said(said.events()), ended -> planned(ended.rest())));
    }

    private Planned planned(PlannedTurn rest) {
        return new Planned(
                rest.events(),
                json.writeValueAsString(rest.next()),
                json.writeValueAsString(rest.trace()),
                rest.alerts().stream()
                        .map(finding -> new Finding(finding.label().name(), finding.excerpt()))
                        .toList());
    }

    private <T> Mono<T> compute(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(scheduler);
    }

    private Inquiry inquiry(Offer offer) {
        Inquiry authored = authored(offer);
        return offer.edition() == null
                ? authored
                : authored.told(offer.edition().telling());
    }

    private Inquiry authored(Offer offer) {
        return catalog.find(offer.id(), offer.locale())
                .orElseThrow(() -> new IllegalStateException("no inquiry " + offer.id() + " in " + offer.locale()));
    }

    /** A new program may bring the inquiry in another form: words that passed before are tested once more. */
    private void requireReady(Offer offer) {
        Edition edition = offer.edition();
        if (edition == null || ready.contains(edition.id() + "/" + edition.version())) {
            return;
        }
        Inquiry authored = authored(offer);
        if (!Readiness.check(
                        authored,
                        catalog.story(authored.story(), authored.locale()).orElse(null),
                        edition.telling())
                .isEmpty()) {
            throw Refusal.notReady("The built-in inquiry has changed. The plan has to be published again.", List.of());
        }
        ready.add(edition.id() + "/" + edition.version());
    }

    private static Offer offer(Inquiry inquiry) {
        return new Offer(
                inquiry.id(),
                inquiry.locale(),
                inquiry.title(),
                inquiry.drivingQuestion(),
                inquiry.phenomenon(),
                inquiry.discipline(),
                inquiry.kind().name(),
                inquiry.stages(),
                null);
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
