package org.qiwen.assistant.copilot.wording;

import java.util.stream.Stream;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.AccountStore;
import org.qiwen.assistant.account.SchoolSettingsStore;
import org.qiwen.assistant.budget.Budget;
import org.qiwen.assistant.budget.Payer;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.safety.KnownNames;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The terms that a teacher's school has decided on: where its texts may go, what may be spent, and that no name leaves. */
@Component
class PlanTerms {
    /** Most accounts whose names are looked up: more than any teacher's classes hold. */
    private static final int MOST_NAMES = 5_000;

    private final Database database;
    private final SchoolSettingsStore schools;
    private final AccountStore accounts;
    private final Budget budget;

    PlanTerms(Database database, SchoolSettingsStore schools, AccountStore accounts, Budget budget) {
        this.database = database;
        this.schools = schools;
        this.accounts = accounts;
        this.budget = budget;
    }

    /**
     * The terms of one plan.
     *
     * @param by who has it worded and pays for it
     * @param author whose plan it is: an admin may mend another's, and then the names of both's classes are left out
     */
    Mono<WordingTerms> of(Account by, AccountId author) {
        return database.transact(() -> new WordingTerms(
                schools.find(by.school().id()).localOnly(),
                names(by, author),
                budget.of(new Payer(by.id(), null, by.school().id()))));
    }

    private KnownNames names(Account by, AccountId author) {
        Stream<Account> owners = Stream.concat(Stream.of(by), accounts.find(author).stream());
        Stream<Account> classes = Stream.of(by.id(), author)
                .distinct()
                .flatMap(teacher -> accounts.inClassesOf(teacher, "", MOST_NAMES).stream());
        return KnownNames.of(Stream.concat(owners, classes)
                .distinct()
                .map(person -> new KnownNames.Person(person.username(), person.displayName(), person.isStudent()))
                .toList());
    }
}
