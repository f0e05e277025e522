package org.qiwen.assistant.account;

import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the ways in before the server takes requests, and prints where it is and how to get in once everything else is
 * ready.
 */
@Component
class Welcome implements SmartInitializingSingleton {
    private final Deployment deployment;
    private final DemoAccounts demo;
    private final FirstAdmin firstAdmin;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final TransactionOperations transaction;
    private final String demoPassword;
    private String waysIn = "";

    Welcome(
            Deployment deployment,
            DemoAccounts demo,
            FirstAdmin firstAdmin,
            AccountStore accounts,
            Passwords passwords,
            TransactionOperations transaction,
            @Value("${qiwen.demo.password:}") String demoPassword) {
        this.deployment = deployment;
        this.demo = demo;
        this.firstAdmin = firstAdmin;
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.demoPassword = demoPassword.isBlank() ? Passwords.random() : demoPassword;
    }

    @Override
    public void afterSingletonsInstantiated() {
        waysIn = deployment.isDemonstration() ? prepareDemonstration() : prepareServer();
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            int port = context.getWebServer().getPort();
            System.out.printf(
                    "%nQiwen is ready%s%n%s%n",
                    deployment.isLoopback() ? ": http://127.0.0.1:" + port : " on port " + port, waysIn);
            System.out.flush();
        }
    }

    private String prepareDemonstration() {
        String encoded = passwords.encode(demoPassword);
        transaction.executeWithoutResult(status -> demo.prepare(encoded));
        return String.format(
                "Demo logins: %s%nPassword:    %s%n", String.join(", ", DemoAccounts.usernames()), demoPassword);
    }

    private String prepareServer() {
        Optional<Token> code = Optional.ofNullable(transaction.execute(status -> {
                    accounts.lockDemoAccounts();
                    return firstAdmin.prepare();
                }))
                .flatMap(prepared -> prepared);
        return code.map(secret -> String.format(
                        "There is no admin yet. One-time code for POST /api/first-admin: %s%n", secret.secret()))
                .orElse("");
    }
}
