package org.qiwen.assistant.account;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.web.Fields;
import org.qiwen.assistant.web.Refusal;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/** Accounts from the command line: the database and nothing else of the server. Blocks. */
public final class AccountTools {
    private AccountTools() {}

    /** What to tell who asked. */
    public record Outcome(boolean succeeded, String message) {}

    /**
     * Makes an account.
     *
     * @param settings Spring settings, to find the data
     * @param password null to have one chosen
     */
    public static Outcome create(
            List<String> settings, String username, String displayName, Role role, @Nullable String password) {
        String chosen = password == null ? Passwords.random() : password;
        try {
            Fields fields = new Fields();
            String name = AccountController.username(fields, username);
            AccountController.password(fields, chosen);
            fields.check();
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                    .web(WebApplicationType.NONE)
                    .run(settings.toArray(String[]::new))) {
                String encoded = context.getBean(Passwords.class).encode(chosen);
                AccountDesk desk = context.getBean(AccountDesk.class);
                context.getBean(TransactionOperations.class)
                        .executeWithoutResult(status -> desk.addWithoutAsking(
                                new AccountDesk.NewAccount(name, displayName, role, null, chosen), encoded));
            }
            return new Outcome(
                    true, "Made " + role + " " + name + (password == null ? " with the password " + chosen : "") + ".");
        } catch (Refusal refusal) {
            return new Outcome(
                    false, refusal.problem().detail() + " " + refusal.problem().fields());
        } catch (DuplicateKeyException e) {
            return new Outcome(false, "There is an account of this name.");
        }
    }

    /** Not annotated as a configuration, so that the server's component scan passes it by. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @Import({Database.class, AccountStore.class, Passwords.class, AccountDesk.class})
    static class Parts {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
