package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.qiwen.assistant.measure.IngestionMeasurement;
import org.qiwen.evaluation.benchmark.Machine;
import org.qiwen.evaluation.report.MarkdownTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate ingestion}: ingests many files in a JVM of bounded memory, beside the embedder alone and LangChain4j's. */
@Command(
        name = "ingestion",
        mixinStandardHelpOptions = true,
        description = "Ingest many files in little memory; print passages a second against the embedder alone.")
final class EvaluateIngestion implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--documents", defaultValue = "10000", description = "Files to ingest; ${DEFAULT-VALUE}.")
    private int documents;

    @Option(names = "--xmx", defaultValue = "512m", description = "Heap of the JVM that ingests; ${DEFAULT-VALUE}.")
    private String xmx;

    @Option(names = "--here", hidden = true, description = "Measure in this JVM.")
    private boolean here;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (documents < 100) {
            spec.commandLine().getErr().println("--documents must be at least 100, was " + documents);
            return 2;
        }
        return here ? measure() : child();
    }

    private int child() throws IOException, InterruptedException {
        List<String> command = ThisProgram.command(
                List.of("-Xmx" + xmx, "-XX:+ExitOnOutOfMemoryError"),
                List.of("evaluate", "ingestion", "--here", "--documents", String.valueOf(documents)));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private int measure() throws IOException {
        Path folder = Files.createTempDirectory("qiwen-ingestion");
        try {
            Machine before = Machine.here();
            print(IngestionMeasurement.run(folder, documents), before);
            return 0;
        } finally {
            Folders.delete(folder);
        }
    }

    private void print(IngestionMeasurement.Result result, Machine before) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d cores, load %.1f before and %.1f after, Java %s, heap at most %d MB%n%n",
                before.processors(),
                before.load(),
                Machine.here().load(),
                before.java(),
                Runtime.getRuntime().maxMemory() >> 20);
        out.print(new MarkdownTable(
                        List.of("what, on " + result.sampled() + " passages by turns", "passages/s", "share"),
                        List.of(
                                row("embedder alone", result.raw(), "1.00"),
                                row(
                                        "LangChain4j embedAll",
                                        result.langchain4j(),
                                        "embedder alone is " + ratio(result.raw() / result.langchain4j())
                                                + " times it"),
                                row(
                                        "files to store",
                                        result.pipeline(),
                                        ratio(result.pipeline() / result.raw()) + " of the embedder alone")))
                .render());
        out.printf(
                Locale.ROOT,
                "%n%d files, %d failed, %d passages stored%n",
                result.documents(),
                result.failed(),
                result.passages());
        out.printf(
                "peak heap %d MB, process %d MB resident (both models of the file within), parser %d MB%n",
                result.peakHeap() >> 20, result.peakResident() >> 10, result.peakChildren() >> 10);
        out.flush();
    }

    private static List<String> row(String what, double rate, String share) {
        return List.of(what, String.format(Locale.ROOT, "%.1f", rate), share);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
