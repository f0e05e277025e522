package org.qiwen.assistant.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes and lists accounts and classes. Admins act on everything of their school; a teacher makes classes, students in the
 * own classes, and sees only these. What is of another school is not found.
 */
@Component
class AccountDesk {
    private final Database database;
    private final AccountStore accounts;
    private final PossessionStore possessions;
    private final Passwords passwords;
    private final String schoolName;

    AccountDesk(
            Database database,
            AccountStore accounts,
            PossessionStore possessions,
            Passwords passwords,
            @Value("${qiwen.school}") String schoolName) {
        this.database = database;
        this.accounts = accounts;
        this.possessions = possessions;
        this.passwords = passwords;
        this.schoolName = schoolName;
    }

    /** What is needed for a new account; {@code classId} null means in no class. */
    record NewAccount(
            String username,
            String displayName,
            Role role,
            @Nullable ClassId classId,
            String password) {}

    /** Makes an account without asking who wants it; for the first admin. */
    Mono<Account> create(NewAccount wanted) {
        return create(wanted, Optional.empty());
    }

    Mono<Account> create(NewAccount wanted, Account by) {
        return create(wanted, Optional.of(by));
    }

    Mono<SchoolClass> createClass(String name, Stage stage, Account by) {
        if (by.isStudent()) {
            return Mono.error(Refusal.of(ProblemType.FORBIDDEN, "Classes are made by teachers and admins."));
        }
        return database.transact(() -> {
                    SchoolClass added = accounts.addClass(by.school(), name, stage);
                    if (!by.isAdmin()) {
                        accounts.join(added.id(), by.id());
                    }
                    return added;
                })
                .onErrorMap(
                        DuplicateKeyException.class,
                        e -> Refusal.of(ProblemType.CONFLICT, "The school has a class of this name."));
    }

    Mono<Page<SchoolClass>> classes(Account by) {
        return database.transact(
                () -> Page.all(by.isAdmin() ? accounts.classesIn(by.school()) : accounts.classesOf(by.id())));
    }

    Mono<Page<Account>> members(ClassId id, Account by) {
        return database.transact(() -> {
            requireTeaching(id, by);
            return Page.all(accounts.members(id));
        });
    }

    Mono<Void> addMember(ClassId id, AccountId member, Account by) {
        return database.run(() -> {
            requireTeaching(id, by);
            Account found = accounts.find(member).orElseThrow(() -> Refusal.notFound("account"));
            if (!found.school().id().equals(by.school().id())) {
                throw Refusal.notFound("account");
            }
            requireJoined(accounts.join(id, member));
        });
    }

    Mono<Page<Account>> list(Account by, @Nullable String after, int size) {
        if (by.isStudent()) {
            return Mono.error(Refusal.of(ProblemType.FORBIDDEN, "Accounts are listed for teachers and admins."));
        }
        String from = after == null ? "" : after;
        return database.transact(() -> {
            List<Account> found = by.isAdmin()
                    ? accounts.in(by.school(), from, size + 1)
                    : accounts.inClassesOf(by.id(), from, size + 1);
            return Page.of(found, size, Account::username);
        });
    }

    /**
     * Deletes an account of the admin's school that nothing belongs to. What pupils said and teachers made is not deleted
     * with an account: who wants it gone is told what there is.
     */
    Mono<Void> delete(AccountId id, Account by) {
        if (!by.isAdmin()) {
            return Mono.error(Refusal.of(ProblemType.FORBIDDEN, "只有管理员可以删除账号。 Accounts are deleted by admins."));
        }
        return database.run(() -> {
                    Account found = accounts.find(id)
                            .filter(account ->
                                    account.school().id().equals(by.school().id()))
                            .orElseThrow(() -> Refusal.notFound("account"));
                    if (found.id().equals(by.id())) {
                        throw Refusal.of(ProblemType.CONFLICT, "不能删除自己的账号。 Nobody deletes the own account.");
                    }
                    possessions.requireNone(id);
                    accounts.delete(id);
                })
                // Something came to belong to it meanwhile.
                .onErrorMap(
                        DataIntegrityViolationException.class,
                        e -> Refusal.inUse("这个账号正在使用，没有删除。 The account is in use; it was not deleted.", List.of()));
    }

    private Mono<Account> create(NewAccount wanted, Optional<Account> by) {
        return passwords
                .hash(wanted.password())
                .flatMap(encoded -> database.transact(() -> add(wanted, encoded, by)))
                .onErrorMap(
                        DuplicateKeyException.class,
                        e -> Refusal.of(ProblemType.CONFLICT, "There is an account of this name."));
    }

    /** Makes an account on the calling thread, inside the caller's transaction; for the command line. */
    void addWithoutAsking(NewAccount wanted, String encodedPassword) {
        add(wanted, encodedPassword, Optional.empty());
    }

    private Account add(NewAccount wanted, String encoded, Optional<Account> by) {
        by.ifPresent(maker -> requireMayMake(wanted, maker));
        School school = by.map(Account::school)
                .orElseGet(() -> accounts.findSchool(schoolName).orElseGet(() -> accounts.addSchool(schoolName)));
        Account account = new Account(
                AccountId.random(), wanted.username(), wanted.displayName(), wanted.role(), school, null, false);
        accounts.add(account, encoded);
        if (wanted.classId() != null) {
            SchoolClass joined =
                    accounts.findClass(school, wanted.classId()).orElseThrow(() -> Refusal.notFound("class"));
            accounts.join(joined.id(), account.id());
        }
        return accounts.find(account.id()).orElseThrow();
    }

    private void requireMayMake(NewAccount wanted, Account by) {
        if (by.isAdmin()) {
            return;
        }
        if (by.isStudent() || wanted.role() != Role.STUDENT || wanted.classId() == null) {
            throw Refusal.of(ProblemType.FORBIDDEN, "Teachers make accounts for students of their own classes.");
        }
        requireTeaching(wanted.classId(), by);
    }

    private void requireTeaching(ClassId id, Account by) {
        boolean exists = accounts.findClass(by.school(), id).isPresent();
        if (!exists || by.isStudent() || (!by.isAdmin() && !accounts.isMember(id, by.id()))) {
            throw Refusal.notFound("class");
        }
    }

    private static void requireJoined(boolean joined) {
        if (!joined) {
            throw Refusal.of(ProblemType.CONFLICT, "A student is in one class only; this one is in another.");
        }
    }
}
