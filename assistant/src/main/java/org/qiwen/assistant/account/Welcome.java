package org.qiwen.assistant.account;

import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Prints where the server is and how to get in, once it answers. */
@Component
class Welcome {
    private final Deployment deployment;
    private final DemoAccounts demo;
    private final FirstAdmin firstAdmin;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final TransactionOperations transaction;
    private final @Nullable String demoPassword;

    Welcome(
            Deployment deployment,
            DemoAccounts demo,
            FirstAdmin firstAdmin,
            AccountStore accounts,
            Passwords passwords,
            TransactionOperations transaction,
            @Value("${qiwen.demo.password:#{null}}") @Nullable String demoPassword) {
        this.deployment = deployment;
        this.demo = demo;
        this.firstAdmin = firstAdmin;
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.demoPassword = demoPassword;
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        int port = context.getWebServer().getPort();
        PrintStream out = System.out;
        if (deployment.isDemonstration()) {
            String password = demoPassword == null || demoPassword.isBlank() ? Passwords.random() : demoPassword;
            String encoded = passwords.encode(password);
            transaction.executeWithoutResult(status -> demo.prepare(encoded));
            out.printf("%nQiwen is ready: http://127.0.0.1:%d%n", port);
            out.printf("Demo logins: %s%nPassword:    %s%n%n", String.join(", ", DemoAccounts.usernames()), password);
        } else {
            Optional<Token> code = Optional.ofNullable(transaction.execute(status -> {
                        accounts.lockDemoAccounts();
                        return firstAdmin.prepare();
                    }))
                    .flatMap(prepared -> prepared);
            out.printf("%nQiwen is ready on port %d%n", port);
            code.ifPresent(secret -> out.printf(
                    "There is no admin yet. One-time code for POST /api/first-admin: %s%n%n", secret.secret()));
        }
        out.flush();
    }
}
