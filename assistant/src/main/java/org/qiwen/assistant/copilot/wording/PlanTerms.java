package org.qiwen.assistant.copilot.wording;

import java.util.List;
import java.util.stream.Stream;
import org.qiwen.assistant.account.Account;
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

    Mono<WordingTerms> of(Account teacher) {
        return database.transact(() -> new WordingTerms(
                schools.find(teacher.school().id()).localOnly(),
                names(teacher, accounts.inClassesOf(teacher.id(), "", MOST_NAMES)),
                budget.of(new Payer(teacher.id(), null, teacher.school().id()))));
    }

    private static KnownNames names(Account teacher, List<Account> classes) {
        return KnownNames.of(Stream.concat(Stream.of(teacher), classes.stream())
                .map(person -> new KnownNames.Person(person.username(), person.displayName(), person.isStudent()))
                .toList());
    }
}
