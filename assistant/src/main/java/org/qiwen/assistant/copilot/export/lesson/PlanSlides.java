package org.qiwen.assistant.copilot.export.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qiwen.assistant.copilot.export.Deck;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.Slide;
import org.qiwen.assistant.copilot.export.Text;
import org.qiwen.assistant.copilot.plan.Exchange;
import org.qiwen.assistant.copilot.plan.Head;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Step;

/**
 * Slides for the class: cover, driving question, what each step asks and has pupils do, the table for their evidence, what to
 * sum up. No slide holds an answer: conclusions are for the board, in the pupils' words. What the teacher says and answers
 * stands in the notes.
 */
public final class PlanSlides {
    /** Characters of what pupils do that fit below a question; else they have a slide of their own. */
    private static final int SHORT = 90;

    /** Characters of a caption that fit on one line of a slide. */
    private static final int LONGEST_CAPTION = 34;

    private final LessonPlan plan;
    private final Wording wording;
    private final List<Slide> slides = new ArrayList<>();
    private final Set<Integer> shown = new HashSet<>();
    private int asked;

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
        for (Lesson lesson : plan.process()) {
            if (plan.process().size() > 1) {
                String number = wording.of("第 " + lesson.number() + " 课时", "Lesson " + lesson.number());
                slides.add(new Slide.Cover(lesson.title(), number, ""));
            }
            lesson.steps().forEach(step -> {
                step(step);
                if (asked++ == 0) {
                    question(head);
                }
            });
        }
        record();
        slides.add(new Slide.Points(
                wording.of("小结", "To sum up"),
                Text.each(List.of(
                        wording.of("我们原来怎么想？", "What did we think at first?"),
                        wording.of("哪一条证据让你改变，或更加确定？", "Which evidence changed your mind, or made you surer?"),
                        wording.of("现在用自己的话回答：", "Now answer in your own words: ") + head.drivingQuestion())),
                false,
                String.join("\n", plan.board().conclusions())));
    }

    /** The driving question, when the predictions are written: it may know more than they do. */
    private void question(Head head) {
        slides.add(new Slide.Statement(
                wording.of("我们的问题", "Our question"),
                Text.of(head.drivingQuestion()),
                Text.of(wording.of("你的预测和理由写好了吗？", "Have you written your prediction and reason?")),
                plan.outline().goal()));
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
        step.tables().stream()
                .filter(data -> !data.columns().isEmpty() && shown.add(data.number()))
                .forEach(this::data);
    }

    private void data(Step.Data data) {
        String number = wording.of("表 " + data.number() + "　", "Table " + data.number() + ": ");
        slides.add(new Slide.Grid(
                number + caption(data.title()), DataTable.of(data.columns(), data.rows()), data.title()));
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

    /** The first sentence, or its first clause, when it fits on a line. */
    private String caption(String title) {
        String sentence = title.split("[。！？：]|[.!?:](?:\\s|$)", 2)[0];
        String clause = sentence.split("[，；]|[,;]\\s", 2)[0];
        return sentence.length() <= LONGEST_CAPTION
                ? sentence
                : clause.length() <= LONGEST_CAPTION ? clause : wording.of("数据", "data");
    }

    /** The record of the worksheet, to be filled in on the screen. */
    private void record() {
        plan.worksheet().tasks().stream()
                .filter(task -> !task.columns().isEmpty()
                        && task.rows().stream().flatMap(List::stream).allMatch(String::isBlank))
                .reduce((first, second) -> second)
                .ifPresent(task -> slides.add(new Slide.Grid(
                        wording.of("我们的证据", "Our evidence"),
                        DataTable.of(task.columns(), task.rows()),
                        task.instruction())));
    }
}
