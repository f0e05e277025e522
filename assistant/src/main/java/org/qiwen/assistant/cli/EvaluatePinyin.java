package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.measure.LabelledFiles;
import org.qiwen.assistant.measure.LabelledUtterance;
import org.qiwen.assistant.measure.PinyinMeasurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate pinyin}: how much of what pupils type in pinyin is read as they mean it. */
@Command(
        name = "pinyin",
        mixinStandardHelpOptions = true,
        description = {
            "Spell labelled utterances in pinyin without tones, have each read by what was counted in the messages about other",
            "inquiries, and print how much comes back as it was written; English messages must be left alone."
        })
final class EvaluatePinyin implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--utterances",
            defaultValue = "assistant/src/test/resources/utterances",
            description = "Folder with zh-CN, en and acts; ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(names = "--fit", paramLabel = "FILE", description = "Write what is counted in all.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        List<Inquiry> inquiries = new InquiryFiles().load().inquiries();
        Map<Inquiry, List<String>> byInquiry = new LinkedHashMap<>();
        List<String> english = new ArrayList<>();
        for (Inquiry inquiry : inquiries) {
            List<String> said = LabelledUtterance.of(folder.resolve(inquiry.locale()), inquiry.id()).stream()
                    .map(LabelledUtterance::text)
                    .toList();
            if (inquiry.locale().equals("en")) {
                english.addAll(said);
            } else {
                byInquiry.put(inquiry, said);
            }
        }
        List<String> general = acts();
        PrintWriter out = spec.commandLine().getOut();
        out.println("| syllables | characters read as written | messages read whole | English left alone |");
        out.println("|---|---|---|---|");
        out.println(PinyinMeasurement.of(byInquiry, general, english, "").row("together"));
        out.println(PinyinMeasurement.of(byInquiry, general, english, " ").row("apart"));
        if (file != null) {
            List<String> all = new ArrayList<>(general);
            byInquiry.values().forEach(all::addAll);
            Files.write(file, PinyinMeasurement.lines(all));
        }
        out.flush();
        return 0;
    }

    private List<String> acts() throws IOException {
        List<String> messages = new ArrayList<>();
        for (Path hand : LabelledFiles.in(folder.resolve("acts").resolve("zh-CN"), ".tsv")) {
            Files.readAllLines(hand).forEach(line -> messages.add(line.substring(line.indexOf('\t') + 1)));
        }
        return messages;
    }
}
