package org.qiwen.assistant.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.web.Fields;
import org.qiwen.assistant.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Accounts, classes and their members; minimal: make, list, join. */
@RestController
class AccountController {
    /** Letters of any script, digits, and what stands in school numbers and mail addresses. */
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");

    private final AccountDesk desk;

    AccountController(AccountDesk desk) {
        this.desk = desk;
    }

    record NewAccount(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable Role role,
            @JsonProperty("class") @Nullable ClassId schoolClass,
            @Nullable String password) {}

    /** {@code password} is there once, when the server chose it. */
    record ShownAccount(
            AccountId id,
            String username,
            String displayName,
            Role role,
            @Nullable Stage stage,
            @JsonProperty("class") @Nullable SchoolClass schoolClass,
            School school,
            boolean demo,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String password) {

        static ShownAccount of(Account account) {
            return of(account, null);
        }

        static ShownAccount of(Account account, @Nullable String password) {
            return new ShownAccount(
                    account.id(),
                    account.username(),
                    account.displayName(),
                    account.role(),
                    account.stage(),
                    account.schoolClass(),
                    account.school(),
                    account.demo(),
                    password);
        }
    }

    record NewClass(@Nullable String name, @Nullable Stage stage) {}

    record NewMember(@Nullable AccountId account) {}

    @GetMapping("/api/accounts")
    Mono<Page<ShownAccount>> accounts(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size,
            @AuthenticationPrincipal Account by) {
        return desk.list(by, after, Page.size(size)).map(page -> page.map(ShownAccount::of));
    }

    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ShownAccount> create(@RequestBody NewAccount request, @AuthenticationPrincipal Account by) {
        Fields fields = new Fields();
        String chosen = request.password() == null ? Passwords.random() : request.password();
        AccountDesk.NewAccount wanted = new AccountDesk.NewAccount(
                username(fields, request.username()),
                fields.text("displayName", request.displayName(), 1, 100),
                request.role() == null ? Role.STUDENT : request.role(),
                request.schoolClass(),
                password(fields, chosen));
        fields.check();
        return desk.create(wanted, by)
                .map(account -> ShownAccount.of(account, request.password() == null ? chosen : null));
    }

    @DeleteMapping("/api/accounts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable AccountId id, @AuthenticationPrincipal Account by) {
        return desk.delete(id, by);
    }

    @GetMapping("/api/classes")
    Mono<Page<SchoolClass>> classes(@AuthenticationPrincipal Account by) {
        return desk.classes(by);
    }

    @PostMapping("/api/classes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SchoolClass> createClass(@RequestBody NewClass request, @AuthenticationPrincipal Account by) {
        Fields fields = new Fields();
        String name = fields.text("name", request.name(), 1, 100);
        Stage stage = request.stage();
        if (stage == null) {
            fields.reject("stage", "needs a school stage");
        }
        fields.check();
        return desk.createClass(name, Objects.requireNonNull(stage), by);
    }

    @GetMapping("/api/classes/{id}/members")
    Mono<Page<ShownAccount>> members(@PathVariable ClassId id, @AuthenticationPrincipal Account by) {
        return desk.members(id, by).map(page -> page.map(ShownAccount::of));
    }

    @PostMapping("/api/classes/{id}/members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> addMember(
            @PathVariable ClassId id, @RequestBody NewMember request, @AuthenticationPrincipal Account by) {
        Fields fields = new Fields();
        AccountId account = request.account();
        if (account == null) {
            fields.reject("account", "needs an account");
        }
        fields.check();
        return desk.addMember(id, Objects.requireNonNull(account), by);
    }

    static String username(Fields fields, @Nullable String username) {
        String name = SignIn.normal(username == null ? "" : username);
        fields.require(
                USERNAME.matcher(name).matches(),
                "username",
                "needs 1 to 64 letters, digits or . _ @ - and begins with a letter or digit");
        return name;
    }

    static String password(Fields fields, @Nullable String password) {
        String chosen = password == null ? "" : password;
        fields.require(
                Passwords.isAcceptable(chosen),
                "password",
                "needs at least " + Passwords.MIN_CHARACTERS + " characters and at most " + Passwords.MAX_BYTES
                        + " bytes");
        return chosen;
    }
}
