package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.measure.KilledIngestion;
import org.qiwen.evaluation.benchmark.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate kills}: kills an ingestion at random moments and compares what is there at the end. */
@Command(
        name = "kills",
        mixinStandardHelpOptions = true,
        description = {
            "Ingest documents in processes that are killed with kill -9 at random moments, ingest and serve in turn;",
            "compare the passages with those of an undisturbed run by hash. Exit code 1 when they differ."
        })
final class EvaluateKills implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--jar", required = true, description = "The runnable jar.")
    private Path jar;

    @Option(names = "--kills", defaultValue = "20", description = "Lives to kill; ${DEFAULT-VALUE}.")
    private int kills;

    @Option(names = "--documents", defaultValue = "200", description = "Documents to generate; ${DEFAULT-VALUE}.")
    private int documents;

    @Option(names = "--data", description = "Folder to ingest instead of generated documents.")
    private @Nullable Path data;

    @Option(
            names = "--store",
            defaultValue = "lucene",
            description = "lucene or postgres; ${DEFAULT-VALUE}."
                    + " postgres: QIWEN_DATABASE_URL, _USERNAME, _PASSWORD; two schemas are made there and removed.")
    private String store;

    @Option(names = "--seed", defaultValue = "1", description = "Decides documents and moments; ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path work = Files.createTempDirectory("qiwen-kills");
        try {
            Path folder = data == null ? work.resolve("documents") : data;
            if (data == null) {
                KilledIngestion.generate(folder, documents, seed);
            }
            Machine machine = Machine.here();
            out.printf("%d cores, load %.1f, Java %s%n", machine.processors(), machine.load(), machine.java());
            out.printf("%-4s %-7s %9s %-7s %s%n", "life", "command", "after ms", "killed", "last words");
            KilledIngestion done = KilledIngestion.run(
                    new KilledIngestion.Plan(command(), work, folder, database(), kills, seed), life -> {
                        out.printf(
                                "%-4d %-7s %9d %-7s %s%n",
                                life.number(), life.command(), life.afterMillis(), life.killed(), life.last());
                        out.flush();
                    });
            out.printf("%-12s %9s %9s %s%n", "run", "documents", "passages", "SHA-256 of ids, texts, natures, vectors");
            print(out, "undisturbed", done.undisturbed());
            print(out, "killed", done.killed());
            out.println(done.isEqual() ? "equal" : "DIFFERENT");
            out.flush();
            return done.isEqual() ? 0 : 1;
        } catch (IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            remove(work);
        }
    }

    private static void print(PrintWriter out, String run, org.qiwen.assistant.measure.PassageDigest digest) {
        out.printf("%-12s %9d %9d %s%n", run, digest.documents(), digest.passages(), digest.sha256());
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toAbsolutePath().toString());
    }

    private KilledIngestion.@Nullable Database database() {
        return switch (store.toLowerCase(Locale.ROOT)) {
            case "lucene" -> null;
            case "postgres" ->
                new KilledIngestion.Database(
                        environment("QIWEN_DATABASE_URL", "jdbc:postgresql://localhost/qiwen"),
                        environment("QIWEN_DATABASE_USERNAME", "qiwen"),
                        environment("QIWEN_DATABASE_PASSWORD", ""));
            default -> throw new IllegalStateException("--store must be lucene or postgres, was " + store);
        };
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    private static void remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
