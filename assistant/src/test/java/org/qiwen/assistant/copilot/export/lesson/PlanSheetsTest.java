package org.qiwen.assistant.copilot.export.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.export.Deck;
import org.qiwen.assistant.copilot.export.RunStyle;
import org.qiwen.assistant.copilot.export.Slide;
import org.qiwen.assistant.copilot.export.Text;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Step;
import org.qiwen.assistant.copilot.plan.Worksheet;

class PlanSheetsTest {
    private static final LessonPlan PRIMARY = SamplePlans.of("float-sink", 1, ProcessModel.FOUR_STEP);
    private static final LessonPlan SENIOR = SamplePlans.of("equilibrium", 2, ProcessModel.FIVE_E);
    private final PlanExport export = new PlanExport();

    @Test
    void holdsEveryStepWithItsMinutesAnswersAndResponses() throws IOException {
        for (LessonPlan plan : List.of(PRIMARY, SENIOR)) {
            String read = docx(plan, Part.PLAN, Marks.NONE);
            for (Lesson lesson : plan.process()) {
                for (Step step : lesson.steps()) {
                    assertThat(read).contains(step.phase() + "　" + step.minutes() + " 分钟", step.keyQuestion());
                    step.exchanges()
                            .forEach(exchange -> assertThat(read).contains(exchange.pupil(), exchange.teacher()));
                    step.students().forEach(words -> assertThat(read).contains(words));
                    step.followUps().forEach(words -> assertThat(read).contains(words));
                }
            }
        }
    }

    @Test
    void holdsEveryOtherSection() throws IOException {
        String read = docx(PRIMARY, Part.PLAN, Marks.NONE);
        PRIMARY.objectives()
                .forEach(one -> assertThat(read)
                        .contains(one.text(), one.task().task(), one.task().reached()));
        PRIMARY.materials().items().forEach(item -> assertThat(read).contains(item.name()));
        PRIMARY.risks()
                .risks()
                .forEach(risk -> assertThat(read).contains(risk.hazard(), risk.control(), risk.supervision()));
        PRIMARY.rubric().criteria().forEach(criterion -> assertThat(read).contains(criterion.levels()));
        assertThat(read)
                .contains("〔原文未核对〕")
                .contains(PRIMARY.reflection().questions())
                .contains(PRIMARY.notices());
    }

    @Test
    void marksWhatAClaimCheckFoundWhereItStands() throws IOException {
        Set<String> paths = new HashSet<>();
        Marks marks = (path, words) -> {
            paths.add(path);
            return Text.of(words, path.equals("/process/0/steps/1/teacher/0") ? RunStyle.CONTRADICTED : RunStyle.PLAIN);
        };
        byte[] file = export.of(PRIMARY, ExportFormat.MD, Part.PLAN, marks, SamplePlans.provenance(PRIMARY))
                .bytes();
        String words = PRIMARY.process().get(0).steps().get(1).teacher().get(0);
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("<u><b>" + words + "</b></u>");
        assertThat(paths).contains("/objectives/0/text", "/board/evidence/0");
    }

    @Test
    void givesTheWorksheetWithoutAnswersAndWithRoom() throws IOException {
        String read = docx(PRIMARY, Part.WORKSHEET, Marks.NONE);
        for (Worksheet.Task task : PRIMARY.worksheet().tasks()) {
            assertThat(read).contains(task.number() + ". " + task.title());
            task.options().forEach(option -> assertThat(read).contains("□ " + option));
        }
        PRIMARY.objectives()
                .forEach(one -> assertThat(read).doesNotContain(one.task().reached()));
    }

    @Test
    void keepsTheOnePagePlanOnOnePage() throws IOException {
        byte[] file = export.of(PRIMARY, ExportFormat.PDF, Part.OUTLINE, Marks.NONE, SamplePlans.provenance(PRIMARY))
                .bytes();
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void showsTheClassQuestionsAndTasksButNoConclusion() throws IOException {
        Deck deck = PlanSlides.of(SENIOR, SamplePlans.provenance(SENIOR));
        String seen = deck.slides().stream().map(PlanSheetsTest::seen).collect(Collectors.joining("\n"));
        assertThat(seen).contains(SENIOR.head().drivingQuestion());
        SENIOR.process()
                .forEach(lesson ->
                        lesson.steps().forEach(step -> assertThat(seen).contains(step.keyQuestion())));
        SENIOR.objectives()
                .forEach(one -> assertThat(seen).doesNotContain(one.task().reached()));
        byte[] file = export.of(SENIOR, ExportFormat.PPTX, Part.PLAN, Marks.NONE, SamplePlans.provenance(SENIOR))
                .bytes();
        try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(file))) {
            assertThat(show.getSlides())
                    .hasSizeGreaterThanOrEqualTo(deck.slides().size());
        }
    }

    @Test
    void namesFilesSoThatEveryFileSystemTakesThem() {
        assertThat(export.of(PRIMARY, ExportFormat.MD, Part.HOME, Marks.NONE, SamplePlans.provenance(PRIMARY))
                        .name())
                .isEqualTo("是沉还是浮 亲子卡.md");
        assertThat(Part.of("worksheet")).contains(Part.WORKSHEET);
        assertThat(Part.of("../x")).isEmpty();
        assertThat(ExportFormat.of("exe")).isEmpty();
    }

    private static String seen(Slide slide) {
        if (slide instanceof Slide.Statement statement) {
            return statement.sentence().plain() + "\n" + statement.below().plain();
        }
        if (slide instanceof Slide.Points points) {
            return points.points().stream().map(Text::plain).collect(Collectors.joining("\n"));
        }
        return slide.title();
    }

    private String docx(LessonPlan plan, Part part, Marks marks) throws IOException {
        byte[] file = export.of(plan, ExportFormat.DOCX, part, marks, SamplePlans.provenance(plan))
                .bytes();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            return document.getParagraphs().stream()
                            .map(paragraph -> paragraph.getText())
                            .collect(Collectors.joining("\n"))
                    + document.getTables().stream().map(XWPFTable::getText).collect(Collectors.joining("\n"));
        }
    }

    @Test
    void printsTheTablesThatStepsName() throws IOException {
        String read = docx(SENIOR, Part.PLAN, Marks.NONE);
        assertThat(SENIOR.process().stream()
                        .flatMap(lesson -> lesson.steps().stream())
                        .flatMap(step -> step.tables().stream()))
                .isNotEmpty()
                .allSatisfy(data -> {
                    assertThat(read).contains("表 " + data.number() + "　" + data.title());
                    data.rows()
                            .forEach(row -> row.forEach(cell -> assertThat(read).contains(cell)));
                });
    }

    @Test
    void leavesALineForWhoComparesTheStandardWithPrint() throws IOException {
        assertThat(docx(PRIMARY, Part.PLAN, Marks.NONE)).contains("核对人：＿", "日期：＿");
    }

    @Test
    void explainsItsMarksOnlyWhereThereAreSome() throws IOException {
        assertThat(docx(PRIMARY, Part.PLAN, Marks.NONE)).doesNotContain("标记：");
        assertThat(docx(PRIMARY, Part.PLAN, (path, words) -> Text.of(words))).contains("标记：");
    }

    @Test
    void showsEachTableOnceAndTheQuestionAfterThePrediction() {
        Deck deck = PlanSlides.of(SENIOR, SamplePlans.provenance(SENIOR));
        List<String> titles = deck.slides().stream()
                .map(slide -> slide instanceof Slide.Grid grid
                        ? grid.title()
                        : slide instanceof Slide.Statement statement ? statement.title() : "")
                .toList();
        assertThat(titles.stream().filter(title -> title.startsWith("表 ")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(titles.indexOf("我们的问题"))
                .isGreaterThan(titles.indexOf(titles.stream()
                        .filter(title -> title.contains("情境与预测"))
                        .findFirst()
                        .orElseThrow()));
    }
}
