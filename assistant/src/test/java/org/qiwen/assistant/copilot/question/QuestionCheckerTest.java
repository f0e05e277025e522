package org.qiwen.assistant.copilot.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.measure.QuestionReport;

class QuestionCheckerTest {
    private static final QuestionChecker CHECKER = new QuestionChecker();
    private static final Path DATA = Path.of("src/test/resources/copilot/questions");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "食盐能溶解在水里吗？|NOT_OPEN",
                "什么叫导体？什么叫绝缘体？它们各有哪些？|NOT_SINGLE",
                "人类再过一百万年会变成什么样子？|NOT_ANSWERABLE",
                "属虎的同学是不是比属兔的同学胆子大？|OFF_STANDARD",
                "什么叫导体？|NOTHING_TO_DISPUTE",
                "斜率和标准差怎样影响小车的速度？|UNFIT_FOR_STAGE",
                "因为种子要喝水，所以浇了水的绿豆才会发芽，对不对？|LEADING",
                "磁铁。|VAGUE",
                "把导线插进墙上的插座，小灯泡会更亮吗？|UNSAFE"
            })
    void namesTheFaultWithAReason(String question, Fault fault) {
        DrivingQuestion checked =
                CHECKER.check(question, Stage.PRIMARY_MIDDLE, "zh-CN", DrivingQuestion.Origin.TEACHER);
        assertThat(checked.good()).isFalse();
        assertThat(checked.faults()).contains(fault);
        assertThat(checked.checks())
                .hasSize(Fault.values().length)
                .allMatch(c -> !c.reason().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"怎样让自制的电磁铁吸起更多的回形针？", "同一根橡皮筋，怎样让它发出更高的声音？", "重的物体是不是一定会沉？"})
    void letsAGoodQuestionPass(String question) {
        assertThat(CHECKER.check(question, Stage.PRIMARY_UPPER, "zh-CN", DrivingQuestion.Origin.TEACHER)
                        .good())
                .isTrue();
    }

    @Test
    void hardlyEverRefusesAnAuthorsQuestion() throws IOException {
        List<Inquiry> inquiries = new InquiryFiles().load().inquiries();
        List<String> refused = inquiries.stream()
                .map(inquiry -> CHECKER.check(
                        inquiry.drivingQuestion(),
                        inquiry.earliestStage(),
                        inquiry.locale(),
                        DrivingQuestion.Origin.INQUIRY))
                .filter(question -> !question.good())
                .map(question -> question.text() + " " + question.faults())
                .toList();
        assertThat(refused).hasSizeLessThanOrEqualTo(inquiries.size() / 10);
    }

    /** The rules were written on this half; the other half is printed by {@code evaluate questions} and asserted nowhere. */
    @Test
    void findsTheFaultsOfTheHalfItWasWrittenOn() throws IOException {
        for (String locale : List.of("zh-CN", "en")) {
            QuestionReport.Figures figures = new QuestionReport(CHECKER)
                    .measure(QuestionReport.read(DATA.resolve(locale + ".yaml")).stream()
                            .filter(QuestionReport.Labelled::isDev)
                            .toList());
            assertThat(figures.faulty().precision()).as(locale).isGreaterThanOrEqualTo(0.95);
            assertThat(figures.faulty().recall()).as(locale).isGreaterThanOrEqualTo(0.95);
        }
    }
}
