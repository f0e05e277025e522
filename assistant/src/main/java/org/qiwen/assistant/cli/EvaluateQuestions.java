package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.qiwen.assistant.measure.QuestionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate questions}: what the driving-question checker does to labelled questions. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = {
            "Check labelled driving questions; print precision and recall by fault.",
            "The rules were written by looking at part dev only; part test tells what they are worth."
        })
final class EvaluateQuestions implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            defaultValue = "assistant/src/test/resources/copilot/questions",
            description = "Folder with zh-CN.yaml and en.yaml; ${DEFAULT-VALUE}.")
    private Path data;

    @Option(names = "--part", defaultValue = "test", description = "dev or test; ${DEFAULT-VALUE}.")
    private String part;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean dev = part.equals("dev");
        QuestionReport report = new QuestionReport();
        for (String locale : List.of("zh-CN", "en")) {
            List<QuestionReport.Labelled> questions = QuestionReport.read(data.resolve(locale + ".yaml")).stream()
                    .filter(question -> question.isDev() == dev)
                    .toList();
            // Single questions of the test part are not shown: whoever reads them tunes on them.
            QuestionReport.print(out, locale + " " + part, report.measure(questions), dev);
        }
        return 0;
    }
}
