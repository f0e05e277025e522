package org.qiwen.assistant.account;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions and API tokens in SQL, by hash. Blocks: call it inside a transaction of the database package. */
@Component
class TokenStore {
    private final JdbcClient jdbc;
    private final AccountStore accounts;
    private final Clock clock;

    TokenStore(JdbcClient jdbc, AccountStore accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Stores a token, and forgets those of the account that have expired. Returns the end of its life. */
    Instant add(Token token, Token.Kind kind, AccountId account, String name) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant expires = now.plus(kind.life());
        jdbc.sql("delete from token where account_id = :account and expires <= :now")
                .param("account", account.value())
                .param("now", at(now))
                .update();
        jdbc.sql("""
                        insert into token (hash, kind, account_id, name, created, expires)
                        values (:hash, :kind, :account, :name, :now, :expires)
                        """)
                .param("hash", token.hash())
                .param("kind", kind.name())
                .param("account", account.value())
                .param("name", name)
                .param("now", at(now))
                .param("expires", at(expires))
                .update();
        return expires;
    }

    /** The account behind a live token of this kind. */
    Optional<Account> find(Token token, Token.Kind kind) {
        return jdbc.sql("select account_id from token where hash = :hash and kind = :kind and expires > :now")
                .param("hash", token.hash())
                .param("kind", kind.name())
                .param("now", at(clock.instant()))
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .optional()
                .flatMap(accounts::find);
    }

    void remove(Token token) {
        jdbc.sql("delete from token where hash = :hash")
                .param("hash", token.hash())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
