package org.qiwen.assistant.copilot.export.lesson;

import static org.qiwen.assistant.copilot.export.Block.bullets;
import static org.qiwen.assistant.copilot.export.Block.heading;
import static org.qiwen.assistant.copilot.export.Block.lead;
import static org.qiwen.assistant.copilot.export.Block.note;
import static org.qiwen.assistant.copilot.export.Block.numbers;
import static org.qiwen.assistant.copilot.export.Block.paragraph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.Block.Box;
import org.qiwen.assistant.copilot.export.Block.Cell;
import org.qiwen.assistant.copilot.export.Block.PageBreak;
import org.qiwen.assistant.copilot.export.Block.Row;
import org.qiwen.assistant.copilot.export.Block.Table;
import org.qiwen.assistant.copilot.export.Block.WritingLines;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.Text;
import org.qiwen.assistant.copilot.plan.HomeCard;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Outline;
import org.qiwen.assistant.copilot.plan.Worksheet;

/** The small sheets of a plan: one page for the teacher's hand, the pupils' worksheet, the card for home. */
final class PupilSheets {
    /** Characters of an option of which two fit on a line. */
    private static final int SHORT = 14;

    private PupilSheets() {}

    static Sheet worksheet(LessonPlan plan, Provenance provenance) {
        Wording wording = new Wording(plan.brief().locale().startsWith("zh"));
        Worksheet worksheet = plan.worksheet();
        List<Block> blocks = new ArrayList<>();
        if (!worksheet.intro().isBlank()) {
            blocks.add(paragraph(worksheet.intro()));
        }
        boolean first = true;
        for (Worksheet.Task task : worksheet.tasks()) {
            if (first && holdsResults(task)) {
                first = false;
                blocks.add(new PageBreak());
                blocks.add(note(wording.of("第二部分（第一部分写完再发）", "Part two (handed out when part one is written)")));
            }
            blocks.add(heading(1, task.number() + ". " + task.title()));
            if (!task.instruction().isBlank()) {
                blocks.add(paragraph(task.instruction()));
            }
            answer(task, blocks);
        }
        boolean asked = worksheet.intro().contains("姓名") || worksheet.intro().contains("Name");
        String who =
                asked ? "" : wording.of("班级＿＿＿＿＿　姓名＿＿＿＿＿＿　第＿＿组", "Class _______   Name ______________   Group ____");
        return new Sheet(worksheet.title(), who, PlanSheets.header(plan), provenance, blocks);
    }

    /** Whether a table tells what comes out: more than the heads of its rows is filled in. */
    private static boolean holdsResults(Worksheet.Task task) {
        return task.rows().stream().flatMap(row -> row.stream().skip(1)).anyMatch(cell -> !cell.isBlank());
    }

    /** Boxes to tick; short options stand two on a line, so that part one fits a page. */
    private static List<String> options(List<String> options) {
        List<String> boxes = options.stream().map(option -> "□ " + option).toList();
        if (options.stream().anyMatch(option -> option.length() > SHORT)) {
            return boxes;
        }
        return IntStream.iterate(0, i -> i < boxes.size(), i -> i + 2)
                .mapToObj(i -> String.join("　　　　", boxes.subList(i, Math.min(i + 2, boxes.size()))))
                .toList();
    }

    private static void answer(Worksheet.Task task, List<Block> blocks) {
        options(task.options()).forEach(line -> blocks.add(paragraph(line)));
        if (!task.columns().isEmpty()) {
            blocks.add(DataTable.of(task.columns(), task.rows()));
        }
        int lines = Math.min(task.lines(), 20);
        if (lines > 0 && task.kind() == Worksheet.Kind.DRAW) {
            blocks.add(new Table(List.of(1), 0, List.of(new Row(List.of(Cell.blank(lines))))));
        } else if (lines > 0) {
            blocks.add(new WritingLines(lines));
        }
    }

    static Sheet outline(LessonPlan plan, Provenance provenance) {
        Wording wording = new Wording(plan.brief().locale().startsWith("zh"));
        Outline outline = plan.outline();
        List<Block> blocks = new ArrayList<>();
        blocks.add(lead(outline.question()));
        blocks.add(paragraph(wording.labelled("目标", "Goal", outline.goal())));
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(wording.of("环节", "Step"), wording.of("我问", "I ask"), wording.of("学生做", "Pupils")));
        for (Outline.Line line : outline.lines()) {
            rows.add(new Row(List.of(
                    Cell.of(Text.bold(line.phase()).and("　" + wording.minutes(line.minutes()))),
                    Cell.of(line.ask()),
                    Cell.of(line.doing()))));
        }
        blocks.add(new Table(List.of(5, 8, 8), 1, rows));
        blocks.add(paragraph(wording.labelled("材料", "Materials", outline.materials())));
        blocks.add(paragraph(wording.labelled("当心", "Watch out", outline.watch())));
        blocks.add(paragraph(wording.labelled("离堂", "Before they leave", outline.exit())));
        String title = wording.of("简案：", "In one page: ") + plan.head().title();
        return new Sheet(title, "", PlanSheets.header(plan), provenance, blocks);
    }

    static Sheet home(LessonPlan plan, Provenance provenance) {
        Wording wording = new Wording(plan.brief().locale().startsWith("zh"));
        HomeCard card = plan.home();
        List<Block> blocks = new ArrayList<>();
        blocks.add(paragraph(card.intro()));
        if (!card.steps().isEmpty()) {
            blocks.add(heading(1, wording.of("一起做", "Do together")));
            blocks.add(card.steps().size() == 1 ? paragraph(card.steps().get(0)) : numbers(card.steps()));
        }
        if (!card.talk().isEmpty()) {
            blocks.add(heading(1, wording.of("一起聊", "Talk about")));
            blocks.add(bullets(card.talk()));
        }
        if (!card.safety().isBlank()) {
            blocks.add(new Box(Text.of(wording.of("安全", "Safety")), List.of(paragraph(card.safety()))));
        }
        if (!card.record().isEmpty()) {
            blocks.add(heading(1, wording.of("记一记", "Write down")));
            Row empty =
                    new Row(card.record().stream().map(column -> Cell.blank(1)).toList());
            blocks.add(new Table(
                    card.record().stream().map(column -> 1).toList(),
                    1,
                    List.of(new Row(card.record().stream().map(Cell::of).toList()), empty, empty, empty)));
        }
        return new Sheet(card.title(), "", PlanSheets.header(plan), provenance, blocks);
    }
}
