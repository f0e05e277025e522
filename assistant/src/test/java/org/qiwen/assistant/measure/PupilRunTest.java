package org.qiwen.assistant.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.dialogue.policy.Wording;
import org.qiwen.assistant.dialogue.policy.WordingFile;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.measure.PupilRun.Looked;
import org.qiwen.assistant.tutor.Tutor;
import org.qiwen.evaluation.pupil.Manners;
import org.qiwen.evaluation.pupil.PupilFigures;
import org.qiwen.evaluation.pupil.Situation;
import org.qiwen.evaluation.pupil.Subject;
import org.springframework.core.io.ClassPathResource;

/** Played pupils of every kind, without server. */
class PupilRunTest {
    private static final int DIALOGUES = Integer.getInteger("qiwen.pupils.dialogues", 1);
    private static final Manners MANNERS = Manners.bundled("zh-CN");
    private static final InquiryCatalog CATALOG = catalog();
    private static final Tutor TUTOR = new Tutor(
            CATALOG, Map.of("zh-CN", wording()), (i, text) -> Routing.none(), (i, school, about, e, u) -> List.of());

    private static InquiryCatalog catalog() {
        try {
            return new InquiryFiles().load();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Wording wording() {
        try {
            return WordingFile.parse(
                    new ClassPathResource("wording/zh-CN.yaml").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Inquiry> inquiries() {
        return CATALOG.all("zh-CN");
    }

    private static List<Looked> play(Inquiry inquiry, List<String> kinds, int dialogues) {
        return new PupilRun(MANNERS, kinds, dialogues, 1, Subjects.spelling(), i -> (text, idea) -> false)
                .run(
                        List.of(inquiry),
                        (i, stage) -> {
                            DirectTutor tutor = new DirectTutor(TUTOR, CATALOG, stage);
                            return new PupilRun.Door(tutor, tutor);
                        },
                        1);
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void bringsEveryPupilToAGoodEnd(Inquiry inquiry) {
        PupilFigures all = play(inquiry, MANNERS.kinds(), DIALOGUES).stream()
                .map(Looked::figures)
                .reduce(PupilFigures.NONE, PupilFigures::and);

        assertThat(all.turns()).hasSize(DIALOGUES * MANNERS.kinds().size());
        assertThat(all.faults().stream().filter(fault -> fault.kind() != PupilFigures.Kind.JUST_SAID))
                .isEmpty();
        assertThat(all.exitReached()).isEqualTo(all.turns().size());
    }

    @Test
    void letsWhoKnowsReachMoreThanWhoCheats() {
        Inquiry inquiry = CATALOG.find("float-sink", "zh-CN").orElseThrow();
        Map<String, PupilFigures> byKind = PupilRun.byKind(play(inquiry, List.of("KNOWS", "CHEATER"), 10));

        assertThat(reached(Objects.requireNonNull(byKind.get("KNOWS")))).isGreaterThan(25);
        assertThat(reached(Objects.requireNonNull(byKind.get("CHEATER")))).isLessThan(15);
    }

    private static int reached(PupilFigures figures) {
        return figures.credits().entrySet().stream()
                .filter(credit -> !credit.getKey().equals("TOLD"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Test
    void knowsEveryQuestionOfAnInquiryByItsEnd() {
        Inquiry inquiry = CATALOG.find("sorting", "zh-CN").orElseThrow();
        Subject subject = Subjects.of(inquiry, inquiry.earliestStage());

        for (Inquiry.Case given : inquiry.cases()) {
            Subject.Question found = subject.askedIn("记下了。" + given.ask()).orElseThrow();
            assertThat(found.situation()).isEqualTo(Situation.CASE);
            assertThat(found.right().get(0).says()).isEqualTo(String.join(" ", given.expected()));
        }
        assertThat(subject.askedIn("中午吃什么？")).isEmpty();
    }
}
