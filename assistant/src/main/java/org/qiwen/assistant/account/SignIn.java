package org.qiwen.assistant.account;

import java.util.Locale;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns a name and a password into a session. Takes the same time whether the name exists or not. */
@Component
class SignIn {
    private final Database database;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final Passwords passwords;
    private final FailedSignIns failures;

    SignIn(Database database, AccountStore accounts, TokenStore tokens, Passwords passwords, FailedSignIns failures) {
        this.database = database;
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
        this.failures = failures;
    }

    /** Names are compared in lower case, because tablets like to begin with a capital. */
    static String normal(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    /** The new session's token; a {@link Refusal} when the credentials are wrong or came too often. */
    Mono<Token> with(String username, String password) {
        String name = normal(username);
        return Mono.defer(() -> failures.waitFor(name)
                .<Mono<Token>>map(wait -> Mono.error(Refusal.tooManyAttempts(wait)))
                .orElseGet(() -> checked(name, password).flatMap(this::open)));
    }

    /** Ends a session or revokes a token; nothing happens when there is none. */
    Mono<Void> end(Token token) {
        return database.run(() -> tokens.remove(token));
    }

    private Mono<Account> checked(String name, String password) {
        return database.transact(() -> accounts.findWithPassword(name))
                .flatMap(found -> found.map(known -> passwords
                                .matches(password, known.encodedPassword())
                                .filter(matches -> matches)
                                .map(matches -> known.account()))
                        .orElseGet(() -> passwords.matchesNobody().then(Mono.empty())))
                .switchIfEmpty(Mono.defer(() -> refuse(name)))
                .doOnNext(account -> failures.succeeded(name));
    }

    private Mono<Account> refuse(String name) {
        failures.failed(name);
        return Mono.error(Refusal.of(ProblemType.WRONG_CREDENTIALS, "Check both and try again."));
    }

    private Mono<Token> open(Account account) {
        Token token = Token.random();
        return database.transact(() -> {
            tokens.add(token, Token.Kind.SESSION, account.id(), "browser");
            return token;
        });
    }
}
