package org.qiwen.assistant.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.web.Fields;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in and out, and who one is. */
@RestController
class SessionController {
    private final SignIn signIn;

    SessionController(SignIn signIn) {
        this.signIn = signIn;
    }

    record Credentials(@Nullable String username, @Nullable String password) {}

    /** Answer of {@code GET /api/me}; {@code stage} and {@code class} are null unless a student is in a class. */
    record Me(
            AccountId id,
            String username,
            String displayName,
            Role role,
            @Nullable Stage stage,

            @JsonProperty("class") @Nullable SchoolClass schoolClass,

            School school,
            boolean demo) {}

    @PostMapping(path = "/api/session", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> open(@RequestBody Credentials credentials, ServerWebExchange exchange) {
        Fields fields = new Fields();
        String username = fields.text("username", credentials.username(), 1, 200);
        String password = credentials.password() == null ? "" : credentials.password();
        fields.require(!password.isEmpty() && password.length() <= 200, "password", "needs 1 to 200 characters");
        fields.check();
        return signIn.with(username, password)
                .doOnNext(
                        token -> exchange.getResponse().addCookie(SessionCookie.holding(token, exchange.getRequest())))
                .then();
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> close(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        HttpCookie cookie = request.getCookies().getFirst(SessionCookie.NAME);
        exchange.getResponse().addCookie(SessionCookie.removed(request));
        return cookie == null ? Mono.empty() : signIn.end(Token.of(cookie.getValue()));
    }

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal Account account) {
        return new Me(
                account.id(),
                account.username(),
                account.displayName(),
                account.role(),
                account.stage(),
                account.schoolClass(),
                account.school(),
                account.demo());
    }
}
