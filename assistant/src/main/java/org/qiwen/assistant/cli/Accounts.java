package org.qiwen.assistant.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.AccountTools;
import org.qiwen.assistant.account.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code qiwen accounts …}: what must work without signing in. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description = "Make accounts on this machine's data.",
        subcommands = Accounts.Create.class)
final class Accounts implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /** {@code qiwen accounts create}. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make an account. Without --password one is chosen and printed.")
    static final class Create implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--username", required = true, description = "Name to sign in with.")
        private String username;

        @Option(names = "--display-name", description = "Name to show; the user name by default.")
        private @Nullable String displayName;

        @Option(names = "--role", description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
        private Role role = Role.ADMIN;

        @Option(names = "--password", interactive = true, arity = "0", description = "Ask for the password.")
        private @Nullable String password;

        @Unmatched
        private List<String> settings = new ArrayList<>();

        @Override
        public Integer call() {
            AccountTools.Outcome outcome = AccountTools.create(
                    settings, username, displayName == null ? username : displayName, role, password);
            PrintWriter out = outcome.succeeded()
                    ? spec.commandLine().getOut()
                    : spec.commandLine().getErr();
            out.println(outcome.message());
            out.flush();
            return outcome.succeeded() ? 0 : 1;
        }
    }
}
