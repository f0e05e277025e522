package org.qiwen.assistant.copilot.export.lesson;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.export.Block.Cell;
import org.qiwen.assistant.copilot.export.Block.Row;
import org.qiwen.assistant.copilot.export.Block.Table;
import org.qiwen.assistant.copilot.export.Deck;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.Slide;
import org.qiwen.assistant.copilot.export.Text;
import org.qiwen.assistant.copilot.plan.Exchange;
import org.qiwen.assistant.copilot.plan.Head;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Step;
import org.qiwen.assistant.copilot.plan.Worksheet;

/**
 * Slides for the class: cover, driving question, what each step asks and has pupils do, the table for their evidence, what to
 * sum up. No slide holds an answer: conclusions are for the board, in the pupils' words. What the teacher says and answers
 * stands in the notes.
 */
public final class PlanSlides {
    /** Characters of what pupils do that fit below a question; else they have a slide of their own. */
    private static final int SHORT = 90;

    private final LessonPlan plan;
    private final Wording wording;
    private final List<Slide> slides = new ArrayList<>();

    private PlanSlides(LessonPlan plan) {
        this.plan = plan;
        this.wording = new Wording(plan.brief().locale().startsWith("zh"));
    }

    public static Deck of(LessonPlan plan, Provenance provenance) {
        PlanSlides made = new PlanSlides(plan);
        made.make();
        return new Deck(plan.head().title(), provenance, made.slides);
    }

    private void make() {
        Head head = plan.head();
        slides.add(new Slide.Cover(
                head.title(),
                head.stage() + " · " + head.discipline(),
                plan.materials().oneScreen()));
        slides.add(new Slide.Statement(
                wording.of("我们的问题", "Our question"),
                Text.of(head.drivingQuestion()),
                Text.of(wording.of("先写下你的预测和理由。", "First write down what you expect, and why.")),
                plan.outline().goal()));
        for (Lesson lesson : plan.process()) {
            if (plan.process().size() > 1) {
                String number = wording.of("第 " + lesson.number() + " 课时", "Lesson " + lesson.number());
                slides.add(new Slide.Cover(lesson.title(), number, ""));
            }
            lesson.steps().forEach(this::step);
        }
        evidence();
        slides.add(new Slide.Points(
                wording.of("小结", "To sum up"),
                Text.each(List.of(
                        wording.of("我们原来怎么想？", "What did we think at first?"),
                        wording.of("哪一条证据让你改变，或更加确定？", "Which evidence changed your mind, or made you surer?"),
                        wording.of("现在用自己的话回答：", "Now answer in your own words: ") + head.drivingQuestion())),
                false,
                String.join("\n", plan.board().conclusions())));
    }

    private void step(Step step) {
        String title = step.phase() + wording.of("（" + step.minutes() + " 分钟）", " (" + step.minutes() + " min)");
        String notes = notes(step);
        String doing = String.join("\n", step.students());
        boolean together = step.students().size() <= 3 && doing.length() <= SHORT;
        if (!step.keyQuestion().isBlank()) {
            Text below = Text.of(together ? doing : "");
            slides.add(new Slide.Statement(title, Text.of(step.keyQuestion()), below, notes));
        }
        if (!step.students().isEmpty() && (!together || step.keyQuestion().isBlank())) {
            slides.add(new Slide.Points(
                    title,
                    Text.each(step.students()),
                    step.students().size() > 1,
                    step.keyQuestion().isBlank() ? notes : ""));
        }
    }

    private String notes(Step step) {
        List<String> lines = new ArrayList<>(step.teacher());
        step.followUps().forEach(followUp -> lines.add(wording.of("追问：", "Then: ") + followUp));
        for (Exchange exchange : step.exchanges()) {
            lines.add("“" + exchange.pupil() + "” → " + exchange.teacher());
        }
        if (!step.transition().isBlank()) {
            lines.add(wording.of("过渡：", "Leading on: ") + step.transition());
        }
        return String.join("\n", lines);
    }

    /** The first table of the worksheet, to be filled in on the screen. */
    private void evidence() {
        for (Worksheet.Task task : plan.worksheet().tasks()) {
            if (!task.columns().isEmpty()) {
                List<Row> rows = new ArrayList<>();
                rows.add(new Row(task.columns().stream().map(Cell::of).toList()));
                task.rows()
                        .forEach(row ->
                                rows.add(new Row(row.stream().map(Cell::of).toList())));
                List<Integer> widths = task.columns().stream().map(column -> 1).toList();
                slides.add(new Slide.Grid(
                        wording.of("我们的证据", "Our evidence"), new Table(widths, 1, rows), task.instruction()));
                return;
            }
        }
    }
}
