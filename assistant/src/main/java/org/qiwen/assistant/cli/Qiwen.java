package org.qiwen.assistant.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Entry point of the runnable jar: picks the subcommand; without one it serves. */
@Command(
        name = "qiwen",
        mixinStandardHelpOptions = true,
        description = "AI study partner and teacher co-pilot for scientific thinking.",
        subcommands = {Serve.class, Ingest.class, Evaluate.class, Accounts.class, CheckInquiry.class})
public final class Qiwen implements Callable<Integer> {

    @Unmatched
    private List<String> settings = new ArrayList<>();

    public static void main(String[] args) {
        int code = new CommandLine(new Qiwen()).execute(args);
        if (code != Serve.KEEPS_RUNNING) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        return Serve.start(settings);
    }
}
