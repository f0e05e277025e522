package org.qiwen.assistant.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.inquiry.Stage;
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
    /** What a class in a Chinese city has. */
    private static final int CLASS_SIZE = 40;

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

    /**
     * Students of a new school and an admin, each with a token and without a password: for measurements with many at once,
     * on data of their own.
     *
     * @param settings Spring settings, to find the data
     * @param stage of every class
     * @param students how many, in classes of {@value #CLASS_SIZE}
     */
    public static Enrolled enrol(List<String> settings, Stage stage, int students) {
        return enrol(settings, Collections.nCopies(students, stage));
    }

    /**
     * The same with a stage for each student.
     *
     * @param stages of the students, those of a stage next to each other
     */
    public static Enrolled enrol(List<String> settings, List<Stage> stages) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new))) {
            AccountStore accounts = context.getBean(AccountStore.class);
            TokenStore tokens = context.getBean(TokenStore.class);
            Enrolled enrolled = context.getBean(TransactionOperations.class).execute(status -> {
                School school = accounts.addSchool("many");
                List<String> secrets = new ArrayList<>();
                @Nullable SchoolClass into = null;
                for (int i = 0; i < stages.size(); i++) {
                    if (into == null || i % CLASS_SIZE == 0 || into.stage() != stages.get(i)) {
                        into = accounts.addClass(school, "class " + i, stages.get(i));
                    }
                    Account student = account("many-" + i, Role.STUDENT, school);
                    accounts.add(student, Passwords.LOCKED);
                    accounts.join(into.id(), student.id());
                    secrets.add(token(tokens, student));
                }
                Account admin = account("many-admin", Role.ADMIN, school);
                accounts.add(admin, Passwords.LOCKED);
                return new Enrolled(secrets, token(tokens, admin));
            });
            return Objects.requireNonNull(enrolled);
        }
    }

    private static Account account(String name, Role role, School school) {
        return new Account(AccountId.random(), name, name, role, school, null, false);
    }

    private static String token(TokenStore tokens, Account account) {
        Token token = Token.random();
        tokens.add(token, Token.Kind.API, account.id(), "measurement");
        return token.secret();
    }

    /** Tokens of those who were enrolled; never printed. */
    public record Enrolled(List<String> students, String admin) {
        public Enrolled {
            students = List.copyOf(students);
        }

        @Override
        public String toString() {
            return "Enrolled[" + students.size() + " students]";
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
    @Import({
        Database.class,
        AccountStore.class,
        PossessionStore.class,
        TokenStore.class,
        Passwords.class,
        AccountDesk.class
    })
    static class Parts {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
