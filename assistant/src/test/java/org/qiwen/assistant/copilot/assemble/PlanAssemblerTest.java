package org.qiwen.assistant.copilot.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.plan.Exchange;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Materials;
import org.qiwen.assistant.copilot.plan.Objective;
import org.qiwen.assistant.copilot.plan.RiskSheet;
import org.qiwen.assistant.copilot.plan.Step;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanAssemblerTest {
    private static final PlanAssembler ASSEMBLER = new PlanAssembler();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final InquiryCatalog CATALOG = catalog();
    private static final Pattern BLANK = Pattern.compile("\\{[a-zA-Z]+}");

    private static InquiryCatalog catalog() {
        try {
            return new InquiryFiles().load();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Inquiry> inquiries() {
        return CATALOG.inquiries().stream();
    }

    private static Brief brief(Inquiry inquiry, int minutes, int lessons, ProcessModel model) {
        return new Brief(
                inquiry.locale(),
                inquiry.earliestStage(),
                inquiry.title(),
                inquiry.id(),
                "",
                "",
                minutes,
                lessons,
                46,
                4,
                List.of(),
                List.of(),
                model,
                null);
    }

    private static Material material(Inquiry inquiry) {
        return new Material(
                inquiry, CATALOG.story(inquiry.story(), inquiry.locale()).orElse(null), List.of(), List.of(), Map.of());
    }

    private static LessonPlan plan(Inquiry inquiry, int minutes, int lessons, ProcessModel model) {
        return made(ASSEMBLER.assemble(brief(inquiry, minutes, lessons, model), material(inquiry), Wishes.NONE));
    }

    private static LessonPlan made(Assembled assembled) {
        return assembled.fold(
                plan -> plan,
                reason -> {
                    throw new AssertionError(reason);
                },
                reason -> {
                    throw new AssertionError(reason);
                });
    }

    private static Inquiry floatSink() {
        return CATALOG.find("float-sink", "zh-CN").orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void fillsEveryLessonToTheMinute(Inquiry inquiry) {
        for (ProcessModel model : ProcessModel.values()) {
            for (int minutes : new int[] {15, 40, 90}) {
                for (int lessons : new int[] {1, 2, 6}) {
                    LessonPlan plan = plan(inquiry, minutes, lessons, model);
                    assertThat(plan.process()).hasSize(lessons);
                    for (Lesson lesson : plan.process()) {
                        assertThat(lesson.steps().stream()
                                        .mapToInt(Step::minutes)
                                        .sum())
                                .as("%s %s %d x %d lesson %d", inquiry.id(), model, lessons, minutes, lesson.number())
                                .isEqualTo(minutes);
                        assertThat(lesson.steps()).allMatch(step -> step.minutes() >= 2);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void leavesNoBlankUnfilledAndNoSectionEmpty(Inquiry inquiry) {
        for (int lessons : new int[] {1, 3}) {
            LessonPlan plan = plan(inquiry, 40, lessons, ProcessModel.FOUR_STEP);
            JsonNode json = JSON.valueToTree(plan);
            assertThat(BLANK.matcher(json.toString())
                            .results()
                            .map(r -> r.group())
                            .toList())
                    .as(inquiry.id())
                    .isEmpty();
            assertThat(texts(json)).as(inquiry.id()).noneMatch(t -> t.contains("。。") || t.contains("null"));
            assertThat(plan.objectives().stream().map(Objective::dimension).distinct())
                    .containsExactlyInAnyOrder(Objective.Dimension.values());
            assertThat(plan.objectives())
                    .allMatch(o ->
                            !o.task().task().isEmpty() && !o.task().reached().isEmpty());
            assertThat(plan.rubric().criteria())
                    .allMatch(c -> c.levels().size() == plan.rubric().levels().size());
            assertThat(plan.reflection().questions()).hasSize(3);
            assertThat(plan.worksheet().tasks()).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void expectsMisconceptionsWhereTheyAreResolved(Inquiry inquiry) {
        LessonPlan plan = plan(inquiry, 45, 1, ProcessModel.FIVE_E);
        assertThat(plan.process().stream()
                        .flatMap(lesson -> lesson.steps().stream())
                        .flatMap(step -> step.exchanges().stream())
                        .map(Exchange::kind)
                        .distinct())
                .contains(Exchange.Kind.RIGHT, Exchange.Kind.PARTIAL, Exchange.Kind.MISCONCEPTION, Exchange.Kind.STUCK);
        assertThat(plan.learners().ideas()).hasSameSizeAs(inquiry.misconceptions());
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void refusesNothingOfWhatItsAuthorsWroteForTheStage(Inquiry inquiry) {
        LessonPlan plan = plan(inquiry, 45, 1, ProcessModel.FOUR_STEP);
        assertThat(plan.risks().refused()).as(inquiry.id()).isEmpty();
    }

    @Test
    void countsWhatGroupsNeedAndKeepsSomeSpare() {
        LessonPlan plan = plan(floatSink(), 40, 1, ProcessModel.FOUR_STEP);
        Materials.Item clips = plan.materials().items().stream()
                .filter(item -> item.name().equals("回形针"))
                .findFirst()
                .orElseThrow();
        assertThat(plan.head().groups()).isEqualTo(12);
        assertThat(clips).isEqualTo(new Materials.Item("回形针", 60, "枚", Materials.Unit.GROUP, 12, 120, 840, ""));
    }

    @Test
    void putsTheClassesOwnIdeasFirst() {
        Brief brief = new Brief(
                "zh-CN",
                Stage.PRIMARY_UPPER,
                "沉浮",
                "float-sink",
                "",
                "",
                40,
                1,
                45,
                4,
                List.of(),
                List.of("水多就能浮", "塑料都会浮"),
                ProcessModel.FOUR_STEP,
                null);
        LessonPlan plan = made(ASSEMBLER.assemble(brief, material(floatSink()), Wishes.NONE));
        assertThat(plan.learners().ideas().get(0).belief()).isEqualTo("塑料都会浮");
        assertThat(plan.learners().ideas().get(1).belief()).isEqualTo("水多、水深，就容易浮。");
        assertThat(plan.notices()).anyMatch(n -> n.contains("塑料都会浮")).noneMatch(n -> n.contains("水多就能浮"));
    }

    @Test
    void neverMakesAStandardUp() {
        LessonPlan plan = plan(floatSink(), 40, 1, ProcessModel.FOUR_STEP);
        assertThat(plan.standards())
                .isNotEmpty()
                .allMatch(s -> !s.checked() && s.content().isEmpty());
        assertThat(plan.notices()).anyMatch(n -> n.contains("没有核对"));
    }

    @Test
    void namesWhatDoesNotFitAShortLesson() {
        LessonPlan plan = plan(floatSink(), 25, 1, ProcessModel.FOUR_STEP);
        assertThat(plan.notices()).anyMatch(n -> n.contains("科学家故事"));
        assertThat(plan.homework().tasks()).anyMatch(t -> t.text().contains("捞铁牛"));
    }

    @Test
    void refusesAForbiddenActivityWithAnAlternative() {
        Brief brief = new Brief(
                "zh-CN",
                Stage.PRIMARY_UPPER,
                "自己配制黑火药",
                null,
                "",
                "",
                40,
                1,
                45,
                4,
                List.of(),
                List.of(),
                ProcessModel.FOUR_STEP,
                null);
        Assembled outcome =
                ASSEMBLER.assemble(brief, new Material(null, null, List.of(), List.of(), Map.of()), Wishes.NONE);
        assertThat(outcome).isInstanceOf(Assembled.Refused.class);
        assertThat(((Assembled.Refused) outcome).reason()).contains("替代：");
    }

    @Test
    void saysHonestlyThatThereIsTooLittle() {
        Brief brief = new Brief(
                "zh-CN",
                Stage.JUNIOR,
                "量子纠缠",
                null,
                "",
                "",
                40,
                1,
                45,
                4,
                List.of(),
                List.of(),
                ProcessModel.FOUR_STEP,
                null);
        Assembled outcome = ASSEMBLER.assemble(
                brief, new Material(null, null, List.of(), List.of("天为什么是蓝的"), Map.of()), Wishes.NONE);
        assertThat(outcome).isInstanceOf(Assembled.TooLittle.class);
        assertThat(((Assembled.TooLittle) outcome).reason()).contains("量子纠缠", "天为什么是蓝的");
    }

    @Test
    void demonstratesInsteadWhenAsked() {
        Wishes shown = new Wishes(Map.of(), Wishes.Hands.DEMONSTRATION, true, 0, 0);
        LessonPlan plan = made(
                ASSEMBLER.assemble(brief(floatSink(), 40, 1, ProcessModel.FOUR_STEP), material(floatSink()), shown));
        assertThat(plan.process().get(0).steps()).anyMatch(s -> s.phase().contains("教师演示"));
        assertThat(plan.materials().items().stream().filter(i -> i.unit() == Materials.Unit.GROUP))
                .isEmpty();
    }

    @Test
    void keepsTheMinutesATeacherAskedFor() {
        Wishes longer = new Wishes(Map.of(Wishes.Moment.SITUATION, 12), Wishes.Hands.AS_PLANNED, true, 0, 0);
        LessonPlan plan = made(
                ASSEMBLER.assemble(brief(floatSink(), 45, 1, ProcessModel.FOUR_STEP), material(floatSink()), longer));
        assertThat(plan.process().get(0).steps().get(0).minutes()).isEqualTo(12);
        assertThat(plan.process().get(0).steps().stream()
                        .mapToInt(Step::minutes)
                        .sum())
                .isEqualTo(45);
    }

    @Test
    void marksOnlyRisksThatTheStageMayRun() {
        for (Inquiry inquiry : CATALOG.inquiries()) {
            LessonPlan plan = plan(inquiry, 45, 1, ProcessModel.FOUR_STEP);
            assertThat(plan.risks().risks())
                    .as(inquiry.id())
                    .allMatch(r -> r.permission() == RiskSheet.Permission.PUPIL
                            || r.permission() == RiskSheet.Permission.DEMONSTRATION)
                    .allMatch(r -> !r.control().isEmpty() && !r.who().isEmpty());
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.stringValue());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
