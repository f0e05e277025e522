package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.measure.SafetyFit;
import org.qiwen.assistant.measure.SafetyHands;
import org.qiwen.assistant.measure.SafetyMeasurement;
import org.qiwen.assistant.safety.SafetyScreen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate safety}: how many alarming messages the safety screen finds and how many innocent ones it flags. */
@Command(
        name = "safety",
        mixinStandardHelpOptions = true,
        description = {
            "Screen labelled messages; print recall and false flags.",
            "--data reads *.txt (a label or NONE, then the message, a line each), safe-child-*.jsonl and jailbreak*.jsonl,",
            "beside what pupils say about the inquiries. --hands teaches the screen and tries it on each hand left out."
        })
final class EvaluateSafety implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", description = "Folder with messages of others.")
    private @Nullable Path data;

    @Option(names = "--locale", defaultValue = "zh-CN", description = "Of the inquiries; ${DEFAULT-VALUE}.")
    private String locale;

    @Option(
            names = "--hands",
            description = "Folder with a file of labelled messages a hand (*.tsv), to teach by and leave out in turn.")
    private @Nullable Path hands;

    @Option(
            names = "--utterances",
            defaultValue = "assistant/src/test/resources/utterances/zh-CN",
            description = "Folder with labelled utterances about the inquiries, one more hand; ${DEFAULT-VALUE}.")
    private Path utterances;

    @Option(
            names = "--acts",
            defaultValue = "assistant/src/test/resources/utterances/acts/zh-CN",
            description = "Folder with innocent messages labelled by what they do, more hands; ${DEFAULT-VALUE}.")
    private Path acts;

    @Option(names = "--kept", description = "Folder as for --hands, which the shipped screen was not taught by.")
    private @Nullable Path kept;

    @Option(names = "--fit", paramLabel = "FILE", description = "With --hands: write what is learned from all.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        if (data == null && hands == null && kept == null) {
            throw new ParameterException(spec.commandLine(), "Give one of --data, --hands and --kept.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (data != null) {
            out.print(SafetyMeasurement.of(data, new InquiryFiles().load(), locale)
                    .report());
        }
        if (hands != null) {
            teach(hands, out);
        }
        if (kept != null) {
            List<SafetyFit.Message> messages = SafetyHands.of(kept);
            out.println(SafetyHands.report(messages, message -> SafetyScreen.screen(message.text())));
        }
        out.flush();
        return 0;
    }

    private void teach(Path folder, PrintWriter out) throws IOException {
        List<SafetyFit.Message> messages = new ArrayList<>(SafetyHands.of(folder));
        if (Files.isDirectory(utterances)) {
            messages.addAll(SafetyHands.ofUtterances(utterances));
        }
        if (Files.isDirectory(acts)) {
            messages.addAll(SafetyHands.ofActs(acts));
        }
        SafetyFit.Learned learned = SafetyFit.of(messages);
        if (file != null) {
            Files.write(file, learned.lines());
        }
        out.println("each hand heard by a screen that was taught by the others:");
        out.println(SafetyHands.report(messages, learned::leftOut));
    }
}
