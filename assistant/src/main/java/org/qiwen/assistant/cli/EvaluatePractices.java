package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.measure.PracticeFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate practices}: teaches which practices a message shows, and tries it on each hand left out. */
@Command(
        name = "practices",
        mixinStandardHelpOptions = true,
        description =
                "Teach the thinking practices by labelled messages; print precision and recall, each hand heard by what the others taught.")
final class EvaluatePractices implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--messages",
            defaultValue = "assistant/src/test/resources/utterances/practices/zh-CN",
            description =
                    "Folder with a file of labelled messages a hand (*.tsv: practices, the question before, the message, "
                            + "parted by tabs); ${DEFAULT-VALUE}.")
    private Path messages;

    @Option(
            names = "--acts",
            defaultValue = "assistant/src/test/resources/utterances/acts/zh-CN",
            description = "Folder with messages labelled by what they do, more hands; ${DEFAULT-VALUE}.")
    private Path acts;

    @Option(names = "--fit", paramLabel = "FILE", description = "Write what is learned from all.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PracticeFit fit = new PracticeFit(Language.of("zh-CN"));
        List<PracticeFit.Message> all = new ArrayList<>(fit.labelled(messages));
        all.addAll(fit.withoutPractice(acts));
        PracticeFit.Learned learned = fit.of(all);
        if (file != null) {
            Files.write(file, learned.lines());
        }
        out.println(learned.report());
        out.flush();
        return 0;
    }
}
