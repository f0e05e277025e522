package org.qiwen.assistant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.InquirySelfTest;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryLoader;
import org.qiwen.assistant.inquiry.InvalidInquiryException;
import org.qiwen.assistant.inquiry.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks an authored inquiry the way the service does at start: schema, references, self-test. */
@Command(
        name = "check-inquiry",
        mixinStandardHelpOptions = true,
        description = "Check an inquiry file: schema, references and self-test.")
final class CheckInquiry implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The inquiry, YAML.")
    private Path file = Path.of("");

    @Option(names = "--story", description = "Its story, YAML.")
    private @Nullable Path story;

    @Override
    public Integer call() throws IOException {
        InquiryLoader loader = new InquiryLoader();
        try {
            Inquiry inquiry = loader.inquiry(file.getFileName().toString(), Files.readString(file));
            Story told = story == null ? null : loader.story(story.getFileName().toString(), Files.readString(story));
            List<InquirySelfTest.Failure> failures = InquirySelfTest.run(inquiry, told);
            failures.forEach(System.out::println);
            System.out.println(inquiry.id() + ": " + failures.size() + " failures");
            return failures.isEmpty() ? 0 : 1;
        } catch (InvalidInquiryException e) {
            System.out.println(e.getMessage());
            return 2;
        }
    }
}
