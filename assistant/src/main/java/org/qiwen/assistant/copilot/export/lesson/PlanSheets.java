package org.qiwen.assistant.copilot.export.lesson;

import static org.qiwen.assistant.copilot.export.Block.bullets;
import static org.qiwen.assistant.copilot.export.Block.heading;
import static org.qiwen.assistant.copilot.export.Block.lead;
import static org.qiwen.assistant.copilot.export.Block.note;
import static org.qiwen.assistant.copilot.export.Block.numbers;
import static org.qiwen.assistant.copilot.export.Block.paragraph;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.Block.Cell;
import org.qiwen.assistant.copilot.export.Block.Row;
import org.qiwen.assistant.copilot.export.Block.Table;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.RunStyle;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.Text;
import org.qiwen.assistant.copilot.plan.Citation;
import org.qiwen.assistant.copilot.plan.Head;
import org.qiwen.assistant.copilot.plan.Learners;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Materials;
import org.qiwen.assistant.copilot.plan.Objective;
import org.qiwen.assistant.copilot.plan.Project;
import org.qiwen.assistant.copilot.plan.StandardReference;

/** A plan, or a part of it, as a sheet. */
public final class PlanSheets {
    private final LessonPlan plan;
    private final Marks marks;
    private final Wording wording;
    private final List<Block> blocks = new ArrayList<>();

    private PlanSheets(LessonPlan plan, Marks marks) {
        this.plan = plan;
        this.marks = marks;
        this.wording = new Wording(plan.brief().locale().startsWith("zh"));
    }

    public static Sheet of(LessonPlan plan, Part part, Marks marks, Provenance provenance) {
        return switch (part) {
            case PLAN -> new PlanSheets(plan, marks).sheet(provenance);
            case OUTLINE -> PupilSheets.outline(plan, provenance);
            case WORKSHEET -> PupilSheets.worksheet(plan, provenance);
            case HOME -> PupilSheets.home(plan, provenance);
        };
    }

    /** What stands above every page: textbook and topic, or depth and topic. */
    static String header(LessonPlan plan) {
        Head head = plan.head();
        String first = head.textbook().isBlank() ? head.depth() : head.textbook() + " " + head.unit();
        return (first + " · " + plan.brief().topic()).strip();
    }

    private Sheet sheet(Provenance provenance) {
        Head head = plan.head();
        if (marks.isAny()) {
            blocks.add(new Block.Paragraph(legend(), Block.Tone.NOTE));
        }
        head(head);
        project(plan.project());
        standards();
        learners(plan.learners());
        objectives();
        materials(plan.materials());
        blocks.add(heading(1, wording.of("教学过程", "Lesson")));
        blocks.addAll(ProcessTables.of(plan.process(), marks, wording));
        blocks.addAll(ClosingSections.of(plan, marks, wording));
        citations(plan.citations());
        if (!plan.notices().isEmpty()) {
            blocks.add(heading(1, wording.of("说明", "Notes")));
            plan.notices().forEach(notice -> blocks.add(note(notice)));
        }
        String subtitle = String.join(
                " · ",
                head.stage(),
                head.discipline(),
                wording.of(
                        head.lessons() + " 课时，每课时 " + head.minutes() + " 分钟",
                        head.lessons() + " × " + head.minutes() + " min"));
        return new Sheet(head.title(), subtitle, header(plan), provenance, blocks);
    }

    private Text legend() {
        return Text.of(wording.of("标记：", "Marks: "))
                .and(wording.of("这样划线", "underlined so"), RunStyle.UNSUPPORTED)
                .and(wording.of("的句子，资料里没有找到依据；", ": no support was found in the material; "))
                .and(wording.of("这样划线", "underlined so"), RunStyle.CONTRADICTED)
                .and(wording.of("的句子，与资料不一致。请核对后再用。", ": the material says otherwise. Check before use."));
    }

    private void head(Head head) {
        blocks.add(lead(head.drivingQuestion()));
        List<Row> rows = new ArrayList<>();
        rows.add(pair("教材", "Textbook", head.textbook(), "单元", "Unit", head.unit()));
        rows.add(pair("课型", "Kind", head.depth(), "流程", "Model", head.model()));
        rows.add(pair(
                "班额",
                "Class",
                wording.of(head.classSize() + " 人", head.classSize() + " pupils"),
                "分组",
                "Groups",
                wording.of(
                        head.groups() + " 组，每组 " + head.groupSize() + " 人",
                        head.groups() + " groups of " + head.groupSize())));
        rows.add(pair(
                "核心概念",
                "Concepts",
                wording.joined(head.concepts()),
                "思维训练",
                "Thinking",
                wording.joined(head.thinking())));
        blocks.add(new Table(List.of(2, 5, 2, 5), 0, rows));
    }

    private Row pair(String nameZh, String nameEn, String value, String otherZh, String otherEn, String other) {
        return new Row(List.of(
                Cell.of(Text.bold(wording.of(nameZh, nameEn))),
                Cell.of(value),
                Cell.of(Text.bold(wording.of(otherZh, otherEn))),
                Cell.of(other)));
    }

    private void project(Project project) {
        if (project.background().isBlank() && project.tasks().isEmpty()) {
            return;
        }
        blocks.add(heading(1, wording.of("项目", "Project")));
        blocks.add(paragraph(marks.text("/project/background", project.background())));
        section("目标", "Goals", project.goals());
        section("实验指导", "Guide", project.guide());
        if (!project.tasks().isEmpty()) {
            List<Row> rows = new ArrayList<>();
            rows.add(Row.of(wording.of("课时", "Lesson"), wording.of("任务", "Task"), wording.of("成果", "Product")));
            project.tasks()
                    .forEach(task -> rows.add(Row.of(String.valueOf(task.lesson()), task.task(), task.product())));
            blocks.add(new Table(List.of(1, 6, 5), 1, rows));
        }
        section("成果", "Products", project.products());
    }

    private void standards() {
        blocks.add(heading(1, wording.of("课标依据", "Curriculum standard")));
        for (StandardReference standard : plan.standards()) {
            String words = String.join(
                    wording.of("，", ", "),
                    List.of(standard.document(), standard.coreConcept(), standard.stage()).stream()
                            .filter(part -> !part.isBlank())
                            .toList());
            String status = standard.checked()
                    ? wording.of("〔已核对 " + standard.checkedBy() + "〕", " [checked " + standard.checkedBy() + "]")
                    : wording.of("〔原文未核对〕", " [wording not checked]");
            Text text = Text.of(words).and(status);
            blocks.add(paragraph(text));
            if (!standard.content().isBlank()) {
                blocks.add(note(standard.content()));
            }
            if (!standard.checked()) {
                blocks.add(paragraph(wording.of(
                        "内容要求（照课程标准原文填写）：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿",
                        "Requirement, word for word: ________________________________________")));
                blocks.add(paragraph(
                        wording.of("核对人：＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿＿＿", "Checked by: ________________   Date: ____________")));
            }
        }
    }

    private void learners(Learners learners) {
        blocks.add(heading(1, wording.of("学情", "The learners")));
        if (!learners.origin().isBlank()) {
            blocks.add(note(learners.origin()));
        }
        section("可以依靠的", "What they can build on", learners.known());
        if (!learners.ideas().isEmpty()) {
            List<Row> rows = new ArrayList<>();
            rows.add(Row.of(
                    wording.of("学生常这样想", "What pupils often think"),
                    wording.of("其中对的一点", "What is right about it"),
                    wording.of("检验它的问题", "The question that tests it")));
            for (int i = 0; i < learners.ideas().size(); i++) {
                Learners.Idea idea = learners.ideas().get(i);
                List<Text> said = new ArrayList<>();
                said.add(Text.of(idea.belief()));
                if (!idea.voiced().isBlank()) {
                    said.add(Text.of(wording.of("“" + idea.voiced() + "”", "“" + idea.voiced() + "”")));
                }
                Integer pupils = idea.pupils();
                if (pupils != null) {
                    said.add(Text.of(wording.of("本班 " + pupils + " 人", pupils + " of this class")));
                }
                rows.add(new Row(List.of(
                        new Cell(said, 1, 1, 0),
                        Cell.of(marks.text("/learners/ideas/" + i + "/grainOfTruth", idea.grainOfTruth())),
                        Cell.of(idea.question()))));
            }
            blocks.add(new Table(List.of(5, 4, 5), 1, rows));
        }
        section("难点", "What is hard", learners.difficulties());
    }

    private void objectives() {
        blocks.add(heading(1, wording.of("教学目标与评价任务", "Objectives and how they show")));
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(
                wording.of("维度", "Dimension"),
                wording.of("目标", "Objective"),
                wording.of("评价任务", "Assessment task"),
                wording.of("达成的样子", "Reached when")));
        for (int i = 0; i < plan.objectives().size(); i++) {
            Objective objective = plan.objectives().get(i);
            Objective.AssessmentTask task = objective.task();
            String when = task.when().isBlank() ? "" : wording.of("（" + task.when() + "）", " (" + task.when() + ")");
            rows.add(new Row(List.of(
                    Cell.of(Text.bold(wording.dimension(objective.dimension()))),
                    Cell.of(marks.text("/objectives/" + i + "/text", objective.text())),
                    Cell.of(task.task() + when),
                    Cell.of(marks.text("/objectives/" + i + "/task/reached", task.reached())))));
        }
        blocks.add(new Table(wording.chinese() ? List.of(13, 29, 29, 29) : List.of(17, 27, 28, 28), 1, rows));
    }

    private void materials(Materials materials) {
        blocks.add(heading(1, wording.of("材料与准备", "Materials")));
        if (!materials.items().isEmpty()) {
            List<Row> rows = new ArrayList<>();
            rows.add(Row.of(
                    wording.of("材料", "Item"),
                    wording.of("用量", "Amount"),
                    wording.of("份数", "Sets"),
                    wording.of("备用", "Spare"),
                    wording.of("共需", "Total"),
                    wording.of("备注", "Note")));
            for (Materials.Item item : materials.items()) {
                boolean counted = item.amount() > 0;
                rows.add(Row.of(
                        item.name(),
                        wording.unit(item.unit()) + " " + wording.amount(item.amount(), item.measure()),
                        counted ? "× " + item.sets() : "",
                        counted && item.spare() > 0 ? wording.amount(item.spare(), item.measure()) : "",
                        counted ? wording.amount(item.total(), item.measure()) : "",
                        item.note()));
            }
            blocks.add(new Table(List.of(26, 18, 9, 12, 12, 23), 1, rows));
        }
        section("预实验提示", "Try beforehand", materials.trial());
        if (!materials.failures().isEmpty()) {
            List<Row> rows = new ArrayList<>();
            rows.add(Row.of(wording.of("做不成时", "When it fails"), wording.of("怎么办", "What to do")));
            materials.failures().forEach(failure -> rows.add(Row.of(failure.when(), failure.then())));
            blocks.add(new Table(List.of(2, 3), 1, rows));
        }
        if (!materials.oneScreen().isBlank()) {
            blocks.add(paragraph(wording.labelled("只有一块屏幕时", "With one screen only", materials.oneScreen())));
        }
    }

    private void citations(List<Citation> citations) {
        if (citations.isEmpty()) {
            return;
        }
        blocks.add(heading(1, wording.of("引用的资料", "Sources")));
        List<String> lines = new ArrayList<>();
        for (Citation citation : citations) {
            String place = citation.page() == null
                    ? citation.heading()
                    : wording.of("第 " + citation.page() + " 页", "page " + citation.page());
            lines.add(citation.title()
                    + (place.isBlank() ? "" : wording.of("，", ", ") + place)
                    + (citation.quote().isBlank() ? "" : wording.of("：“", ": “") + citation.quote() + "”"));
        }
        blocks.add(numbers(lines));
    }

    private void section(String nameZh, String nameEn, List<String> items) {
        if (!items.isEmpty()) {
            blocks.add(heading(2, wording.of(nameZh, nameEn)));
            blocks.add(bullets(items));
        }
    }
}
