package org.qiwen.assistant.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.AccountStore;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.budget.Budget;
import org.qiwen.assistant.budget.Payer;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.safety.KnownNames;
import org.qiwen.assistant.tutor.Hurry;
import org.qiwen.assistant.tutor.WordingTerms;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The terms that the school has decided on: where its texts may go, what may be spent, and that no name leaves: neither of
 * who holds the conversation, nor of anybody in the class.
 */
@Component
class SchoolTerms implements TermsOfWording {
    /** How long the names of a class are remembered, because each turn of it asks for them. Our choice: a class seldom grows. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Database database;
    private final AccountStore accounts;
    private final Budget budget;
    private final Map<ClassId, Mono<ClassNames>> classes = new ConcurrentHashMap<>();

    SchoolTerms(Database database, AccountStore accounts, Budget budget) {
        this.database = database;
        this.accounts = accounts;
        this.budget = budget;
    }

    @Override
    public WordingTerms of(Conversation conversation, Mono<Hurry> hurry) {
        return new WordingTerms(
                conversation.localOnly(),
                hurry,
                names(conversation),
                budget.of(new Payer(conversation.owner(), conversation.heldIn(), conversation.school())));
    }

    private Mono<KnownNames> names(Conversation conversation) {
        ClassId heldIn = conversation.heldIn();
        AccountId owner = conversation.owner();
        return heldIn == null
                ? look(() -> List.of(), owner)
                : classes.computeIfAbsent(heldIn, this::members)
                        .filter(known -> known.accounts().contains(owner))
                        .map(ClassNames::names)
                        // Somebody who has just come, or has left since.
                        .switchIfEmpty(Mono.defer(() -> look(() -> accounts.members(heldIn), owner)));
    }

    private Mono<ClassNames> members(ClassId id) {
        return database.transact(() -> {
                    List<Account> members = accounts.members(id);
                    return new ClassNames(
                            members.stream().map(Account::id).collect(Collectors.toSet()), names(members.stream()));
                })
                .cache(known -> REMEMBERED, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<KnownNames> look(Supplier<List<Account>> others, AccountId owner) {
        return database.transact(() -> names(Stream.concat(others.get().stream(), accounts.find(owner).stream())));
    }

    private static KnownNames names(Stream<Account> people) {
        return KnownNames.of(people.map(account ->
                        new KnownNames.Person(account.username(), account.displayName(), account.isStudent()))
                .toList());
    }

    /** Names of a class and whose they are. */
    private record ClassNames(Set<AccountId> accounts, KnownNames names) {}
}
