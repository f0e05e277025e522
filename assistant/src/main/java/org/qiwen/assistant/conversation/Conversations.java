package org.qiwen.assistant.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountStore;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.account.SchoolClass;
import org.qiwen.assistant.account.StageRule;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.edition.EditionId;
import org.qiwen.assistant.edition.EditionStore;
import org.qiwen.assistant.edition.StoredEdition;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Opens conversations and lets those read them who may; every way in asks {@link StageRule}. */
@Component
class Conversations {
    private final Database database;
    private final ConversationStore conversations;
    private final TurnStore turns;
    private final AccountStore accounts;
    private final EditionStore editions;
    private final Tutoring tutoring;
    private final JsonMapper json;
    private final Clock clock;

    Conversations(
            Database database,
            ConversationStore conversations,
            TurnStore turns,
            AccountStore accounts,
            EditionStore editions,
            Tutoring tutoring,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.conversations = conversations;
        this.turns = turns;
        this.accounts = accounts;
        this.editions = editions;
        this.tutoring = tutoring;
        this.json = json;
        this.clock = clock;
    }

    /** A conversation with all its turns. */
    record Whole(Conversation conversation, List<Turn> turns) {}

    /** A new conversation and the tutor's first words. */
    record Begun(ConversationId id, Tutoring.Opened.Words opening) {}

    /**
     * What this account may run: what its classes were given, the newest first, then the built-in ones, those for the account's
     * own stage before those for others.
     */
    Mono<List<Tutoring.Offer>> offers(String locale, Account account) {
        return database.transact(() -> editions.given(account, locale))
                .map(given -> Stream.concat(
                                given.stream().flatMap(edition -> told(edition).stream()),
                                tutoring.offers(locale).stream()
                                        .filter(offer -> StageRule.stageToRun(account, offer.stages())
                                                .isPresent())
                                        .sorted(nearest(account.stage())))
                        .toList());
    }

    private static Comparator<Tutoring.Offer> nearest(@Nullable Stage own) {
        return Comparator.comparingInt(offer -> own == null ? 0 : offer.distance(own));
    }

    /** @param inquiry id of a built-in inquiry, or of an edition; that has its own language */
    Mono<Begun> begin(String inquiry, String locale, Account account) {
        return EditionId.in(inquiry)
                .map(id -> database.transact(() -> editions.find(id, account).orElse(null))
                        .flatMap(edition -> Mono.justOrEmpty(told(edition)))
                        .switchIfEmpty(Mono.error(() -> Refusal.notFound("inquiry")))
                        .flatMap(offer -> begin(offer, StageRule.stageToRunGiven(account, offer.stages()), account)))
                .orElseGet(() -> Mono.defer(() -> {
                    Tutoring.Offer offer =
                            tutoring.offer(inquiry, locale).orElseThrow(() -> Refusal.notFound("inquiry"));
                    return begin(offer, StageRule.stageToRun(account, offer.stages()), account);
                }));
    }

    private Mono<Begun> begin(Tutoring.Offer offer, Optional<Stage> allowed, Account account) {
        return Mono.defer(() -> {
            Stage stage = allowed.orElseThrow(() -> refusal(account));
            return tutoring.open(offer, stage).flatMap(opened -> store(offer, stage, opened, account));
        });
    }

    private Optional<Tutoring.Offer> told(StoredEdition edition) {
        return tutoring.offer(edition.inquiry(), edition.locale()).map(offer -> offer.in(edition.edition()));
    }

    Mono<Page<Conversation>> list(Account reader, @Nullable Instant before, int size) {
        return database.transact(() -> Page.of(
                conversations.list(reader, before, size + 1),
                size,
                last -> last.updated().toString()));
    }

    Mono<Whole> read(ConversationId id, Account reader) {
        return database.transact(() -> {
            return new Whole(findReadable(id, reader), turns.all(id));
        });
    }

    Mono<Whole> readWithTrace(ConversationId id, Account reader) {
        return database.transact(() -> {
            Conversation found = find(id);
            if (!StageRule.mayReadTrace(
                    reader, found.owner(), found.school(), found.heldIn(), teaches(reader, found.heldIn()))) {
                throw Refusal.notFound("conversation");
            }
            return new Whole(found, turns.all(id));
        });
    }

    /** Completes when {@code reader} may read the conversation. */
    Mono<Void> requireReadable(ConversationId id, Account reader) {
        return database.run(() -> findReadable(id, reader));
    }

    /** Completes when {@code account} holds the conversation: only they stop turns, as only they send them. */
    Mono<Void> requireOwn(ConversationId id, Account account) {
        return database.run(() -> {
            if (!find(id).owner().equals(account.id())) {
                throw Refusal.notFound("conversation");
            }
        });
    }

    private Conversation findReadable(ConversationId id, Account reader) {
        Conversation found = find(id);
        if (!StageRule.mayRead(
                reader, found.owner(), found.school(), found.heldIn(), teaches(reader, found.heldIn()))) {
            throw Refusal.notFound("conversation");
        }
        return found;
    }

    private Mono<Begun> store(Tutoring.Offer offer, Stage stage, Tutoring.Opened opened, Account account) {
        SchoolClass heldIn = account.schoolClass();
        Conversation conversation = new Conversation(
                ConversationId.random(),
                account.id(),
                account.displayName(),
                account.school().id(),
                false,
                heldIn == null ? null : heldIn.id(),
                offer.id(),
                offer.edition(),
                offer.locale(),
                stage,
                offer.title(),
                opened.progress(),
                json.writeValueAsString(opened.words()),
                opened.state(),
                0,
                null,
                clock.instant(),
                clock.instant());
        return database.run(() -> conversations.add(conversation))
                .thenReturn(new Begun(conversation.id(), opened.words()));
    }

    private Conversation find(ConversationId id) {
        return conversations.find(id).orElseThrow(() -> Refusal.notFound("conversation"));
    }

    private boolean teaches(Account reader, @Nullable ClassId heldIn) {
        return heldIn != null && accounts.isMember(heldIn, reader.id());
    }

    private static Refusal refusal(Account account) {
        return account.stage() == null
                ? Refusal.of(ProblemType.NO_CLASS, "Ask your teacher to put you into your class.")
                : Refusal.of(ProblemType.STAGE, "This inquiry is for a later school stage.");
    }
}
