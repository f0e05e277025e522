package org.qiwen.assistant.copilot.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.RiskSheet;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Inquiry;

/** What the plans of the bundled inquiries say about dangers. */
class RisksOfPlansTest {
    private static final Pattern MAINS = Pattern.compile("插座|插线板|市电|socket|mains");

    static Stream<Inquiry> inquiries() {
        return SamplePlans.inquiries().inquiries().stream();
    }

    private static LessonPlan plan(String inquiry) {
        return SamplePlans.of(inquiry, "zh-CN", 45, 2, ProcessModel.FOUR_STEP);
    }

    private static List<String> rows(LessonPlan plan) {
        return plan.risks().risks().stream().map(RiskSheet.Risk::entry).toList();
    }

    @Test
    void matchesOnlyWhatIsDone() {
        LessonPlan induction = plan("electromagnetic-induction");
        assertThat(rows(induction)).doesNotContain("coil-heating", "strong-magnets");
        assertThat(induction.risks().risks()).noneMatch(risk -> risk.hazard().contains("跳环"));
        assertThat(rows(plan("moon-phases"))).doesNotContain("dry-cell");
        assertThat(rows(plan("combustion"))).doesNotContain("short-circuit", "sharp-sticks-wire");
    }

    @Test
    void letsPupilsUseTheBarMagnetsThatEachGroupHas() {
        assertThat(plan("electromagnetic-induction").risks().risks().stream()
                        .filter(risk -> risk.hazard().contains("磁铁吸合"))
                        .map(RiskSheet.Risk::permission))
                .containsExactly(RiskSheet.Permission.PUPIL);
    }

    @Test
    void leavesADemonstrationToTheTeacher() {
        LessonPlan plan = plan("electromagnetic-induction");
        assertThat(plan.risks().risks())
                .filteredOn(risk -> risk.entry().equals("coil-on-battery"))
                .singleElement()
                .matches(risk -> risk.permission() == RiskSheet.Permission.DEMONSTRATION)
                .matches(risk -> risk.hazard().contains("火花"));
    }

    @Test
    void saysOlderPupilsNothingThatIsMeantForTheYoungest() {
        LessonPlan plan = plan("float-sink");
        assertThat(rows(plan)).doesNotContain("small-parts");
        assertThat(plan.risks().risks())
                .noneMatch(risk -> (risk.who() + risk.control() + risk.supervision()).contains("低段"))
                .noneMatch(risk -> risk.substitute().contains("乒乓球"));
        assertThat(rows(plan("seed-germination"))).contains("small-parts");
    }

    @Test
    void showsARecordWithoutDemonstratingIt() {
        LessonPlan plan = plan("photosynthesis");
        List<String> told = plan.process().stream()
                .flatMap(lesson -> lesson.steps().stream())
                .flatMap(step -> step.teacher().stream())
                .filter(line -> line.contains("碘液"))
                .toList();
        assertThat(told).isNotEmpty().allMatch(line -> line.startsWith("只出示记录"));
        assertThat(rows(plan)).doesNotContain("iodine", "ethanol");
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void hasARowWhereverItsAuthorSpeaksOfMains(Inquiry inquiry) {
        Inquiry.Experiment experiment = inquiry.experiment();
        if (experiment != null && MAINS.matcher(experiment.safety()).find()) {
            assertThat(experiment.hazards())
                    .as(inquiry.id())
                    .anyMatch(hazard ->
                            MAINS.matcher(hazard.hazard() + hazard.control()).find());
        }
    }

    /** Without a list nobody can put on the table what is to be done; a finger on the throat takes nothing. */
    @ParameterizedTest
    @MethodSource("inquiries")
    void listsWhatEverythingTakesThatIsDone(Inquiry inquiry) {
        assertThat(inquiry.evidence().stream()
                        .filter(e ->
                                e.kind() == Evidence.Kind.DO && e.materials().isEmpty())
                        .map(Evidence::id))
                .as(inquiry.id())
                .allMatch(List.of("throat", "ear-on-desk")::contains);
    }

    @Test
    void warnsAtHomeOfWhatTheTopicTemptsTo() {
        assertThat(plan("electromagnetic-induction").home().safety())
                .contains("插座", "充电器", "磁铁", "起搏器")
                .doesNotContain("河边");
        assertThat(plan("float-sink").home().safety()).contains("河边").doesNotContain("磁铁");
        assertThat(plan("newton-third").home().safety()).doesNotContain("河边", "充电器");
    }
}
