package org.qiwen.assistant.copilot.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Step;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

class PassageMatterTest {
    private static final String SEEN = "上午九点，把温度计插进操场的沙土里，读到 31℃；插进旁边水池的水里，读到 24℃。中午十二点再量，沙土升到 46℃，"
            + "水只升到 27℃。傍晚六点，沙土回到 29℃，水还有 26℃。同一天里，两处晒到的太阳一样多，量的时候温度计都插到 3 厘米深。"
            + "我们把三次的读数画成两条折线，一条起伏很大，一条几乎是平的。";
    private static final String WHY =
            "沙土的比热容比水小，因此吸收同样多的热，沙土升温快，降温也快。水的比热容大，所以海边的城市一天里冷热差得少，" + "沙漠里白天热得厉害，夜里又很冷。比热容是指一千克物质升高一摄氏度要吸收的热量。";

    private static Passage passage(String id, String heading, String text, Nature nature) {
        return new Passage(
                id,
                "doc",
                "handout.docx",
                "比热容讲义",
                3,
                List.of(heading),
                0,
                text.length(),
                text,
                DocumentKind.COURSE_UNIT,
                Set.of(),
                "物质科学",
                Locale.forLanguageTag("zh-CN"),
                null,
                nature);
    }

    private static Brief brief(String locale, int lessons) {
        return new Brief(
                locale,
                Stage.JUNIOR,
                locale.equals("en") ? "specific heat" : "比热容",
                null,
                "",
                "",
                45,
                lessons,
                40,
                4,
                List.of(),
                List.of(),
                ProcessModel.FIVE_E,
                null);
    }

    private static Material material(Passage... passages) {
        return new Material(null, null, List.of(passages), List.of(), Map.of());
    }

    private static final Passage EVIDENCE = passage("p1", "沙和水的一天", SEEN, Nature.UNMARKED);
    private static final Passage EXPLANATION = passage("p2", "为什么", WHY, Nature.UNMARKED);

    @Test
    void makesALessonOfATeachersOwnHandout() {
        LessonPlan plan = ((Assembled.Made)
                        new PlanAssembler().assemble(brief("zh-CN", 1), material(EVIDENCE, EXPLANATION), Wishes.NONE))
                .plan();
        assertThat(plan.process().get(0).steps().stream()
                        .mapToInt(Step::minutes)
                        .sum())
                .isEqualTo(45);
        assertThat(plan.objectives().get(0).text()).contains("比热容");
        assertThat(plan.process().get(0).steps())
                .anyMatch(step -> step.teacher().stream().anyMatch(t -> t.contains("31℃")));
        assertThat(plan.citations()).extracting("passage").contains("p1", "p2");
        assertThat(plan.notices().get(0)).contains("没有找到对应的探究");
        assertThat(plan.learners().ideas()).isEmpty();
    }

    @Test
    void takesNoExperimentOutOfProse() {
        LessonPlan plan = ((Assembled.Made)
                        new PlanAssembler().assemble(brief("zh-CN", 3), material(EVIDENCE, EXPLANATION), Wishes.NONE))
                .plan();
        assertThat(plan.process().stream().flatMap(lesson -> lesson.steps().stream()))
                .noneMatch(step -> step.phase().contains("动手："));
    }

    @Test
    void saysThatEvidenceAloneIsTooLittle() {
        assertThat(new PlanAssembler().assemble(brief("zh-CN", 1), material(EVIDENCE), Wishes.NONE))
                .isInstanceOf(Assembled.TooLittle.class);
    }

    @Test
    void speaksEnglishToo() {
        Passage seen = passage(
                "e1",
                "A day on the beach",
                "At nine in the morning the sand showed 31 degrees and the water 24 degrees. At noon the sand had risen to"
                        + " 46 degrees while the water had risen only to 27 degrees. Both were measured three centimetres deep.",
                Nature.EVIDENCE);
        Passage why = passage(
                "e2",
                "Why",
                "Sand has a smaller specific heat than water, therefore the same energy warms it much more. The specific heat"
                        + " is called small when little energy is needed for one degree. Coastal towns stay mild because of the sea.",
                Nature.EXPLANATION);
        LessonPlan plan = ((Assembled.Made)
                        new PlanAssembler().assemble(brief("en", 1), material(seen, why), Wishes.NONE))
                .plan();
        assertThat(plan.head().stage()).isEqualTo("Junior secondary");
        assertThat(plan.process().get(0).steps().stream()
                        .mapToInt(Step::minutes)
                        .sum())
                .isEqualTo(45);
    }
}
