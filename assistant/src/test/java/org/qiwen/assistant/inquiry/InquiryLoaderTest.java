package org.qiwen.assistant.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InquiryLoaderTest {
    private static final InquiryLoader LOADER = new InquiryLoader();
    private static final String FILE = "inquiries/zh-CN/float-sink.yaml";

    @Test
    void loadsEveryBundledInquiryWithItsStory() throws IOException {
        InquiryCatalog catalog = new InquiryFiles().load();

        assertThat(catalog.inquiries())
                .extracting(Inquiry::id)
                .contains("float-sink", "moon-phases", "sky-blue", "photosynthesis", "newton-third", "sorting");
        assertThat(catalog.inquiries())
                .allSatisfy(i -> assertThat(catalog.story(i.story(), i.locale()))
                        .as(i.id())
                        .isPresent());
    }

    @Test
    void loadsStoriesThatBelongToNoInquiry() throws IOException {
        InquiryCatalog catalog = new InquiryFiles().load();

        assertThat(catalog.story("tu-youyou-artemisinin", "zh-CN")).hasValueSatisfying(story -> {
            assertThat(story.inquiry()).isNull();
            assertThat(story.stages()).containsExactly(Stage.JUNIOR, Stage.SENIOR);
            assertThat(story.discipline()).isEqualTo("生命科学");
        });
        assertThat(catalog.besides(catalog.find("moon-phases", "zh-CN").orElseThrow()))
                .extracting(Story::id)
                .containsExactly("wang-zhenyi-eclipse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "inquiry: float-sink\nstages: [JUNIOR]\ndiscipline: 生命科学\n", "stages: [JUNIOR]\n"})
    void wantsOfAStoryEitherItsInquiryOrStagesAndDiscipline(String belonging) {
        String story =
                """
                id: s
                locale: zh-CN
                title: 某人的故事
                standing: DOCUMENTED
                people: [某人]
                links:
                """ + "  - {date: 1, question: 问, evidence_then: 看, reasoning: 想, reveals: [], source: 书}\n".repeat(3);

        assertThat(LOADER.story("s.yaml", "stages: [JUNIOR]\ndiscipline: 生命科学\n" + story)
                        .id())
                .isEqualTo("s");
        assertThatExceptionOfType(InvalidInquiryException.class)
                .isThrownBy(() -> LOADER.story("s.yaml", belonging + story));
    }

    @Test
    void refusesAStoryOfAnInquiryThatIsNotThere() throws IOException {
        String file = "stories/zh-CN/huaibing-iron-ox.yaml";
        InquiryFiles files = new InquiryFiles(Map.of(file, read(file)));

        assertThatExceptionOfType(InvalidInquiryException.class)
                .isThrownBy(files::load)
                .withMessageContaining(file)
                .withMessageContaining("there is no inquiry 'float-sink'");
    }

    /** A fault planted in a sound file: what is replaced, by what, the field and the message that name it. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("missing field", "title: 是沉还是浮\n", "", "/", "title"),
                Arguments.of("unknown field", "title: 是沉还是浮", "titel: 是沉还是浮\ntitle: 是沉还是浮", "/", "titel"),
                Arguments.of("wrong type", "budget: {turns: 14,", "budget: {turns: many,", "/budget/turns", "integer"),
                Arguments.of(
                        "unknown term",
                        "rule: [heavy -> sink]",
                        "rule: [heavy -> drown]",
                        "/expectations/0/atoms/rule",
                        "there is no term 'drown'"),
                Arguments.of(
                        "unknown expectation",
                        "resolved_by: same-size",
                        "resolved_by: same-colour",
                        "/misconceptions/0/resolved_by",
                        "there is no expectation 'same-colour'"),
                Arguments.of(
                        "duplicate form",
                        "buoyancy: [浮力,",
                        "buoyancy: [浮力, 浮力,",
                        "/lexicon/terms/buoyancy",
                        "'浮力' is there twice"),
                Arguments.of(
                        "bad relation",
                        "rule: [heavy -> sink]",
                        "rule: [heavy makes sink]",
                        "/expectations/0/atoms/rule",
                        "'heavy makes sink' is no relation"),
                Arguments.of(
                        "unknown evidence",
                        "uses: wax-solid",
                        "uses: wax-hollow",
                        "/challenges/0/uses",
                        "'wax-hollow'"),
                Arguments.of(
                        "unknown option", "observed: C", "observed: Z", "/prediction/observed", "none of the options"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void namesFileLineAndFieldOfAFault(String kind, String sound, String faulty, String field, String message)
            throws IOException {
        String text = floatSink();
        assertThat(text).contains(sound);
        String planted = text.replaceFirst(
                java.util.regex.Pattern.quote(sound), java.util.regex.Matcher.quoteReplacement(faulty));
        long line = text.substring(0, text.indexOf(sound))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        String place = field.equals("/") ? FILE + ":1: " : FILE + ":" + line + ": ";

        assertThatExceptionOfType(InvalidInquiryException.class)
                .isThrownBy(() -> LOADER.inquiry(FILE, planted))
                .withMessageContaining(place)
                .withMessageContaining(field)
                .withMessageContaining(message);
    }

    @Test
    void namesTheLineOfABrokenYaml() {
        assertThatExceptionOfType(InvalidInquiryException.class)
                .isThrownBy(() -> LOADER.inquiry(FILE, "id: x\ntitle: [a, b\nlocale: zh-CN"))
                .withMessageContaining(FILE)
                .withMessageContaining("line");
    }

    @Test
    void namesAKeyThatIsThereTwice() {
        assertThatExceptionOfType(InvalidInquiryException.class)
                .isThrownBy(() -> LOADER.inquiry(FILE, "id: x\nbudget:\n  turns: 3\n  turns: 4\n"))
                .withMessageContaining(FILE + ":4: /budget/turns is there twice");
    }

    @Test
    void saysThatAFileIsEmpty() {
        assertThatExceptionOfType(InvalidInquiryException.class)
                .isThrownBy(() -> LOADER.inquiry(FILE, ""))
                .withMessageContaining("the file is empty");
    }

    @Test
    void namesAllFaultsAtOnce() throws IOException {
        String planted = floatSink()
                .replace("rule: [heavy -> sink]", "rule: [heavy -> drown]")
                .replace("observed: C", "observed: Z");

        assertThatExceptionOfType(InvalidInquiryException.class)
                .isThrownBy(() -> LOADER.inquiry(FILE, planted))
                .withMessageContaining("'drown'")
                .withMessageContaining("none of the options");
    }

    private static String floatSink() throws IOException {
        return read(FILE);
    }

    private static String read(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(InquiryLoaderTest.class.getResourceAsStream("/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
