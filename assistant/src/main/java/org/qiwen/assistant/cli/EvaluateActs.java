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
import org.qiwen.assistant.measure.ActFit;
import org.qiwen.assistant.measure.ActHands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate acts}: teaches what pupils do with a message, and tries it on each hand left out. */
@Command(
        name = "acts",
        mixinStandardHelpOptions = true,
        description = {
            "Teach the main speech act by labelled messages; print macro-F1 of the lists of words and of what is weighed,",
            "each hand heard by what the others taught; a quarter of the inquiries counts as a hand."
        })
final class EvaluateActs implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--locale", defaultValue = "zh-CN", description = "Of the messages; ${DEFAULT-VALUE}.")
    private String locale;

    @Option(
            names = "--utterances",
            defaultValue = "assistant/src/test/resources/utterances",
            description = {
                "Folder with <locale>/ of labelled utterances about the inquiries, and acts/<locale>/ of messages",
                "on any topic, a file a hand (*.tsv: an act, a tab, the message); ${DEFAULT-VALUE}."
            })
    private Path utterances;

    @Option(
            names = "--likelier",
            defaultValue = "" + ActFit.LIKELIER,
            description = "Odds from which on an act replaces that of the lists; ${DEFAULT-VALUE}.")
    private double likelier;

    @Option(names = "--fit", paramLabel = "FILE", description = "Write what is learned from all.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ActHands reader = new ActHands(new InquiryFiles().load().all(locale));
        List<ActFit.Message> messages =
                new ArrayList<>(reader.of(utterances.resolve("acts").resolve(locale)));
        messages.addAll(reader.ofUtterances(utterances.resolve(locale)));
        ActFit.Learned learned = ActFit.of(messages, likelier);
        if (file != null) {
            Files.write(file, learned.lines());
        }
        out.println(ActHands.report(messages, learned::leftOut));
        out.flush();
        return 0;
    }
}
