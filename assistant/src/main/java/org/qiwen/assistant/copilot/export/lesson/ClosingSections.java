package org.qiwen.assistant.copilot.export.lesson;

import static org.qiwen.assistant.copilot.export.Block.heading;
import static org.qiwen.assistant.copilot.export.Block.note;
import static org.qiwen.assistant.copilot.export.Block.paragraph;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.Block.Cell;
import org.qiwen.assistant.copilot.export.Block.Row;
import org.qiwen.assistant.copilot.export.Block.Table;
import org.qiwen.assistant.copilot.export.Block.WritingLines;
import org.qiwen.assistant.copilot.export.Text;
import org.qiwen.assistant.copilot.plan.Board;
import org.qiwen.assistant.copilot.plan.Homework;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Reflection;
import org.qiwen.assistant.copilot.plan.RiskSheet;
import org.qiwen.assistant.copilot.plan.Rubric;

/** What follows the process in a plan: board, rubric, homework, risks, reflection. */
final class ClosingSections {
    private final Marks marks;
    private final Wording wording;
    private final List<Block> blocks = new ArrayList<>();

    private ClosingSections(Marks marks, Wording wording) {
        this.marks = marks;
        this.wording = wording;
    }

    static List<Block> of(LessonPlan plan, Marks marks, Wording wording) {
        ClosingSections sections = new ClosingSections(marks, wording);
        sections.board(plan.board());
        sections.rubric(plan.rubric());
        sections.homework(plan.homework());
        sections.risks(plan.risks());
        sections.reflection(plan.reflection());
        return sections.blocks;
    }

    private void board(Board board) {
        blocks.add(heading(1, wording.of("板书", "Board")));
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(List.of(Cell.of(board.title()).across(3))));
        rows.add(Row.of(
                wording.of("我们的预测", "Predictions"),
                wording.of("我们的证据", "Evidence"),
                wording.of("我们的结论", "Conclusions")));
        rows.add(new Row(List.of(
                list(board.predictions(), "/board/predictions/"),
                list(board.evidence(), "/board/evidence/"),
                list(board.conclusions(), "/board/conclusions/"))));
        blocks.add(new Table(List.of(1, 1, 1), 2, rows));
    }

    private Cell list(List<String> items, String path) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            texts.add(marks.text(path + i, items.get(i)));
        }
        return new Cell(texts, 1, 1, texts.isEmpty() ? 3 : 0);
    }

    private void rubric(Rubric rubric) {
        if (rubric.criteria().isEmpty()) {
            return;
        }
        blocks.add(heading(1, wording.of("评价量规", "Rubric")));
        List<Row> rows = new ArrayList<>();
        List<Cell> header = new ArrayList<>(List.of(Cell.of(wording.of("看什么", "Criterion"))));
        rubric.levels().forEach(level -> header.add(Cell.of(level)));
        rows.add(new Row(header));
        for (Rubric.Criterion criterion : rubric.criteria()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(Text.bold(criterion.name()), Text.of(wording.dimension(criterion.dimension()))));
            criterion.levels().forEach(level -> cells.add(Cell.of(level)));
            rows.add(new Row(cells));
        }
        List<Integer> widths = new ArrayList<>(List.of(3));
        rubric.levels().forEach(level -> widths.add(5));
        blocks.add(new Table(widths, 1, rows));
    }

    private void homework(Homework homework) {
        if (homework.tasks().isEmpty()) {
            return;
        }
        blocks.add(heading(1, wording.of("作业", "Homework")));
        for (Homework.Task task : homework.tasks()) {
            String limit = task.minutes() > 0
                    ? wording.of("（不超过 " + task.minutes() + " 分钟）", " (at most " + task.minutes() + " min)")
                    : "";
            String kind = wording.kind(task.kind());
            blocks.add(paragraph(wording.labelled(kind, kind, task.text() + limit)));
        }
    }

    private void risks(RiskSheet sheet) {
        blocks.add(heading(1, wording.of("安全风险单", "Risk sheet")));
        if (sheet.risks().isEmpty()) {
            blocks.add(note(
                    wording.of("没有查到需要特别防范的危险；仍请教师课前自查。", "No hazard of the table was found; please look yourself.")));
        } else {
            List<Row> rows = new ArrayList<>();
            rows.add(Row.of(
                    wording.of("活动与危险", "Activity and hazard"),
                    wording.of("谁", "Who"),
                    wording.of("怎样防", "Control"),
                    wording.of("看护", "Supervision"),
                    wording.of("替代·处理", "Instead · afterwards")));
            sheet.risks().forEach(risk -> rows.add(row(risk)));
            blocks.add(new Table(List.of(23, 11, 32, 19, 20), 1, rows));
        }
        for (RiskSheet.Refusal refusal : sheet.refused()) {
            blocks.add(paragraph(wording.labelled(
                    "已去掉", "Taken out", refusal.activity() + wording.of("。", ". ") + refusal.reason())));
            blocks.add(paragraph(wording.labelled("改为", "Instead", refusal.alternative())));
        }
    }

    private Row row(RiskSheet.Risk risk) {
        List<Text> after = new ArrayList<>();
        if (!risk.substitute().isBlank()) {
            after.add(Text.of(risk.substitute()));
        }
        if (!risk.disposal().isBlank()) {
            after.add(Text.of(risk.disposal()));
        }
        return new Row(List.of(
                Cell.of(Text.bold(risk.activity()), Text.of(risk.hazard())),
                Cell.of(Text.of(risk.who()), Text.bold(wording.permission(risk.permission()))),
                Cell.of(risk.control()),
                Cell.of(risk.supervision()),
                new Cell(after, 1, 1, 0)));
    }

    private void reflection(Reflection reflection) {
        blocks.add(heading(1, wording.of("教学反思（课后由教师手写）", "Looking back (written by the teacher after the lesson)")));
        int number = 1;
        for (String question : reflection.questions()) {
            blocks.add(paragraph(number++ + ". " + question));
            blocks.add(new WritingLines(Math.max(1, Math.min(10, reflection.lines()))));
        }
    }
}
