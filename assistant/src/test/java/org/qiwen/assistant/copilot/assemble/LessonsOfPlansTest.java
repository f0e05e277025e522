package org.qiwen.assistant.copilot.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Materials;
import org.qiwen.assistant.copilot.plan.Step;
import org.qiwen.assistant.copilot.plan.Worksheet;
import org.qiwen.assistant.inquiry.Inquiry;

/** What has to hold for the lessons of every bundled inquiry, after a second teacher's reading of three of them. */
class LessonsOfPlansTest {
    private static final Pattern TABLE = Pattern.compile("表 (\\d+)|Table (\\d+)");
    private static final Pattern DONE = Pattern.compile("^(?:分组做|教师演示|发材料|In groups|Demonstrate|Hand out)");
    private static final Pattern TWO_GROUPS = Pattern.compile("两个组各[^\\d]{0,3}(\\d+) 分钟");

    static Stream<Inquiry> inquiries() {
        return SamplePlans.inquiries().inquiries().stream();
    }

    private static LessonPlan plan(Inquiry inquiry, int minutes, int lessons) {
        return SamplePlans.of(inquiry.id(), inquiry.locale(), minutes, lessons, ProcessModel.FOUR_STEP);
    }

    private static List<Step> steps(LessonPlan plan) {
        return plan.process().stream()
                .flatMap(lesson -> lesson.steps().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void holdsEveryTableThatItNames(Inquiry inquiry) {
        LessonPlan plan = plan(inquiry, 45, 2);
        Map<Integer, List<Step.Data>> held = steps(plan).stream()
                .flatMap(step -> step.tables().stream())
                .distinct()
                .collect(Collectors.groupingBy(Step.Data::number));
        assertThat(held.values()).allMatch(tables -> tables.size() == 1);
        for (Step step : steps(plan)) {
            for (String text : Stream.concat(step.teacher().stream(), step.resources().stream())
                    .toList()) {
                for (Matcher named = TABLE.matcher(text); named.find(); ) {
                    String number = named.group(1) == null ? named.group(2) : named.group(1);
                    assertThat(held).as(text).containsKey(Integer.valueOf(number));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void saysNoTransitionTwice(Inquiry inquiry) {
        for (int lessons : new int[] {1, 2, 5}) {
            assertThat(steps(plan(inquiry, 40, lessons)).stream()
                            .map(Step::transition)
                            .filter(words -> !words.isEmpty()))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void leavesFourMinutesToSumUp(Inquiry inquiry) {
        for (int minutes : new int[] {15, 25, 40}) {
            assertThat(steps(plan(inquiry, minutes, 1)))
                    .filteredOn(step ->
                            step.phase().contains("小结与回看") || step.phase().contains("Summ"))
                    .allMatch(step -> step.minutes() >= 4);
        }
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void checksEachObjectiveByItsOwnTask(Inquiry inquiry) {
        assertThat(plan(inquiry, 40, 1).objectives().stream()
                        .map(objective -> objective.task().task()))
                .doesNotHaveDuplicates();
    }

    /** What takes days is set up before, and says so; no step of minutes holds it. */
    @ParameterizedTest
    @MethodSource("inquiries")
    void waitsForNothingInClass(Inquiry inquiry) {
        for (int lessons : new int[] {1, 2}) {
            LessonPlan plan = plan(inquiry, 40, lessons);
            for (Step step : steps(plan)) {
                assertThat(step.teacher().stream()
                                .filter(line -> DONE.matcher(line).find()))
                        .as(inquiry.id() + " " + step.phase())
                        .noneMatch(line -> Wait.of(line).isDays()
                                || !line.startsWith("发材料")
                                        && !line.startsWith("Hand out")
                                        && Wait.of(line).isLong());
            }
        }
    }

    @Test
    void setsGarlicUpTenDaysBefore() {
        LessonPlan one = SamplePlans.of("photosynthesis", "zh-CN", 45, 1, ProcessModel.FOUR_STEP);
        LessonPlan two = SamplePlans.of("photosynthesis", "zh-CN", 45, 2, ProcessModel.FOUR_STEP);
        assertThat(one.notices()).anyMatch(notice -> notice.contains("开课前 10 天"));
        assertThat(two.notices()).anyMatch(notice -> notice.contains("至少隔 10 天"));
        assertThat(steps(two))
                .anyMatch(step -> step.phase().contains("看我们的记录")
                        && step.teacher().get(0).startsWith("课前 10 天")
                        && step.tables().size() == 1);
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void putsNoResultOnTheSheetBeforeThePrediction(Inquiry inquiry) {
        List<Worksheet.Task> tasks = plan(inquiry, 40, 1).worksheet().tasks();
        List<Boolean> told = tasks.stream()
                .map(task -> task.rows().stream()
                        .anyMatch(row -> row.stream().skip(1).anyMatch(c -> !c.isBlank())))
                .toList();
        assertThat(told.subList(0, 2)).as(inquiry.id()).containsExactly(false, false);
        inquiry.evidence().stream()
                .filter(e -> e.kind() != org.qiwen.assistant.inquiry.Evidence.Kind.DO)
                .forEach(e ->
                        assertThat(tasks.get(1).instruction()).as(inquiry.id()).doesNotContain(e.text()));
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void asksForThePredictionBeforeTheDrivingQuestionStandsOnTheBoard(Inquiry inquiry) {
        LessonPlan plan = plan(inquiry, 40, 1);
        List<String> first = steps(plan).get(0).teacher();
        assertThat(first.get(first.size() - 1)).contains(plan.head().drivingQuestion());
        assertThat(first.subList(0, first.size() - 1))
                .noneMatch(line -> line.contains(plan.head().drivingQuestion()));
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void promisesGroupsNoMinutesThatThereAreNot(Inquiry inquiry) {
        for (int lessons : new int[] {2, 4}) {
            for (Step step : steps(plan(inquiry, 40, lessons))) {
                assertThat(step.teacher()).noneMatch(line -> line.matches(".*(每组|各组[^，。]{0,4}) ?\\d+ 分钟.*"));
                int asked = step.teacher().stream()
                        .flatMap(line -> TWO_GROUPS.matcher(line).results())
                        .mapToInt(found -> 2 * Integer.parseInt(found.group(1)))
                        .sum();
                assertThat(asked).as(step.phase()).isLessThanOrEqualTo(step.minutes());
            }
        }
    }

    @Test
    void keepsIdeasItHasNoTimeForOutOfEveryPage() {
        LessonPlan plan = SamplePlans.of("electromagnetic-induction", "zh-CN", 45, 1, ProcessModel.FOUR_STEP);
        String left = "磁通量变化越快，匝数越多，感应电动势越大";
        assertThat(plan.notices()).anyMatch(notice -> notice.contains(left) && notice.contains("留到下一课时"));
        Function<Object, String> read = String::valueOf;
        assertThat(Stream.of(
                                plan.objectives(),
                                plan.board(),
                                plan.worksheet(),
                                plan.rubric(),
                                plan.process(),
                                plan.outline())
                        .map(read))
                .noneMatch(page -> page.contains(left));
        assertThat(read.apply(plan.objectives()))
                .as("the exit check asks for it")
                .contains("总是阻碍");
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void listsMaterialsAsThings(Inquiry inquiry) {
        List<Materials.Item> items = plan(inquiry, 45, 2).materials().items();
        assertThat(items).as(inquiry.id()).noneMatch(item -> item.name().contains("演示材料"));
        assertThat(items)
                .as(inquiry.id())
                .allMatch(item -> item.name().length() <= 60 && !item.name().contains("。"));
        assertThat(items.stream().map(item -> item.unit() + item.name())).doesNotHaveDuplicates();
    }

    @Test
    void tellsAStoryWithItsDatesAndItsWrongTurn() {
        LessonPlan plan = SamplePlans.of("photosynthesis", "zh-CN", 45, 2, ProcessModel.FOUR_STEP);
        assertThat(steps(plan))
                .filteredOn(step -> step.phase().contains("科学家故事"))
                .singleElement()
                .matches(step -> String.join("", step.teacher()).contains("走过的弯路"))
                .matches(step -> String.join("", step.teacher()).contains("1648"))
                .matches(step -> String.join("", step.teacher()).contains("停："));
    }

    @Test
    void asksOfNoEvidenceThatWasNotShown() {
        LessonPlan plan = SamplePlans.of("photosynthesis", "zh-CN", 45, 2, ProcessModel.FOUR_STEP);
        assertThat(steps(plan).stream().flatMap(step -> step.followUps().stream()))
                .filteredOn(words -> words.contains("白边却不变蓝"))
                .allMatch(words -> words.startsWith("先讲一条记录"));
    }

    @Test
    void numbersALessonOnce() {
        LessonPlan plan = SamplePlans.of("photosynthesis", "zh-CN", 45, 2, ProcessModel.FOUR_STEP);
        assertThat(plan.process()).noneMatch(lesson -> lesson.title().contains("课时"));
        assertThat(plan.project().tasks()).noneMatch(task -> task.task().contains("课时"));
    }
}
