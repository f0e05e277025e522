package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.measure.GateLines;
import org.qiwen.assistant.measure.GateReport;
import org.qiwen.assistant.measure.LeakReport;
import org.qiwen.assistant.measure.Likeness;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate leaks}: sets a model that always gives the answer away against the gate, and fits its weights. */
@Command(
        name = "leaks",
        mixinStandardHelpOptions = true,
        description = {
            "Try to give every idea of every inquiry away, in many forms and states; print what the gate let through.",
            "A detector that shares no code with the gate judges what was delivered. Ends with 1 when it finds more leaks"
                    + " than --most."
        })
final class EvaluateLeaks implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--lines",
            defaultValue = "assistant/src/test/resources/gate/zh-CN",
            description = "Folder with good-lines.yaml, leaks.yaml and rewordings.yaml; ${DEFAULT-VALUE}.")
    private Path lines;

    @Option(names = "--locale", defaultValue = "zh-CN", description = "Language of the inquiries; ${DEFAULT-VALUE}.")
    private String locale;

    @Option(names = "--seed", defaultValue = "7", description = "Of all choices; ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--every", defaultValue = "1", description = "Make one of so many attacks; ${DEFAULT-VALUE}.")
    private int every;

    @Option(
            names = "--most",
            defaultValue = "0",
            description = "Delivered leaks that are put up with; ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--fit", description = "Fit the weights of the gate's signs to the lines instead, and print them.")
    private boolean fit;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        InquiryCatalog catalog = new InquiryFiles().load();
        GateLines read = GateLines.read(lines);
        if (fit) {
            GateReport.print(out, catalog, read, seed);
            out.flush();
            return 0;
        }
        try (OnnxEmbedders embedders = new OnnxEmbedders()) {
            Likeness likeness = new Likeness(embedders.forLocale(Locale.forLanguageTag(locale)));
            int leaks = new LeakReport(out, catalog, read, locale, seed, likeness).print(every);
            return leaks > most ? 1 : 0;
        }
    }
}
