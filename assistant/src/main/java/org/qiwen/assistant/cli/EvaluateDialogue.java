package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.evaluation.drive.Credentials;
import org.qiwen.evaluation.drive.Dialogue;
import org.qiwen.evaluation.drive.DialogueScript;
import org.qiwen.evaluation.drive.HttpTutor;
import org.qiwen.evaluation.drive.TutorFault;
import org.qiwen.evaluation.drive.TutorRefusal;
import org.qiwen.evaluation.report.TranscriptReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate dialogue}: plays a scripted dialogue over HTTP and writes the transcript with the trace. */
@Command(
        name = "dialogue",
        mixinStandardHelpOptions = true,
        description = "Play a scripted dialogue on a running server and write its transcript.")
final class EvaluateDialogue implements Callable<Integer> {
    /** Longest wait for one turn. Far above any good turn, so that only a stall meets it. */
    private static final Duration TURN_LIMIT = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "Server; ${DEFAULT-VALUE}.")
    private URI url;

    @Option(names = "--user", defaultValue = "student", description = "Who talks; ${DEFAULT-VALUE}.")
    private String user;

    @Option(
            names = "--password",
            required = true,
            defaultValue = "${env:QIWEN_DEMO_PASSWORD}",
            description = "Password of --user; from QIWEN_DEMO_PASSWORD when that is set.")
    private String password;

    @Option(names = "--reader", description = "Teacher or admin who reads the trace; --user when not given.")
    private @Nullable String reader;

    @Option(names = "--reader-password", description = "Password of --reader; that of --user when not given.")
    private @Nullable String readerPassword;

    @Option(
            names = "--script",
            required = true,
            description = "YAML file, or a bundled one: zh-CN/float-sink, zh-CN/sky-blue.")
    private String script;

    @Option(names = "--out", description = "Markdown file to write; the terminal when not given.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        PrintWriter errors = spec.commandLine().getErr();
        try {
            String transcript = play();
            if (out == null) {
                spec.commandLine().getOut().println(transcript);
            } else {
                Files.writeString(out, transcript);
            }
            return 0;
        } catch (IllegalArgumentException | TutorRefusal | TutorFault e) {
            errors.println(e.getMessage());
            return 1;
        }
    }

    private String play() {
        Path file = Path.of(script);
        DialogueScript dialogue = Files.exists(file) ? DialogueScript.read(file) : DialogueScript.bundled(script);
        HttpTutor pupil = HttpTutor.signIn(url, new Credentials.Password(user, password), TURN_LIMIT);
        Dialogue played = Dialogue.play(pupil, dialogue);
        return TranscriptReport.markdown(played, traceReader(pupil).trace(played.conversation()));
    }

    private HttpTutor traceReader(HttpTutor pupil) {
        if (reader == null) {
            return pupil;
        }
        String secret = readerPassword == null ? password : readerPassword;
        return HttpTutor.signIn(url, new Credentials.Password(reader, secret), TURN_LIMIT);
    }
}
