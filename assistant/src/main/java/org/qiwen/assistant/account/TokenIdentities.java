package org.qiwen.assistant.account;

import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.database.Database;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Says who a request is. An {@code Authorization} header decides alone, so that a request without a CSRF token never
 * rides on a cookie; a wrong one is refused. A session cookie that has expired is as good as none: pages still load.
 */
@Component
class TokenIdentities implements ServerAuthenticationConverter {
    private static final String BEARER = "Bearer ";

    private final Database database;
    private final TokenStore tokens;

    TokenIdentities(Database database, TokenStore tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return bearer(header);
        }
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(SessionCookie.NAME);
        return cookie == null || cookie.getValue().isEmpty()
                ? Mono.empty()
                : find(cookie.getValue(), Token.Kind.SESSION);
    }

    private Mono<Authentication> bearer(@Nullable String header) {
        return header != null && header.startsWith(BEARER)
                ? find(header.substring(BEARER.length()).strip(), Token.Kind.API)
                        .switchIfEmpty(refused())
                : refused();
    }

    private Mono<Authentication> find(String secret, Token.Kind kind) {
        return database.transact(() -> tokens.find(Token.of(secret), kind).orElse(null))
                .map(AccountAuthentication::new);
    }

    private static Mono<Authentication> refused() {
        return Mono.error(() -> new BadCredentialsException("unknown or expired token"));
    }
}
