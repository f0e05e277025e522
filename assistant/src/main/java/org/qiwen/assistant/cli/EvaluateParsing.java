package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.measure.ParsingMeasurement;
import org.qiwen.ingestion.parse.ForkSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate parsing}: reads every file of a folder and prints what became of it. */
@Command(
        name = "parsing",
        mixinStandardHelpOptions = true,
        description = "Read every file of a folder; print expectation, outcome, time and memory.")
final class EvaluateParsing implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, description = "Folder of documents, with or without manifest.jsonl.")
    private Path data;

    @Option(names = "--memory", defaultValue = "256", description = "Heap of a child, in MB; ${DEFAULT-VALUE}.")
    private int memory;

    @Option(names = "--time-limit", defaultValue = "60", description = "Seconds for one document; ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--documents-per-process",
            defaultValue = "1",
            description =
                    "Documents after which a child is replaced; ${DEFAULT-VALUE}, so that memory is each file's own.")
    private int documentsPerProcess;

    @Option(names = "--no-ocr", description = "As if Tesseract were not installed.")
    private boolean withoutOcr;

    @Option(names = "--text", description = "Folder to write the text of each document to.")
    private @Nullable Path text;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(data)) {
            spec.commandLine().getErr().println(data + " is no folder");
            return 2;
        }
        Path work = Files.createTempDirectory("qiwen-parsing");
        try (ParsingMeasurement measurement = new ParsingMeasurement(settings(), work, text)) {
            out.println("| file | expected | outcome | ms | child MB |");
            out.println("|---|---|---|---:|---:|");
            List<ParsingMeasurement.Row> rows = measurement.run(data, row -> {
                out.println(row.markdown());
                out.flush();
            });
            out.println();
            ParsingMeasurement.totals(rows).forEach(out::println);
            out.printf(
                    Locale.ROOT,
                    "%d cores, load %.1f; heap of a child %d MB%n",
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    memory);
            out.flush();
            return rows.stream().anyMatch(ParsingMeasurement.Row::isFault) ? 1 : 0;
        }
    }

    private ForkSettings settings() {
        ForkSettings defaults = ForkSettings.DEFAULTS;
        return new ForkSettings(
                1,
                memory,
                Duration.ofSeconds(seconds),
                defaults.maxBytes(),
                defaults.maxCharacters(),
                documentsPerProcess,
                defaults.embeddedDocuments(),
                defaults.embeddedDepth(),
                defaults.archive(),
                withoutOcr ? new ForkSettings.OcrLimits(0, Duration.ofSeconds(1), "none") : defaults.ocr());
    }
}
