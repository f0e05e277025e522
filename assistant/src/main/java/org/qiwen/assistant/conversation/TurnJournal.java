package org.qiwen.assistant.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.safety.AlertStore;
import org.qiwen.assistant.safety.SafetyFinding;
import org.qiwen.assistant.safety.SafetyScreen;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.web.Problem;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every commit of a turn's life; one method, one transaction. Losing the process between any two of them leaves the
 * student's message there and the turn whole or, once its lease has passed, interrupted with the state before it. Not
 * final, so that a test can stop the process exactly before and after each commit.
 */
@Component
class TurnJournal {
    private final Database database;
    private final ConversationStore conversations;
    private final TurnStore turns;
    private final AlertStore alerts;
    private final JsonMapper json;
    private final TurnSettings settings;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();

    @Autowired
    TurnJournal(
            Database database,
            ConversationStore conversations,
            TurnStore turns,
            AlertStore alerts,
            JsonMapper json,
            TurnSettings settings,
            Clock clock) {
        this.database = database;
        this.conversations = conversations;
        this.turns = turns;
        this.alerts = alerts;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A student's message that is stored.
     *
     * @param isNew false when the key had begun this turn before: it must not be answered again
     * @param before the conversation as it was when the turn began
     */
    record Accepted(TurnRef turn, boolean isNew, Conversation before) {}

    /**
     * What was found when a lease was to be extended.
     *
     * @param isOurs false when the turn is no longer this node's to answer
     * @param sinceHeard time since a listener was seen on another node; empty when none was
     */
    record Renewal(boolean isOurs, Optional<Duration> sinceHeard) {}

    /** What a whole turn leaves behind, its last events included. */
    record Whole(
            List<StoredEvent> lastEvents,
            String state,
            String trace,
            Conversation.Progress progress,
            List<Tutoring.Finding> alerts) {}

    /**
     * Commits the message, and with it what an adult should see of it, so that no later loss of the turn loses that; refuses
     * when {@code owner} does not hold the conversation, or while another turn is being answered.
     */
    Mono<Accepted> accept(ConversationId id, AccountId owner, String key, StudentMessage student) {
        return database.transact(() -> {
            Conversation before = conversations
                    .find(id)
                    .filter(found -> found.owner().equals(owner))
                    .orElseThrow(() -> Refusal.notFound("conversation"));
            Optional<Integer> known = turns.findByKey(id, key);
            if (known.isEmpty()) {
                List<SafetyFinding> findings = SafetyScreen.screen(student.text());
                endRunningIfLost(before);
                Optional<Integer> begun = conversations.beginTurn(id);
                if (begun.isPresent()) {
                    TurnRef turn = new TurnRef(id, begun.get());
                    turns.add(turn, key, student, node, leaseUntil());
                    findings.forEach(found ->
                            alerts.add(id.value(), turn.number(), found.label().name(), found.excerpt()));
                    return new Accepted(turn, true, before);
                }
                // Somebody was faster; perhaps the same message sent twice at once.
                known = turns.findByKey(id, key);
            }
            return known.map(number -> new Accepted(new TurnRef(id, number), false, before))
                    .orElseThrow(() -> Refusal.of(
                            ProblemType.TURN_RUNNING,
                            "Read the answer at turns/" + (before.turns()) + "/events, or stop it, then send again."));
        });
    }

    /** Commits some events of a running turn; false when the turn is no longer this node's to answer. */
    Mono<Boolean> append(TurnRef turn, List<StoredEvent> events) {
        return database.transact(() -> {
            boolean ours = turns.extendLease(turn, node, leaseUntil());
            if (ours) {
                turns.addEvents(turn, events);
            }
            return ours;
        });
    }

    /** Extends the lease of a running turn. */
    Mono<Renewal> renew(TurnRef turn) {
        return database.transact(() -> {
            boolean ours = turns.extendLease(turn, node, leaseUntil());
            return new Renewal(
                    ours,
                    ours
                            ? turns.heardAt(turn).map(heard -> Duration.between(heard, clock.instant()))
                            : Optional.empty());
        });
    }

    /** Commits the last events, the new state, the trace and the alerts; false when the turn has ended otherwise. */
    Mono<Boolean> complete(TurnRef turn, Whole whole) {
        return database.transact(() -> {
            boolean ours = turns.complete(turn, node, whole.trace());
            if (ours) {
                turns.addEvents(turn, whole.lastEvents());
                whole.alerts()
                        .forEach(alert ->
                                alerts.add(turn.conversation().value(), turn.number(), alert.label(), alert.excerpt()));
                conversations.completeTurn(turn, whole.state(), whole.progress());
            }
            return ours;
        });
    }

    /** Ends a running turn without an answer, with {@code problem} as its last event; false when it had ended. */
    Mono<Boolean> end(TurnRef turn, TurnStatus status, Problem problem) {
        return database.transact(() -> endNow(turn, status, problem));
    }

    /** The turn as it is; a lost one is ended first. */
    Mono<Turn> read(TurnRef turn) {
        return database.transact(() -> readNow(turn));
    }

    /** The same for somebody who waits for more; the node that answers finds out when it next extends its lease. */
    Mono<Turn> follow(TurnRef turn) {
        return database.transact(() -> {
            Turn found = readNow(turn);
            Instant now = clock.instant();
            Instant heard = found.heardAt();
            if (found.status() == TurnStatus.RUNNING
                    && (heard == null || heard.plus(settings.renew()).isBefore(now))) {
                turns.heard(turn, now);
            }
            return found;
        });
    }

    /** Ends every running turn whose lease has passed; how many there were. */
    Mono<Integer> endLost() {
        return database.transact(() -> endAll(turns.lost(null)));
    }

    /** Ends every running turn of other nodes; only for a node that knows to be the only one. Blocks. */
    int endAllOfOtherNodes() {
        return endAll(turns.lost(node));
    }

    private int endAll(List<TurnRef> lost) {
        return (int) lost.stream()
                .filter(turn -> endNow(turn, TurnStatus.INTERRUPTED, interrupted()))
                .count();
    }

    private void endRunningIfLost(Conversation conversation) {
        Integer running = conversation.running();
        if (running != null) {
            turns.find(new TurnRef(conversation.id(), running))
                    .filter(this::isLost)
                    .ifPresent(turn -> endNow(turn.ref(), TurnStatus.INTERRUPTED, interrupted()));
        }
    }

    private boolean endNow(TurnRef turn, TurnStatus status, Problem problem) {
        boolean ended = turns.end(turn, status, null);
        if (ended) {
            StoredEvent last =
                    new StoredEvent(turns.lastEvent(turn) + 1, "problem", json.writeValueAsString(problem.body()));
            turns.addEvents(turn, List.of(last));
            conversations.endTurn(turn);
        }
        return ended;
    }

    private Turn readNow(TurnRef turn) {
        Turn found = turns.find(turn).orElseThrow(() -> Refusal.notFound("turn"));
        if (isLost(found)) {
            endNow(turn, TurnStatus.INTERRUPTED, interrupted());
            return turns.find(turn).orElseThrow();
        }
        return found;
    }

    private boolean isLost(@Nullable Turn turn) {
        return turn != null
                && turn.status() == TurnStatus.RUNNING
                && turn.leaseUntil().isBefore(clock.instant());
    }

    private Instant leaseUntil() {
        return clock.instant().plus(settings.lease());
    }

    private static Problem interrupted() {
        return Problem.of(
                ProblemType.TURN_INTERRUPTED, "Your message is kept. Send it again, or something else, to go on.");
    }
}
