package org.qiwen.assistant.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.InquiryLoader;
import org.qiwen.assistant.inquiry.Story;

class InquirySelfTestTest {
    private static final InquiryLoader LOADER = new InquiryLoader();

    static Stream<Inquiry> bundled() throws IOException {
        return new InquiryFiles().load().inquiries().stream();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void passesForEveryBundledInquiry(Inquiry inquiry) throws IOException {
        InquiryCatalog catalog = new InquiryFiles().load();

        assertThat(InquirySelfTest.run(
                        inquiry,
                        catalog.story(inquiry.story(), inquiry.locale()).orElseThrow()))
                .isEmpty();
    }

    /** What is replaced, by what, and the field and sentence that are named. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "- 一样大的话，重的那个沉下去",
                        "- 一样大的话，颜色很好看",
                        "expectations.same-size.accept",
                        "一样大的话，颜色很好看",
                        "is not covered"),
                Arguments.of(
                        "{says: 不管大小，重的就沉, kind: CONDITION_DROPPED}",
                        "{says: 一样大的，重的就沉, kind: CONDITION_DROPPED}",
                        "expectations.same-size.near_miss",
                        "一样大的，重的就沉",
                        "is covered"),
                Arguments.of(
                        "signs: [重的就沉轻的就浮,",
                        "signs: [今天天气不错, 重的就沉轻的就浮,",
                        "misconceptions.heavy-sinks.signs",
                        "今天天气不错",
                        "hits []"),
                Arguments.of(
                        "not_signs: [重的不一定沉,",
                        "not_signs: [重的就沉, 重的不一定沉,",
                        "misconceptions.heavy-sinks.not_signs",
                        "重的就沉",
                        "hits it"),
                Arguments.of(
                        "{ask: 用“一样大的时候……”开头，把沉的和浮的说成一句话。}",
                        "{ask: 是不是一样大的时候，重的沉，轻的浮？}",
                        "expectations.same-size.hints",
                        "是不是一样大的时候，重的沉，轻的浮？",
                        "gives away same-size"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsAPlantedFaultAndNamesItsField(String sound, String faulty, String field, String sentence, String problem)
            throws IOException {
        Inquiry inquiry = LOADER.inquiry("x.yaml", planted("/inquiries/zh-CN/float-sink.yaml", sound, faulty));

        List<InquirySelfTest.Failure> failures = InquirySelfTest.run(inquiry, null);

        assertThat(failures).anySatisfy(failure -> {
            assertThat(failure.field()).isEqualTo(field);
            assertThat(failure.sentence()).isEqualTo(sentence);
            assertThat(failure.problem()).contains(problem);
        });
    }

    @Test
    void findsAStoryLinkThatGivesAnIdeaAwayUnsaid() throws IOException {
        Inquiry inquiry = new InquiryFiles().load().find("float-sink", "zh-CN").orElseThrow();
        Story story = LOADER.story(
                "x.yaml", planted("/stories/zh-CN/huaibing-iron-ox.yaml", "reveals: [same-size]", "reveals: []"));

        assertThat(InquirySelfTest.run(inquiry, story)).singleElement().satisfies(failure -> {
            assertThat(failure.field()).isEqualTo("story huaibing-iron-ox.links.3");
            assertThat(failure.problem()).startsWith("gives away same-size");
        });
    }

    private static String planted(String resource, String sound, String faulty) throws IOException {
        try (InputStream in = Objects.requireNonNull(InquirySelfTestTest.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(sound);
            return text.replaceFirst(Pattern.quote(sound), Matcher.quoteReplacement(faulty));
        }
    }
}
