package org.qiwen.assistant.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Telling;
import org.qiwen.assistant.inquiry.Telling.Part;

/** Which words of a teacher an inquiry may be told in. */
class ReadinessTest {
    private static final InquiryCatalog CATALOG = catalog();
    private static final Inquiry INQUIRY = CATALOG.find("float-sink", "zh-CN").orElseThrow();
    private static final Telling AUTHORED = INQUIRY.telling();

    @Test
    void theAuthorsOwnWordsAreReady() {
        assertThat(check(AUTHORED)).isEmpty();
    }

    @Test
    void aTeachersQuestionAndSituationMayBeTold() {
        assertThat(check(new Telling(
                        "盆里的沉浮", "把东西放进水里之前，怎样才能有把握地说它会沉还是会浮？", "讲台上有一盆水，旁边放着一个苹果和一颗石子。", "把它们放进水里，你猜会怎样？")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "为什么同样大小的东西，重的会沉，轻的会浮？",
                "是不是因为同样大的东西重的沉、轻的浮？",
            })
    void aQuestionMayNotHoldItsAnswer(String question) {
        assertThat(check(with(Part.DRIVING_QUESTION, question)))
                .extracting(Shortcoming::part, Shortcoming::kind)
                .contains(org.assertj.core.groups.Tuple.tuple(Part.DRIVING_QUESTION, Shortcoming.Kind.GIVES_AWAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PHENOMENON         | 讲台上有一盆水。大小一样的时候，重的会沉下去，轻的会浮起来。 | GIVES_AWAY",
                "PHENOMENON         | 看这里：https://example.org/float | UNFIT",
                "PHENOMENON         | 自己在家偷偷点燃酒精，看看纸船会不会沉。 | UNSAFE",
                "PREDICTION_QUESTION | 写下你的想法。 | NO_QUESTION",
                "TITLE              | '' | EMPTY",
            })
    void saysWhatIsWrongAndWhere(Part part, String words, Shortcoming.Kind kind) {
        assertThat(check(with(part, words))).anySatisfy(problem -> {
            assertThat(problem.part()).isEqualTo(part);
            assertThat(problem.kind()).isEqualTo(kind);
        });
    }

    @Test
    void aSituationIsNoLongerThanATurnOfTheStage() {
        assertThat(check(with(Part.PHENOMENON, "桌上有一盆水。".repeat(20))))
                .contains(new Shortcoming(Part.PHENOMENON, Shortcoming.Kind.TOO_LONG, "80"));
    }

    @Test
    void toAskForEvidenceOfAMisconceptionGivesNothingAway() {
        String belief = INQUIRY.misconceptions().get(0).belief();
        assertThat(check(with(Part.DRIVING_QUESTION, "有人认为“" + belief + "”。怎样用证据判断它站不站得住？")))
                .isEmpty();
    }

    @Test
    void whatIsAssessedStays() {
        Inquiry told = INQUIRY.told(with(Part.PHENOMENON, "讲台上有一盆水。"));
        assertThat(told.phenomenon()).isEqualTo("讲台上有一盆水。");
        assertThat(told.expectations()).isEqualTo(INQUIRY.expectations());
        assertThat(told.prediction().options()).isEqualTo(INQUIRY.prediction().options());
        assertThat(told.told(AUTHORED)).isEqualTo(INQUIRY);
    }

    private static Telling with(Part part, String words) {
        return new Telling(
                part == Part.TITLE ? words : AUTHORED.title(),
                part == Part.DRIVING_QUESTION ? words : AUTHORED.drivingQuestion(),
                part == Part.PHENOMENON ? words : AUTHORED.phenomenon(),
                part == Part.PREDICTION_QUESTION ? words : AUTHORED.predictionQuestion());
    }

    private static List<Shortcoming> check(Telling words) {
        return Readiness.check(
                INQUIRY, CATALOG.story(INQUIRY.story(), INQUIRY.locale()).orElse(null), words);
    }

    private static InquiryCatalog catalog() {
        try {
            return new InquiryFiles().load();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
