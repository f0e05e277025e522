package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            description =
                    "Folder with folders of good-lines.yaml, leaks.yaml and rewordings.yaml, one for each hand that"
                            + " wrote; ${DEFAULT-VALUE}.")
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

    @Option(
            names = "--grow",
            paramLabel = "FILE",
            description =
                    "Grow the gate's forest from the lines instead, print what forests do to lines left out, and write"
                            + " it to FILE.")
    private @Nullable Path forest;

    @Option(
            names = "--common",
            paramLabel = "FILE",
            description =
                    "Write the pairs of characters that stand in the free texts of several inquiries to FILE instead.")
    private @Nullable Path common;

    @Option(
            names = "--kept",
            defaultValue = "kept",
            description = "The folder of lines that a forest is never grown from; ${DEFAULT-VALUE}.")
    private String kept;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        InquiryCatalog catalog = new InquiryFiles().load();
        if (common != null) {
            GateReport.common(catalog, locale, common);
            return 0;
        }
        SortedMap<String, GateLines> hands = GateLines.hands(lines);
        if (forest != null) {
            hands.remove(kept);
            GateReport.grow(out, catalog, hands, seed, forest);
            return 0;
        }
        try (OnnxEmbedders embedders = new OnnxEmbedders()) {
            Likeness likeness = new Likeness(embedders.forLocale(Locale.forLanguageTag(locale)));
            int leaks = new LeakReport(out, catalog, hands, locale, seed, likeness).print(every);
            return leaks > most ? 1 : 0;
        }
    }
}
