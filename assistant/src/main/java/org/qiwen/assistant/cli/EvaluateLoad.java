package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.AccountTools;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.measure.load.LoadFigures;
import org.qiwen.assistant.measure.load.LoadReport;
import org.qiwen.assistant.measure.load.LoadRun;
import org.qiwen.assistant.measure.load.PacedModel;
import org.qiwen.assistant.measure.load.Profile;
import org.qiwen.assistant.measure.load.Sayings;
import org.qiwen.assistant.measure.load.ThreadTimes;
import org.qiwen.assistant.measure.peer.PeerServer;
import org.qiwen.evaluation.benchmark.Machine;
import org.qiwen.evaluation.benchmark.ResidentMemory;
import org.qiwen.evaluation.benchmark.ServerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate load}: many students stream at once from a server whose model speaks at a known pace. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Let many students stream at once and print what the server adds to its model's time, and at which cost.",
            "Server, model and students are processes of their own on this machine. The model's first token comes after"
                    + " 200 ms, then 20 a second; it says the turn's line in slightly other words."
        })
final class EvaluateLoad implements Callable<Integer> {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** Above what any load here calls at a time or a second: what is measured is the chain, not a limit of ours. */
    private static final int NO_LIMIT = 5_000;

    /** Tokens of a day that no load here takes. */
    private static final long NO_BUDGET = 1_000_000_000_000L;

    /** Turns of each of the class that begins a run, so that the first load does not measure the compiler. */
    private static final int WARM_TURNS = 21;

    /** Share of the compiler in a server's processor time under which it is warm. Our choice. */
    private static final double COMPILED = 0.1;

    /** Times that a class is sent to warm a server up, at most. */
    private static final int WARM_ROUNDS = 12;

    private static final int WARM_STUDENTS = 40;
    private static final int LOG_LINES = 30;
    private static final String PACED = "turn after turn";
    private static final String AT_ONCE = "all in one second";

    @Spec
    private CommandSpec spec;

    @Option(names = "--students", defaultValue = "100,500,1000", split = ",", description = "${DEFAULT-VALUE}.")
    private List<Integer> students;

    @Option(
            names = "--turns",
            defaultValue = "20",
            description = "Turns of each student, about 3 s each; ${DEFAULT-VALUE}.")
    private int turns;

    @Option(names = "--ramp", defaultValue = "5", description = "Seconds in which they begin; ${DEFAULT-VALUE}.")
    private int ramp;

    @Option(
            names = "--pause",
            defaultValue = "0",
            description = "Seconds a student reads before the next turn; ${DEFAULT-VALUE}.")
    private int pause;

    @Option(names = "--peer", description = "The same on a plain LangChain4j chat with retrieval, beside it.")
    private boolean peer;

    @Option(names = "--xmx", description = "Heap of the servers; the JVM's default when not given.")
    private @Nullable String xmx;

    @Option(names = "--profile", description = "Record the server's Java code too; costs it some percent.")
    private boolean profile;

    @Option(names = "--seed", defaultValue = "1", description = "Decides who says what; ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--be", hidden = true, description = "model or peer: be that process.")
    private @Nullable String role;

    @Option(names = "--model", hidden = true, description = "Where the peer's model is.")
    private @Nullable URI model;

    private final List<LoadReport.Row> rows = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (role != null) {
            return be(role);
        }
        if (turns < 1 || ramp < 0 || pause < 0 || students.stream().anyMatch(n -> n < 1 || n > NO_LIMIT)) {
            spec.commandLine().getErr().println("--turns from 1, --ramp from 0, --students from 1 to " + NO_LIMIT);
            return 2;
        }
        Path folder = Files.createTempDirectory("qiwen-load");
        try {
            return measure(folder);
        } catch (IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            say(lastLines(folder.resolve("server.log")));
            return 1;
        } finally {
            Folders.delete(folder);
        }
    }

    private static String lastLines(Path log) throws IOException {
        if (Files.notExists(log)) {
            return "there is no log of the server";
        }
        List<String> lines = Files.readAllLines(log);
        return "its log ends with\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    private int be(String what) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (what.equals("model")) {
            try (PacedModel paced = new PacedModel()) {
                Companion.serve(paced.url(), out);
            }
        } else if (what.equals("peer") && model != null) {
            try (PeerServer chat = new PeerServer(model)) {
                Companion.serve(chat.url(), out);
            }
        } else {
            return 2;
        }
        return 0;
    }

    private int measure(Path folder) throws IOException, InterruptedException {
        Machine before = Machine.here();
        int most = students.stream().mapToInt(Integer::intValue).max().orElse(1);
        Path data = folder.resolve("data");
        AccountTools.Enrolled school = AccountTools.enrol(
                List.of("--qiwen.data=" + data, "--spring.main.log-startup-info=false"),
                Stage.JUNIOR,
                Math.max(most, WARM_STUDENTS));
        List<Sayings> sayings = Sayings.of(new InquiryFiles().load(), Stage.JUNIOR);
        try (Companion paced = Companion.start(List.of(), List.of("evaluate", "load", "--be", "model"), folder);
                ServerProcess server = server(folder, data, paced.url());
                LoadRun run = new LoadRun(server.url(), paced.url(), sayings, seed);
                Peer other = peer ? Peer.start(folder, paced.url(), options(), sayings, seed) : Peer.NONE) {
            warmUp("Qiwen", server.handle(), run, school.students().subList(0, WARM_STUDENTS));
            if (other.run() != null && other.process() != null) {
                warmUp("LangChain4j", other.process(), other.run(), null);
            }
            for (int number : students) {
                say(number + " students: opening their conversations");
                run.prepare(school.students().subList(0, number), turns + 1);
                Measured ours = new Measured("Qiwen", run, server.handle(), paced.handle(), folder, school.admin());
                row(ours, number);
                if (other.run() != null && other.process() != null) {
                    other.run().prepareWithoutOpening(number, turns + 1);
                    row(
                            new Measured("LangChain4j", other.run(), other.process(), paced.handle(), folder, null),
                            number);
                }
            }
        }
        spec.commandLine().getOut().print(LoadReport.markdown(rows, before, settings()));
        spec.commandLine().getOut().flush();
        return rows.stream().allMatch(row -> row.figures().doubled() == 0) ? 0 : 1;
    }

    /** @param tokens of who warms it; null where conversations need no opening */
    private void warmUp(String name, ProcessHandle server, LoadRun run, @Nullable List<String> tokens) {
        double compiling = 1;
        for (int round = 0; round < WARM_ROUNDS && compiling > COMPILED; round++) {
            say(String.format(Locale.ROOT, "warming up %s, %.0f %% of its time compiling", name, 100 * compiling));
            ThreadTimes before = ThreadTimes.of(server);
            if (tokens == null) {
                run.prepareWithoutOpening(WARM_STUDENTS, WARM_TURNS);
            } else {
                run.prepare(tokens, WARM_TURNS);
            }
            run.warmUp(WARM_TURNS);
            compiling = ThreadTimes.of(server).since(before).compiling();
        }
    }

    /** A server with its processes, while one load is on it. */
    private record Measured(
            String name,
            LoadRun run,
            ProcessHandle server,
            ProcessHandle model,
            Path folder,
            @Nullable String reader) {}

    private void row(Measured on, int number) throws IOException, InterruptedException {
        say(number + " students on " + on.name() + ": " + turns + " turns each");
        rows.add(load(on, number, PACED, turns, Duration.ofSeconds(ramp), profile && on.reader() != null));
        rows.add(load(on, number, AT_ONCE, 1, Duration.ofSeconds(1), false));
    }

    private LoadReport.Row load(Measured on, int number, String how, int turnsEach, Duration over, boolean profiled)
            throws IOException, InterruptedException {
        Instant began = Instant.now();
        ThreadTimes server = ThreadTimes.of(on.server());
        ThreadTimes paced = ThreadTimes.of(on.model());
        ThreadTimes here = ThreadTimes.of(ProcessHandle.current());
        LoadRun.Heard heard = on.run().talk(turnsEach, over, Duration.ofSeconds(pause));
        ThreadTimes serverTime = ThreadTimes.of(on.server()).since(server);
        ThreadTimes pacedTime = ThreadTimes.of(on.model()).since(paced);
        ThreadTimes hereTime = ThreadTimes.of(ProcessHandle.current()).since(here);
        long resident = ResidentMemory.of(on.server()).kibibytes();
        Map<String, Integer> samples =
                profiled ? Profile.since(began, on.server().pid(), on.folder()) : Map.of();
        Map<String, Integer> paths = on.reader() == null ? Map.of() : on.run().paths(heard, on.reader());
        return new LoadReport.Row(
                on.name(),
                how,
                number,
                LoadFigures.of(heard),
                paths,
                resident,
                serverTime,
                pacedTime,
                hereTime,
                samples);
    }

    private ServerProcess server(Path folder, Path data, URI paced) {
        List<String> serve = List.of(
                "serve",
                "--qiwen.data=" + data,
                "--qiwen.models.endpoints.paced.url=" + paced.resolve("/v1"),
                "--qiwen.models.endpoints.paced.model=m",
                "--qiwen.models.endpoints.paced.concurrent=" + NO_LIMIT,
                "--qiwen.models.endpoints.paced.per-second=" + NO_LIMIT,
                "--qiwen.models.tutor.endpoints=paced",
                "--qiwen.models.budget.account-tokens=" + NO_BUDGET,
                "--qiwen.models.budget.class-tokens=" + NO_BUDGET,
                "--qiwen.models.budget.school-tokens=" + NO_BUDGET);
        return ServerProcess.start(
                ThisProgram.command(recorded(options()), serve),
                folder,
                UUID.randomUUID().toString(),
                START_LIMIT);
    }

    private List<String> recorded(List<String> options) {
        List<String> all = new ArrayList<>(options);
        if (profile) {
            all.add(Profile.OPTION);
        }
        return all;
    }

    private List<String> options() {
        return xmx == null ? List.of() : List.of("-Xmx" + xmx);
    }

    private String settings() {
        return "heap of the servers " + (xmx == null ? "as the JVM chooses" : xmx) + ", H2, " + turns
                + " turns a student begun within " + ramp + " s, " + pause + " s between them, seed " + seed;
    }

    private void say(String what) {
        spec.commandLine().getErr().println(what);
        spec.commandLine().getErr().flush();
    }

    /** The peer's process and the students before it. */
    private record Peer(
            @Nullable Companion companion, @Nullable LoadRun run) implements AutoCloseable {
        static final Peer NONE = new Peer(null, null);

        static Peer start(Path folder, URI paced, List<String> options, List<Sayings> sayings, long seed)
                throws IOException {
            Companion companion = Companion.start(
                    options,
                    List.of(
                            "evaluate",
                            "load",
                            "--be",
                            "peer",
                            "--model",
                            paced.resolve("/v1").toString()),
                    folder);
            return new Peer(companion, new LoadRun(companion.url(), paced, sayings, seed));
        }

        @Nullable
        ProcessHandle process() {
            return companion == null ? null : companion.handle();
        }

        @Override
        public void close() {
            if (run != null) {
                run.close();
            }
            if (companion != null) {
                companion.close();
            }
        }
    }
}
