package org.qiwen.assistant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.measure.SafetyMeasurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate safety}: how many alarming messages the safety screen finds and how many innocent ones it flags. */
@Command(
        name = "safety",
        mixinStandardHelpOptions = true,
        description = {
            "Screen the labelled messages of a folder and what pupils say about the inquiries; print recall and false flags.",
            "Reads *.txt (a label or NONE, then the message, a line each), safe-child-*.jsonl and jailbreak*.jsonl."
        })
final class EvaluateSafety implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, description = "Folder with the messages.")
    private Path data;

    @Option(names = "--locale", defaultValue = "zh-CN", description = "Of the inquiries; ${DEFAULT-VALUE}.")
    private String locale;

    @Override
    public Integer call() throws IOException {
        spec.commandLine()
                .getOut()
                .print(SafetyMeasurement.of(data, new InquiryFiles().load(), locale)
                        .report());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
