package org.qiwen.assistant.copilot.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.copilot.assemble.SamplePlans;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.copilot.plan.Step;
import org.qiwen.assistant.copilot.risk.HazardTable;

class OfferTest {
    private final LessonPlan plan = SamplePlans.floatSink();

    @Test
    void offersTalkAndNothingThatSpeaksOfTheSubject() {
        List<Item> items = items(plan, UnaryOperator.identity());

        assertThat(items).hasSizeGreaterThan(60);
        assertThat(items)
                .extracting(Item::text)
                .contains("先不说谁对。我们让证据来回答。", "学生说全了再板书。说不全，先追问，不替学生说。")
                .noneMatch(text -> text.equals(plan.head().drivingQuestion()))
                .noneMatch(text -> text.equals(plan.outline().exit()))
                .noneMatch(text -> text.startsWith("出示数据"))
                .noneMatch(text -> text.startsWith("宣读安全要求"))
                .noneMatch(text -> text.contains("(1)"));
        assertThat(items).extracting(Item::path).noneMatch(path -> path.contains("/pupil"));
    }

    @Test
    void keepsWhatSpeaksOfTheSubjectWithinATextThatAlsoTalks() {
        assertThat(items(plan, UnaryOperator.identity()))
                .filteredOn(item -> item.text().startsWith("结果与预测的"))
                .allSatisfy(item -> assertThat(item.kept()).contains("“苹果浮，石子沉”"))
                .isNotEmpty();
    }

    @Test
    void leavesOutWhatHoldsAName() {
        List<Item> items = items(plan, text -> text.replace("同桌", "〔已遮住〕"));

        assertThat(items).extracting(Item::text).noneMatch(text -> text.contains("同桌"));
    }

    @Test
    void asksForASectionInPortionsWithIdsOfTheirOwn() {
        List<Portion> portions = portions(plan, UnaryOperator.identity());

        assertThat(portions).extracting(Portion::section).contains(Section.PROCESS, Section.HOMEWORK);
        assertThat(portions).allSatisfy(portion -> {
            assertThat(portion.items()).first().extracting(Item::id).isEqualTo(1);
            assertThat(portion.items().stream()
                            .mapToInt(item -> item.text().length())
                            .sum())
                    .isLessThanOrEqualTo(1_200);
        });
    }

    @ParameterizedTest
    @CsvSource({"float-sink, zh-CN, 1", "float-sink, en, 1", "photosynthesis, zh-CN, 3"})
    void changesOnlyTheTextsItIsGivenAndWhatSumsThemUp(String inquiry, String locale, int lessons) {
        LessonPlan before = SamplePlans.of(inquiry, locale, 40, lessons, ProcessModel.FIVE_E);
        Map<String, String> changed = new HashMap<>();
        items(before, UnaryOperator.identity()).forEach(item -> changed.put(item.path(), item.text() + "~"));

        LessonPlan after = Texts.with(before, changed);

        assertThat(Texts.of(after).stream().flatMap(group -> group.texts().stream()))
                .allSatisfy(text -> assertThat(text.value().endsWith("~")).isEqualTo(changed.containsKey(text.path())));
        for (Section section : List.of(
                Section.HEAD, Section.STANDARDS, Section.OBJECTIVES, Section.RISKS, Section.BOARD, Section.RUBRIC)) {
            assertThat(after.content(section)).isEqualTo(before.content(section));
        }
        assertThat(after.outline().lines())
                .zipSatisfy(steps(after), (line, step) -> assertThat(line.ask()).isEqualTo(step.keyQuestion()));
        assertThat(Texts.with(before, Map.of())).isEqualTo(before);
    }

    private static List<Step> steps(LessonPlan plan) {
        return plan.process().stream()
                .flatMap(lesson -> lesson.steps().stream())
                .toList();
    }

    private static List<Item> items(LessonPlan plan, UnaryOperator<String> masked) {
        return portions(plan, masked).stream()
                .flatMap(portion -> portion.items().stream())
                .toList();
    }

    private static List<Portion> portions(LessonPlan plan, UnaryOperator<String> masked) {
        String locale = plan.brief().locale();
        return new Offer(plan, HazardTable.of(locale), new Statements(GeneralWords.of(locale)), masked).portions();
    }
}
