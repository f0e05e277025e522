package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.documents.LibraryTools;
import org.qiwen.assistant.documents.ServerAddress;
import org.qiwen.assistant.web.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code qiwen ingest DIR}: a durable job over a folder, in this process or by the server that holds the data. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Ingest all documents of a folder. What is unchanged is skipped; a run that was stopped goes on.",
            "While a server holds the data folder, the files go to it over HTTP (--token, or --username and --password)."
        })
final class Ingest implements Callable<Integer> {
    /** Of skipped files so many are listed on the terminal; --report has all. */
    private static final int LISTED = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder, read with all folders in it.")
    private Path folder;

    @Option(names = "--kind", description = "COURSE_UNIT (the default), STORY, EXERCISE or POLICY.")
    private @Nullable String kind;

    @Option(
            names = "--stages",
            description = "Names of school stages with commas between; none in particular by default.")
    private @Nullable String stages;

    @Option(names = "--discipline", description = "Discipline.")
    private @Nullable String discipline;

    @Option(names = "--locale", description = "Language tag; zh-CN by default. Texts in another script are noticed.")
    private @Nullable String locale;

    @Option(names = "--owner", description = "User name of the owner; the house by default. Over HTTP: who signs in.")
    private @Nullable String owner;

    @Option(names = "--report", description = "Write all skipped files with their reasons here, tab-separated.")
    private @Nullable Path report;

    @Option(names = "--url", description = "Server to send the files to; found by the data folder when not given.")
    private @Nullable URI url;

    @Option(names = "--token", defaultValue = "${env:QIWEN_TOKEN}", description = "API token; QIWEN_TOKEN.")
    private @Nullable String token;

    @Option(names = "--username", defaultValue = "admin", description = "Who signs in; ${DEFAULT-VALUE}.")
    private String username;

    @Option(
            names = "--password",
            defaultValue = "${env:QIWEN_DEMO_PASSWORD}",
            description = "Password of --username; from QIWEN_DEMO_PASSWORD when that is set.")
    private @Nullable String password;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter errors = spec.commandLine().getErr();
        if (!Files.isDirectory(folder)) {
            errors.println(folder + " is no folder");
            return 2;
        }
        try {
            Optional<URI> server = url != null ? Optional.of(url) : ServerAddress.of(data());
            return server.isPresent() ? overHttp(server.get()) : inThisProcess();
        } catch (Refusal refusal) {
            errors.println(refusal.problem().detail() + " "
                    + refusal.problem().fields().stream()
                            .map(field -> field.field() + " " + field.message())
                            .toList());
            return 2;
        } catch (IngestOverHttp.Refused e) {
            errors.println(e.getMessage());
            return 2;
        }
    }

    private int inThisProcess() throws IOException {
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        LibraryTools tools = LibraryTools.open(settings);
        Thread hook = new Thread(
                () -> {
                    tools.pause();
                    try (tools) {
                        terminal.say("Paused. To go on: the same command again.");
                    }
                },
                "pause");
        Runtime.getRuntime().addShutdownHook(hook);
        LibraryTools.Progress end = tools.ingest(
                new LibraryTools.Wanted(folder, owner, labels()), progress -> terminal.show(Line.of(progress)));
        if (!end.isFinal()) {
            terminal.end(Line.of(end));
            return 1;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        try (tools) {
            return finish(terminal, Line.of(end), each -> tools.skipped(end.job(), each::accept));
        }
    }

    private int overHttp(URI server) throws IOException {
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        terminal.say("Sending to " + server);
        IngestOverHttp http = IngestOverHttp.signIn(server, token, username, password);
        Thread hook = new Thread(
                () -> {
                    http.pause();
                    terminal.say("Paused. To go on: the same command again.");
                },
                "pause");
        Runtime.getRuntime().addShutdownHook(hook);
        Line end = http.ingest(folder, labels(), terminal::show);
        Runtime.getRuntime().removeShutdownHook(hook);
        return finish(terminal, end, http::skipped);
    }

    /** Something that tells each skipped file. */
    interface Report {
        void tell(java.util.function.Consumer<LibraryTools.Skipped> each);
    }

    private int finish(Terminal terminal, Line end, Report skipped) throws IOException {
        terminal.end(end);
        int[] listed = new int[1];
        try (PrintWriter file = report == null
                ? new PrintWriter(java.io.Writer.nullWriter())
                : new PrintWriter(Files.newBufferedWriter(report, StandardCharsets.UTF_8))) {
            skipped.tell(each -> {
                file.println(each.file() + "\t" + each.reason() + "\t" + oneLine(each.message()));
                if (listed[0]++ < LISTED) {
                    terminal.say("skipped  " + each.file() + "  " + each.reason() + ": " + oneLine(each.message()));
                }
            });
            if (file.checkError()) {
                throw new UncheckedIOException(new IOException("the report cannot be written"));
            }
        }
        if (listed[0] > LISTED) {
            terminal.say("… and " + (listed[0] - LISTED) + " more" + (report == null ? "; --report lists all" : ""));
        }
        return listed[0] > 0 || !end.state().equals("SUCCEEDED") ? 1 : 0;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ");
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, "kind", kind);
        put(labels, "stages", stages);
        put(labels, "discipline", discipline);
        put(labels, "locale", locale);
        return labels;
    }

    private static void put(Map<String, String> labels, String name, @Nullable String value) {
        if (value != null) {
            labels.put(name, value);
        }
    }

    private Path data() {
        String option = "--qiwen.data=";
        return settings.stream()
                .filter(setting -> setting.startsWith(option))
                .map(setting -> Path.of(setting.substring(option.length())))
                .findFirst()
                .orElseGet(() ->
                        Path.of(Optional.ofNullable(System.getenv("QIWEN_DATA")).orElse("./data")));
    }
}
