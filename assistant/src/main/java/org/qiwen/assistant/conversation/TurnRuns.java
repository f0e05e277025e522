package org.qiwen.assistant.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.tutor.Hurry;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.tutor.TurnEvent;
import org.qiwen.assistant.tutor.WordingTerms;
import org.qiwen.assistant.web.ErrorResponses;
import org.qiwen.assistant.web.Problem;
import org.qiwen.assistant.web.ProblemType;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * The turns that this node is answering, and the stream of any turn's events. An answer belongs to nobody's connection:
 * it goes on when the browser is lost, and any number of listeners may come and go. When the server stops, answers are
 * ended at once from authored words, before the web server begins to refuse requests.
 */
@Component
class TurnRuns implements SmartLifecycle {
    private final Tutoring tutoring;
    private final TurnJournal journal;
    private final JsonMapper json;
    private final TurnSettings settings;
    private final TermsOfWording terms;
    private final Map<TurnRef, LiveTurn> live = new ConcurrentHashMap<>();
    private final Sinks.Empty<Void> leaving = Sinks.empty();
    private volatile boolean open = true;

    TurnRuns(Tutoring tutoring, TurnJournal journal, JsonMapper json, TurnSettings settings, TermsOfWording terms) {
        this.tutoring = tutoring;
        this.journal = journal;
        this.json = json;
        this.settings = settings;
        this.terms = terms;
    }

    /**
     * Takes the student's message and begins to answer it. Goes through even when the caller is gone in the middle, so
     * that no accepted message stays without an answer. Refuses when {@code owner} does not hold the conversation.
     */
    Mono<TurnRef> begin(ConversationId id, AccountId owner, String key, StudentMessage student) {
        return Mono.fromFuture(
                () -> journal.accept(id, owner, key, student)
                        .doOnNext(accepted -> {
                            if (accepted.isNew()) {
                                start(accepted.turn(), accepted.before(), student);
                            }
                        })
                        .map(TurnJournal.Accepted::turn)
                        .toFuture(),
                true);
    }

    /**
     * The events of a turn after number {@code after}, and what still comes; ends with the turn. A turn that another node
     * answers is left in the middle when this one stops.
     */
    Flux<StoredEvent> events(TurnRef turn, int after) {
        return Flux.defer(() -> {
            LiveTurn run = live.get(turn);
            return run == null ? stored(turn, after).takeUntilOther(leaving.asMono()) : run.events(after);
        });
    }

    /** Completes when this node is about to stop. */
    Mono<Void> leaving() {
        return leaving.asMono();
    }

    /** Stops a turn; nothing happens when it has ended. */
    Mono<Void> cancel(TurnRef turn) {
        return journal.read(turn)
                .then(journal.end(
                        turn,
                        TurnStatus.CANCELLED,
                        Problem.of(ProblemType.TURN_CANCELLED, "Your message is kept. Send another to go on.")))
                .doOnNext(ended -> {
                    LiveTurn run = live.get(turn);
                    if (run != null) {
                        run.stop();
                    }
                })
                .then();
    }

    private void start(TurnRef turn, Conversation before, StudentMessage student) {
        LiveTurn run = new LiveTurn(settings);
        live.put(turn, run);
        if (!open) {
            run.hurry(Hurry.SHUTDOWN);
        }
        answer(turn, before, student, run)
                .doFinally(end -> {
                    live.remove(turn);
                    run.close();
                })
                .subscribe(nothing -> {}, failure -> ErrorResponses.fault("ending turn " + turn.number(), failure));
    }

    private Mono<Void> answer(TurnRef turn, Conversation before, StudentMessage student, LiveTurn run) {
        WordingTerms wording = terms.of(before, run.hurry());
        return Flux.defer(() -> tutoring.answer(offer(before), before.school(), before.state(), student, wording))
                .concatMap(part -> deliver(turn, part, run), 1)
                .all(ours -> ours)
                .takeUntilOther(Mono.firstWithSignal(run.stopped(), lost(turn, run)))
                .defaultIfEmpty(false)
                .timeout(settings.limit())
                .onErrorResume(failure -> giveUp(turn, failure))
                .filter(whole -> !whole)
                .flatMap(notWhole -> catchUp(turn, run));
    }

    private Tutoring.Offer offer(Conversation conversation) {
        return tutoring.offer(conversation.inquiry(), conversation.locale())
                .map(offer -> offer.in(conversation.edition()))
                .orElseThrow(() -> new IllegalStateException(
                        "inquiry " + conversation.inquiry() + " is not there in " + conversation.locale()));
    }

    /** Extends the lease while the answer takes its time; completes when the turn is no longer ours. */
    private Mono<Void> lost(TurnRef turn, LiveTurn run) {
        return Flux.interval(settings.renew())
                .onBackpressureDrop()
                .concatMap(tick -> journal.renew(turn)
                        .doOnNext(renewal -> renewal.sinceHeard().ifPresent(run::heardElsewhere))
                        .map(TurnJournal.Renewal::isOurs)
                        .onErrorResume(failure -> {
                            ErrorResponses.fault("extending the lease of turn " + turn.number(), failure);
                            return Mono.just(true);
                        }))
                .takeUntil(ours -> !ours)
                .then();
    }

    /** Commits group by group and sends each only then; false when somebody else ended the turn meanwhile. */
    private Mono<Boolean> deliver(TurnRef turn, Tutoring.Part part, LiveTurn run) {
        List<List<StoredEvent>> groups = groups(numbered(turn, part.events(), run));
        if (!(part instanceof Tutoring.Planned planned)) {
            return append(turn, groups, run);
        }
        List<StoredEvent> last = groups.get(groups.size() - 1);
        TurnEvent.Done done = planned.done();
        TurnJournal.Whole whole = new TurnJournal.Whole(
                last,
                planned.state(),
                planned.trace(),
                new Conversation.Progress(done.phase(), done.reached(), done.total(), done.dots()),
                planned.alerts());
        return append(turn, groups.subList(0, groups.size() - 1), run)
                .flatMap(ours -> ours ? sendAfter(journal.complete(turn, whole), last, run) : Mono.just(false));
    }

    private Mono<Boolean> append(TurnRef turn, List<List<StoredEvent>> groups, LiveTurn run) {
        return Flux.fromIterable(groups)
                .concatMap(group -> sendAfter(journal.append(turn, group), group, run))
                .all(ours -> ours);
    }

    private static Mono<Boolean> sendAfter(Mono<Boolean> commit, List<StoredEvent> group, LiveTurn run) {
        return commit.doOnNext(ours -> {
            if (ours) {
                run.send(group);
            }
        });
    }

    private Mono<Boolean> giveUp(TurnRef turn, Throwable failure) {
        Problem fault = ErrorResponses.fault("answering a turn", failure);
        Problem problem = Problem.of(
                ProblemType.TURN_INTERRUPTED, "Your message is kept. Send it again to go on. " + fault.detail());
        return journal.end(turn, TurnStatus.INTERRUPTED, problem).thenReturn(false);
    }

    /** Sends what others committed: the last event of a turn that was stopped. */
    private Mono<Void> catchUp(TurnRef turn, LiveTurn run) {
        return journal.read(turn).doOnNext(found -> run.send(found.events())).then();
    }

    private Flux<StoredEvent> stored(TurnRef turn, int after) {
        return journal.follow(turn).flatMapMany(found -> {
            List<StoredEvent> news = found.events().stream()
                    .filter(event -> event.number() > after)
                    .toList();
            if (found.status() != TurnStatus.RUNNING) {
                return Flux.fromIterable(news);
            }
            int seen = news.isEmpty() ? after : news.get(news.size() - 1).number();
            return Flux.fromIterable(news)
                    .concatWith(Mono.delay(settings.poll()).thenMany(Flux.defer(() -> events(turn, seen))));
        });
    }

    private List<StoredEvent> numbered(TurnRef turn, List<TurnEvent> events, LiveTurn run) {
        List<StoredEvent> numbered = new ArrayList<>();
        for (TurnEvent event : events) {
            // The dialogue counts whole turns only; clients count every turn.
            TurnEvent sent = event instanceof TurnEvent.Done done
                    ? new TurnEvent.Done(
                            turn.number(), done.reached(), done.total(), done.phase(), done.dots(), done.card())
                    : event;
            numbered.add(new StoredEvent(run.nextNumber(), sent.type(), json.writeValueAsString(sent)));
        }
        return numbered;
    }

    private List<List<StoredEvent>> groups(List<StoredEvent> events) {
        List<List<StoredEvent>> groups = new ArrayList<>();
        for (int from = 0; from < events.size(); from += settings.group()) {
            groups.add(events.subList(from, Math.min(events.size(), from + settings.group())));
        }
        return groups;
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** Ends what runs from authored words and tells the listeners to come back; {@code done} when all of it has ended. */
    @Override
    public void stop(Runnable done) {
        open = false;
        leaving.tryEmitEmpty();
        List<LiveTurn> running = List.copyOf(live.values());
        running.forEach(run -> run.hurry(Hurry.SHUTDOWN));
        Flux.fromIterable(running).flatMap(LiveTurn::ended).subscribe(nothing -> {}, failure -> done.run(), done);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }
}
