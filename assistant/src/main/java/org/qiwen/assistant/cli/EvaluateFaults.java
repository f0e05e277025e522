package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.qiwen.evaluation.benchmark.ServerProcess;
import org.qiwen.evaluation.drive.Credentials;
import org.qiwen.evaluation.drive.TutorFault;
import org.qiwen.evaluation.drive.TutorRefusal;
import org.qiwen.evaluation.provider.FaultRow;
import org.qiwen.evaluation.provider.FaultTable;
import org.qiwen.evaluation.provider.Misbehaviour;
import org.qiwen.evaluation.report.FaultReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate faults}: starts this program as a server with a provider that misbehaves in every known way. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = {
            "Start a server on an empty folder with a language model that misbehaves in every known way; play a turn for",
            "each and print what the student saw. Exit code 1 when a turn is not as promised."
        })
final class EvaluateFaults implements Callable<Integer> {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration TURN_LIMIT = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--as-shipped",
            description = "Keep the limits of a call as they are by default; takes a minute or two more.")
    private boolean asShipped;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("qiwen-faults");
        String password = UUID.randomUUID().toString();
        try (FaultTable table = new FaultTable(Misbehaviour.all())) {
            List<String> settings = new ArrayList<>(List.of("serve"));
            settings.addAll(table.settings());
            settings.addAll(asShipped ? List.of() : FaultTable.SHORT_LIMITS);
            List<String> command = ThisProgram.command(List.of(), settings);
            try (ServerProcess server = ServerProcess.start(command, folder, password, START_LIMIT)) {
                List<FaultRow> rows = table.play(
                        server.url(),
                        new Credentials.Password("student", password),
                        new Credentials.Password("admin", password),
                        TURN_LIMIT);
                out.print(FaultReport.markdown(rows));
                out.println(asShipped ? "Limits as by default." : "With " + String.join(" ", FaultTable.SHORT_LIMITS));
                out.flush();
                return rows.stream().allMatch(FaultRow::isGood) ? 0 : 1;
            }
        } catch (IllegalStateException | TutorRefusal | TutorFault e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            Folders.delete(folder);
        }
    }
}
