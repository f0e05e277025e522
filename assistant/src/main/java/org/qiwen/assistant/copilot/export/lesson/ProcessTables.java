package org.qiwen.assistant.copilot.export.lesson;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.Block.Cell;
import org.qiwen.assistant.copilot.export.Block.Row;
import org.qiwen.assistant.copilot.export.Block.Table;
import org.qiwen.assistant.copilot.export.Text;
import org.qiwen.assistant.copilot.plan.Exchange;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.Step;

/** 教学过程: a table for each lesson, with a heading where there are several. */
final class ProcessTables {
    private final Marks marks;
    private final Wording wording;

    private ProcessTables(Marks marks, Wording wording) {
        this.marks = marks;
        this.wording = wording;
    }

    static List<Block> of(List<Lesson> lessons, Marks marks, Wording wording) {
        ProcessTables tables = new ProcessTables(marks, wording);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            if (lessons.size() > 1) {
                String name = wording.of("第 " + lesson.number() + " 课时　", "Lesson " + lesson.number() + ": ");
                blocks.add(Block.heading(2, name + lesson.title()));
            }
            blocks.add(tables.table(lesson, "/process/" + i));
            blocks.addAll(tables.data(lesson));
        }
        return blocks;
    }

    /** The data that the steps name by number, in full: the teacher needs nothing else beside the page. */
    private List<Block> data(Lesson lesson) {
        List<Block> blocks = new ArrayList<>();
        lesson.steps().stream()
                .flatMap(step -> step.tables().stream())
                .filter(data -> !data.columns().isEmpty())
                .distinct()
                .forEach(data -> {
                    String number = wording.of("表 " + data.number(), "Table " + data.number());
                    blocks.add(Block.heading(3, number + "　" + data.title()));
                    blocks.add(DataTable.of(data.columns(), data.rows()));
                });
        return blocks;
    }

    /** Each step has a row over the whole width with its name, minutes and intent, and below it what is said and done. */
    private Table table(Lesson lesson, String path) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(
                wording.of("教师：核心问题·追问·过渡语", "Teacher"),
                wording.of("学生活动", "Pupils"),
                wording.of("学生可能的回答 → 教师回应", "Likely answers → responses")));
        for (int i = 0; i < lesson.steps().size(); i++) {
            Step step = lesson.steps().get(i);
            String at = path + "/steps/" + i;
            rows.add(new Row(List.of(cell(heading(step, at)).across(3))));
            rows.add(new Row(List.of(
                    cell(teacher(step, at)),
                    cell(marked(step.students(), at + "/students/")),
                    cell(exchanges(step.exchanges(), at + "/exchanges/")))));
        }
        return new Table(List.of(46, 18, 36), 1, rows);
    }

    private List<Text> heading(Step step, String path) {
        List<Text> texts = new ArrayList<>();
        texts.add(Text.bold(step.phase()).and("　" + wording.minutes(step.minutes())));
        Text beside = Text.EMPTY;
        if (!step.intent().isBlank()) {
            beside = wording.labelled("意图", "Intent", marks.text(path + "/intent", step.intent()));
        }
        if (!step.assessment().isBlank()) {
            beside = beside.and(beside.isBlank() ? "" : "　")
                    .and(wording.labelled("评价点", "Watch for", step.assessment()));
        }
        if (!step.resources().isEmpty()) {
            String resources = wording.joined(step.resources());
            beside = beside.and(beside.isBlank() ? "" : "　").and(wording.labelled("资源", "With", resources));
        }
        if (!beside.isBlank()) {
            texts.add(beside);
        }
        return texts;
    }

    private List<Text> teacher(Step step, String path) {
        List<Text> texts = new ArrayList<>(marked(step.teacher(), path + "/teacher/"));
        if (!step.keyQuestion().isBlank()) {
            Text question = Text.bold(step.keyQuestion());
            texts.add(wording.labelled("核心问题", "Key question", question));
        }
        for (String followUp : step.followUps()) {
            texts.add(wording.labelled("追问", "Then", followUp));
        }
        if (!step.transition().isBlank()) {
            texts.add(wording.labelled("过渡", "Leading on", marks.text(path + "/transition", step.transition())));
        }
        return texts;
    }

    private List<Text> exchanges(List<Exchange> exchanges, String path) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < exchanges.size(); i++) {
            Exchange exchange = exchanges.get(i);
            texts.add(Text.of("“" + exchange.pupil() + "”")
                    .and(" → ")
                    .and(marks.text(path + i + "/teacher", exchange.teacher())));
        }
        return texts;
    }

    private List<Text> marked(List<String> lines, String path) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            texts.add(marks.text(path + i, lines.get(i)));
        }
        return texts;
    }

    private static Cell cell(List<Text> paragraphs) {
        return new Cell(paragraphs, 1, 1, 0);
    }
}
