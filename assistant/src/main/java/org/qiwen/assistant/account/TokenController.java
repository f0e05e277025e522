package org.qiwen.assistant.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.web.Fields;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** API tokens for scripts. */
@RestController
class TokenController {
    private final Database database;
    private final TokenStore tokens;

    TokenController(Database database, TokenStore tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    record NewToken(@Nullable String name) {}

    /** The only time that the secret is shown. */
    record ShownToken(String token, String name, Instant expires) {}

    @PostMapping("/api/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ShownToken> create(@RequestBody NewToken request, @AuthenticationPrincipal Account account) {
        Fields fields = new Fields();
        String name = fields.text("name", request.name(), 1, 100);
        fields.check();
        Token token = Token.random();
        return database.transact(
                () -> new ShownToken(token.secret(), name, tokens.add(token, Token.Kind.API, account.id(), name)));
    }
}
