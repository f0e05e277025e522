package org.qiwen.assistant.account;

import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.web.Fields;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The door for the first admin; shut once there is one. */
@RestController
class FirstAdminController {
    private final FirstAdmin firstAdmin;

    FirstAdminController(FirstAdmin firstAdmin) {
        this.firstAdmin = firstAdmin;
    }

    record Request(
            @Nullable String code,
            @Nullable String username,
            @Nullable String password) {}

    record Created(AccountId id, String username) {}

    @PostMapping(path = "/api/first-admin", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Created> create(@RequestBody Request request) {
        Fields fields = new Fields();
        String code = fields.text("code", request.code(), 1, 200);
        String username = AccountController.username(fields, request.username());
        String password = AccountController.password(fields, request.password());
        fields.check();
        return firstAdmin
                .create(Token.of(code), new AccountDesk.NewAccount(username, username, Role.ADMIN, null, password))
                .map(account -> new Created(account.id(), account.username()));
    }
}
