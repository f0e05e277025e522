package org.qiwen.assistant.account;

import java.util.Optional;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes the first admin of a fresh server by a code that only who started it can read. While there is no admin each
 * start prints a new code and the one printed last counts.
 */
@Component
class FirstAdmin {
    private static final String THROTTLE = "\u0000first-admin";

    private final Database database;
    private final AccountStore accounts;
    private final AccountDesk desk;
    private final FailedSignIns failures;

    FirstAdmin(Database database, AccountStore accounts, AccountDesk desk, FailedSignIns failures) {
        this.database = database;
        this.accounts = accounts;
        this.desk = desk;
        this.failures = failures;
    }

    /** A new code, or nothing when there is an admin. Blocks; called at start inside a transaction. */
    Optional<Token> prepare() {
        if (accounts.hasAdmin()) {
            accounts.setFirstAdminCode(null);
            return Optional.empty();
        }
        Token code = Token.random();
        accounts.setFirstAdminCode(code.hash());
        return Optional.of(code);
    }

    Mono<Account> create(Token code, AccountDesk.NewAccount admin) {
        return Mono.defer(() -> failures.waitFor(THROTTLE)
                .<Mono<Account>>map(wait -> Mono.error(Refusal.tooManyAttempts(wait)))
                .orElseGet(() -> database.run(() -> take(code)).then(desk.create(admin))));
    }

    private void take(Token code) {
        if (accounts.hasAdmin()) {
            throw Refusal.of(ProblemType.CONFLICT, "There is an admin already; ask them for an account.");
        }
        if (!accounts.takeFirstAdminCode(code.hash())) {
            failures.failed(THROTTLE);
            throw Refusal.of(ProblemType.WRONG_CODE, "The code is printed where the server was started.");
        }
    }
}
