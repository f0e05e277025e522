package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.plan.Board;
import org.qiwen.assistant.copilot.plan.Head;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.Materials;
import org.qiwen.assistant.copilot.plan.Objective;
import org.qiwen.assistant.copilot.plan.Objective.Dimension;
import org.qiwen.assistant.copilot.plan.Outline;
import org.qiwen.assistant.copilot.plan.Project;
import org.qiwen.assistant.copilot.plan.Reflection;
import org.qiwen.assistant.copilot.plan.RiskSheet;
import org.qiwen.assistant.copilot.plan.Rubric;
import org.qiwen.assistant.inquiry.Expectation;

/** Writes what the teacher reads: head, objectives, rubric, board, outline, project, reflection. Pure. */
final class TeacherPages {
    /** Ideas that get an objective and a row of the rubric; more nobody can watch in one lesson. Our choice. */
    private static final int MOST_IDEAS = 3;
    /** Blank lines under each question of the reflection. */
    private static final int BLANK_LINES = 3;

    private final Matter matter;
    private final Brief brief;
    private final PlanWording say;

    TeacherPages(Matter matter, Brief brief, PlanWording say) {
        this.matter = matter;
        this.brief = brief;
        this.say = say;
    }

    Head head() {
        return new Head(
                matter.title(),
                question(),
                say.name("stage", brief.stage()),
                brief.textbook(),
                brief.unit(),
                matter.discipline(),
                say.name("depth", brief.depth()),
                say.name("model", brief.model()),
                thinking(),
                matter.concepts(),
                brief.lessons(),
                brief.minutes(),
                brief.classSize(),
                brief.groupSize(),
                brief.groups());
    }

    private List<String> thinking() {
        return matter.thinking().stream()
                .map(kind -> say.has("thinking." + kind) ? say.say("thinking." + kind) : kind)
                .toList();
    }

    List<Objective> objectives(List<Lesson> process) {
        List<Objective> objectives = new ArrayList<>();
        List<Matter.Idea> ideas = matter.ideas();
        for (int i = 0; i < ideas.size() && i < MOST_IDEAS; i++) {
            Matter.Idea idea = ideas.get(i);
            objectives.add(objective(
                    Dimension.CONCEPT,
                    say.say("objective.CONCEPT", "idea", idea.text()),
                    say.say("objective.CONCEPT.task", "ask", idea.ask()),
                    when(process, say.say("block.IDEA", "n", i + 1)),
                    reached(idea)));
        }
        List<String> kinds = matter.thinking().isEmpty() ? List.of("REASONING") : matter.thinking();
        for (String kind : kinds) {
            String wanted = "objective.THINKING." + kind;
            String key = say.has(wanted) ? wanted : "objective.THINKING.REASONING";
            objectives.add(objective(
                    Dimension.THINKING,
                    say.say(key),
                    say.say(key + ".task"),
                    when(process, say.say("block.SUMMARY")),
                    say.say(key + ".reached")));
        }
        Matter.Hands hands = matter.hands();
        String practice = hands == null
                ? ""
                : say.say(hands.days() ? "block.RECORDS" : "block.EXPERIMENT", "title", hands.title());
        boolean done = hands != null && !when(process, practice).isEmpty();
        objectives.add(objective(
                Dimension.PRACTICE,
                done && hands != null
                        ? say.say("objective.PRACTICE", "title", hands.title())
                        : say.say("objective.PRACTICE.plain"),
                say.say("objective.PRACTICE.task"),
                done ? when(process, practice) : when(process, say.say("block.IDEA", "n", 1)),
                say.say("objective.PRACTICE.reached")));
        objectives.add(objective(
                Dimension.ATTITUDE,
                say.say("objective.ATTITUDE"),
                say.say("objective.ATTITUDE.task"),
                when(process, say.say("block.SUMMARY")),
                say.say("objective.ATTITUDE.reached")));
        return objectives;
    }

    /** Every condition counts: a right answer that pupils once gave may lack the one that the exit question turns on. */
    private String reached(Matter.Idea idea) {
        String near = idea.near().stream()
                .filter(n -> n.kind() == Expectation.NearMiss.Kind.CONDITION_DROPPED
                        || n.kind() == Expectation.NearMiss.Kind.SWAPPED)
                .map(n -> PlanWording.bare(n.says()))
                .findFirst()
                .orElse("");
        return near.isEmpty()
                ? say.say("objective.CONCEPT.reached")
                : say.say("objective.CONCEPT.reached.not", "near", near);
    }

    private static Objective objective(Dimension dimension, String text, String task, String when, String reached) {
        return new Objective(dimension, text, new Objective.AssessmentTask(task, when, reached));
    }

    /** The phase whose name ends with this; empty when it is not taught. */
    private static String when(List<Lesson> process, String name) {
        return process.stream()
                .flatMap(lesson -> lesson.steps().stream())
                .map(org.qiwen.assistant.copilot.plan.Step::phase)
                .filter(phase -> phase.endsWith(name))
                .findFirst()
                .orElse("");
    }

    Rubric rubric() {
        List<Rubric.Criterion> criteria = new ArrayList<>();
        matter.ideas().stream().limit(MOST_IDEAS).forEach(idea -> criteria.add(conclusion(idea)));
        for (Dimension dimension : List.of(Dimension.THINKING, Dimension.PRACTICE, Dimension.ATTITUDE)) {
            String key = "rubric." + dimension;
            criteria.add(new Rubric.Criterion(
                    dimension, say.say(key), List.of(say.say(key + ".1"), say.say(key + ".2"), say.say(key + ".3"))));
        }
        return new Rubric(say.lines("rubric.levels"), criteria);
    }

    private Rubric.Criterion conclusion(Matter.Idea idea) {
        String name = say.say("rubric.CONCEPT", "idea", PlanWording.bare(idea.text()));
        String near = idea.near().stream()
                .filter(n -> n.kind() == Expectation.NearMiss.Kind.RESTATES_PHENOMENON)
                .map(Matter.Near::says)
                .findFirst()
                .orElse("");
        boolean plain = near.isEmpty() || idea.halves().isEmpty();
        return new Rubric.Criterion(
                Dimension.CONCEPT,
                name,
                plain
                        ? List.of(
                                say.say("rubric.CONCEPT.plain.1"),
                                say.say("rubric.CONCEPT.plain.2"),
                                say.say("rubric.CONCEPT.plain.3", "idea", PlanWording.bare(idea.text())))
                        : List.of(
                                say.say("rubric.CONCEPT.1", "near", PlanWording.bare(near)),
                                say.say(
                                        "rubric.CONCEPT.2",
                                        "partial",
                                        PlanWording.bare(idea.halves().get(0).says())),
                                say.say("rubric.CONCEPT.plain.3", "idea", PlanWording.bare(idea.text()))));
    }

    Board board() {
        List<String> predictions = matter.guess().options().stream()
                .map(option -> say.say("board.vote", "option", PlanWording.bare(option)))
                .toList();
        List<String> conclusions = new ArrayList<>(matter.ideas().stream()
                .map(idea -> say.say("board.conclusion", "cloze", idea.cloze(), "idea", idea.text()))
                .toList());
        conclusions.add(say.say("board.answer"));
        return new Board(
                question(),
                predictions.isEmpty() ? List.of(say.say("board.open")) : predictions,
                matter.ideas().stream()
                        .flatMap(idea -> idea.exhibits().stream())
                        .distinct()
                        .map(this::evidence)
                        .toList(),
                conclusions);
    }

    /** On the board stands what is seen, not how it is told: a table by its number, else the first sentence. */
    private String evidence(Matter.Exhibit exhibit) {
        int number = matter.tables().indexOf(exhibit) + 1;
        List<String> sentences = SourceText.sentences(exhibit.text());
        String first = sentences.isEmpty() ? exhibit.text() : sentences.get(0);
        return number > 0
                ? say.say("board.evidence.table", "n", number, "text", PlanWording.bare(first))
                : say.say("board.evidence", "text", PlanWording.bare(first));
    }

    Outline outline(List<Lesson> process, Materials materials, RiskSheet risks) {
        List<Outline.Line> lines = process.stream()
                .flatMap(lesson -> lesson.steps().stream())
                .map(step -> new Outline.Line(
                        step.phase(),
                        step.minutes(),
                        step.keyQuestion(),
                        step.students().isEmpty() ? "" : step.students().get(0)))
                .toList();
        return new Outline(
                say.sentences(matter.ideas().stream().map(Matter.Idea::text).toArray(String[]::new)),
                question(),
                lines,
                materials(materials),
                watch(risks),
                matter.exit().question());
    }

    private String materials(Materials materials) {
        List<Materials.Item> group = materials.items().stream()
                .filter(item -> item.unit() == Materials.Unit.GROUP)
                .toList();
        if (group.isEmpty()) {
            return say.say("outline.none");
        }
        return say.say(
                "outline.materials",
                "items",
                say.list(group.stream().map(this::amount).toList()),
                "spare",
                (int) Math.ceil(brief.groups() / 10.0));
    }

    private String amount(Materials.Item item) {
        if (item.amount() == 0) {
            return item.name();
        }
        double amount = item.amount();
        String number = amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
        return say.isChinese() ? item.name() + " " + number + " " + item.measure() : number + " " + item.name();
    }

    private String watch(RiskSheet risks) {
        List<String> hazards = risks.risks().stream()
                .map(risk -> PlanWording.bare(risk.hazard()))
                .limit(3)
                .toList();
        List<String> beliefs = matter.beliefs().stream()
                .limit(2)
                .map(belief -> PlanWording.bare(belief.belief()))
                .toList();
        return say.say(
                "outline.watch",
                "hazards",
                hazards.isEmpty() ? say.say("outline.watch.safe") : say.list(hazards),
                "ideas",
                beliefs.isEmpty() ? say.say("tooLittle.none") : say.list(beliefs));
    }

    Reflection reflection() {
        return new Reflection(say.lines("reflection"), BLANK_LINES);
    }

    /** What holds several lessons together; nothing for a single one. */
    Project project(List<Lesson> process) {
        if (brief.lessons() == 1) {
            return new Project("", List.of(), List.of(), List.of(), List.of());
        }
        Matter.Hands hands = matter.hands();
        return new Project(
                say.say("project.background", "phenomenon", say.ended(matter.phenomenon()), "lessons", brief.lessons()),
                matter.ideas().stream()
                        .map(idea -> say.say("project.goal", "text", idea.text()))
                        .toList(),
                say.lines("project.guide", "safety", hands == null ? say.say("outline.watch.safe") : hands.safety()),
                process.stream()
                        .map(lesson -> new Project.Task(
                                lesson.number(),
                                lesson.title(),
                                say.say("project.product.lesson", "n", lesson.number())))
                        .toList(),
                say.lines("project.product"));
    }

    private String question() {
        return brief.question() == null ? matter.question() : brief.question();
    }
}
