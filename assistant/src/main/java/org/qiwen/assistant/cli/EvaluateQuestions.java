package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.copilot.question.QuestionChecker;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.measure.QuestionFit;
import org.qiwen.assistant.measure.QuestionReport;
import org.qiwen.assistant.measure.QuestionReport.Labelled;
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

    @Option(
            names = "--hands",
            description = "Folder with a folder a hand, to teach by beside the dev half and to leave out in turn.")
    private @Nullable Path hands;

    @Option(names = "--fit", paramLabel = "FOLDER", description = "With --hands: write what is learned from all.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        for (String locale : List.of("zh-CN", "en")) {
            if (hands == null) {
                judge(locale);
            } else {
                teach(locale, hands);
            }
        }
        return 0;
    }

    private void judge(String locale) throws IOException {
        boolean dev = part.equals("dev");
        List<Labelled> questions = half(locale, dev);
        // Single questions of the test part are not shown: whoever reads them tunes on them.
        QuestionReport.print(
                spec.commandLine().getOut(),
                locale + " " + part,
                new QuestionReport(new QuestionChecker()).measure(questions),
                dev);
    }

    private void teach(String locale, Path from) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, List<Labelled>> all = new LinkedHashMap<>();
        all.put("authored", QuestionReport.authored(new InquiryFiles().load().inquiries(), locale));
        all.put("dev", half(locale, true));
        try (Stream<Path> found = Files.list(from)) {
            for (Path hand : found.sorted().toList()) {
                Path file = hand.resolve(locale + ".yaml");
                if (Files.exists(file)) {
                    all.put(hand.getFileName().toString(), QuestionReport.read(file));
                }
            }
        }
        QuestionFit.Learned learned = QuestionFit.of(all);
        learned.leftOut().forEach((hand, weights) -> {
            List<Labelled> questions = all.getOrDefault(hand, List.of());
            QuestionReport.print(
                    out,
                    locale + " " + hand + ", by rules alone",
                    new QuestionReport(new QuestionChecker(Map.of())).measure(questions),
                    false);
            QuestionReport.print(
                    out,
                    locale + " " + hand + ", taught by the others",
                    new QuestionReport(new QuestionChecker(Map.of(locale, weights))).measure(questions),
                    false);
        });
        if (folder != null) {
            Files.write(folder.resolve(locale + ".weights"), learned.lines());
        }
    }

    private List<Labelled> half(String locale, boolean dev) throws IOException {
        return QuestionReport.read(data.resolve(locale + ".yaml")).stream()
                .filter(question -> question.isDev() == dev)
                .toList();
    }
}
