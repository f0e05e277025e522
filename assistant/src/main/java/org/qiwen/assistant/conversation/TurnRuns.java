package org.qiwen.assistant.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.tutor.TurnEvent;
import org.qiwen.assistant.web.ErrorResponses;
import org.qiwen.assistant.web.Problem;
import org.qiwen.assistant.web.ProblemType;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * The turns that this node is answering, and the stream of any turn's events. An answer belongs to nobody's connection:
 * it goes on when the browser is lost, and any number of listeners may come and go.
 */
@Component
class TurnRuns implements DisposableBean {
    private final Tutoring tutoring;
    private final TurnJournal journal;
    private final JsonMapper json;
    private final TurnSettings settings;
    private final Map<TurnRef, Run> live = new ConcurrentHashMap<>();

    TurnRuns(Tutoring tutoring, TurnJournal journal, JsonMapper json, TurnSettings settings) {
        this.tutoring = tutoring;
        this.journal = journal;
        this.json = json;
        this.settings = settings;
    }

    /** One answer in the making: what has been committed of it, for those who listen. */
    private static final class Run {
        private final Sinks.Many<StoredEvent> committed = Sinks.many().replay().all();
        private final Disposable.Swap work = Disposables.swap();
        private volatile int last;

        /** Sends the events that come after the last one sent. Called by one thread after another. */
        private void send(List<StoredEvent> events) {
            for (StoredEvent event : events) {
                if (event.number() > last) {
                    last = event.number();
                    committed.emitNext(event, Sinks.EmitFailureHandler.FAIL_FAST);
                }
            }
        }
    }

    /**
     * Takes the student's message and begins to answer it. Goes through even when the caller is gone in the middle, so
     * that no accepted message stays without an answer.
     */
    Mono<TurnRef> begin(ConversationId id, String key, StudentMessage student) {
        return Mono.fromFuture(
                () -> journal.accept(id, key, student)
                        .doOnNext(accepted -> {
                            if (accepted.isNew()) {
                                start(accepted.turn(), accepted.before(), student);
                            }
                        })
                        .map(TurnJournal.Accepted::turn)
                        .toFuture(),
                true);
    }

    /** The events of a turn after number {@code after}, and what still comes; ends with the turn. */
    Flux<StoredEvent> events(TurnRef turn, int after) {
        return Flux.defer(() -> {
            Run run = live.get(turn);
            return run == null ? stored(turn, after) : run.committed.asFlux().filter(event -> event.number() > after);
        });
    }

    /** Stops a turn; nothing happens when it has ended. */
    Mono<Void> cancel(TurnRef turn) {
        return journal.read(turn)
                .then(journal.end(
                        turn,
                        TurnStatus.CANCELLED,
                        Problem.of(ProblemType.TURN_CANCELLED, "Your message is kept. Send another to go on.")))
                .then();
    }

    private void start(TurnRef turn, Conversation before, StudentMessage student) {
        Run run = new Run();
        live.put(turn, run);
        run.work.update(answer(turn, before, student, run)
                .doFinally(end -> {
                    live.remove(turn);
                    run.committed.tryEmitComplete();
                })
                .subscribe(nothing -> {}, failure -> ErrorResponses.fault("ending turn " + turn.number(), failure)));
    }

    private Mono<Void> answer(TurnRef turn, Conversation before, StudentMessage student, Run run) {
        return Mono.defer(() -> tutoring.plan(offer(before), before.school(), before.state(), student))
                .flatMap(planned -> deliver(turn, planned, run))
                .timeout(settings.limit())
                .onErrorResume(failure -> giveUp(turn, failure))
                .filter(whole -> !whole)
                .flatMap(notWhole -> catchUp(turn, run));
    }

    private Tutoring.Offer offer(Conversation conversation) {
        return tutoring.offer(conversation.inquiry(), conversation.locale())
                .orElseThrow(() -> new IllegalStateException(
                        "inquiry " + conversation.inquiry() + " is not there in " + conversation.locale()));
    }

    /** Commits group by group and sends each only then; false when somebody else ended the turn meanwhile. */
    private Mono<Boolean> deliver(TurnRef turn, Tutoring.Planned planned, Run run) {
        List<List<StoredEvent>> groups = groups(numbered(turn, planned.events()));
        int last = groups.size() - 1;
        TurnEvent.Done done = planned.done();
        TurnJournal.Whole whole = new TurnJournal.Whole(
                groups.get(last),
                planned.state(),
                planned.trace(),
                new Conversation.Progress(done.phase(), done.reached(), done.total(), done.dots()),
                planned.alerts());
        return Flux.fromIterable(groups.subList(0, last))
                .concatMap(group -> sendAfter(journal.append(turn, group), group, run))
                .takeUntil(ours -> !ours)
                .all(ours -> ours)
                .flatMap(ours ->
                        ours ? sendAfter(journal.complete(turn, whole), groups.get(last), run) : Mono.just(false));
    }

    private static Mono<Boolean> sendAfter(Mono<Boolean> commit, List<StoredEvent> group, Run run) {
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
    private Mono<Void> catchUp(TurnRef turn, Run run) {
        return journal.read(turn).doOnNext(found -> run.send(found.events())).then();
    }

    private Flux<StoredEvent> stored(TurnRef turn, int after) {
        return journal.read(turn).flatMapMany(found -> {
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

    private List<StoredEvent> numbered(TurnRef turn, List<TurnEvent> events) {
        List<StoredEvent> numbered = new ArrayList<>();
        for (TurnEvent event : events) {
            // The dialogue counts whole turns only; clients count every turn.
            TurnEvent sent = event instanceof TurnEvent.Done done
                    ? new TurnEvent.Done(
                            turn.number(), done.reached(), done.total(), done.phase(), done.dots(), done.card())
                    : event;
            numbered.add(new StoredEvent(numbered.size() + 1, sent.type(), json.writeValueAsString(sent)));
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
    public void destroy() {
        live.values().forEach(run -> run.work.dispose());
    }
}
