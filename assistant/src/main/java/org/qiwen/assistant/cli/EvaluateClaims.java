package org.qiwen.assistant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.qiwen.assistant.measure.ClaimReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate claims}: what the claim check does to labelled sentences. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        description = {
            "Check labelled sentences against their passages; print precision and recall by verdict, and verdicts by kind.",
            "Thresholds were set on part dev only; part test tells what they are worth."
        })
final class EvaluateClaims implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            defaultValue = "assistant/src/test/resources/copilot/claims",
            description = "Folder with zh-CN.yaml and en.yaml; ${DEFAULT-VALUE}.")
    private Path data;

    @Option(names = "--part", defaultValue = "test", description = "dev or test; ${DEFAULT-VALUE}.")
    private String part;

    @Override
    public Integer call() throws IOException {
        for (String locale : List.of("zh-CN", "en")) {
            List<ClaimReport.Labelled> pairs = ClaimReport.read(data.resolve(locale + ".yaml")).stream()
                    .filter(pair -> pair.part().equals(part))
                    .toList();
            new ClaimReport().measure(pairs).print(spec.commandLine().getOut(), locale + " " + part);
        }
        return 0;
    }
}
