package org.qiwen.assistant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qiwen.assistant.measure.ShortAnswers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate short-answers}: how well answers to questions with reference answers are told right from wrong. */
@Command(
        name = "short-answers",
        mixinStandardHelpOptions = true,
        description = {
            "Grade English short answers, right or not, by weights learned from the training answers; print macro-F1.",
            "Reads questions.jsonl, answers.training.jsonl and answers.unseen-answers.jsonl."
        })
final class EvaluateShortAnswers implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, description = "Folder with the questions and answers.")
    private Path data;

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().print(ShortAnswers.of(data).report());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
