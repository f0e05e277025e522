package org.qiwen.assistant.copilot.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Outline;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.copilot.plan.Step;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The texts of a plan that are talk: what the teacher does and says, tasks, advice. Standards, objectives, what pupils are
 * expected to say, quantities, risks, the board, the rubric, sources and the exit question are not among them. Pure.
 */
final class Texts {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Texts() {}

    /** A text and where it stands. */
    record Text(String path, String value) {}

    /** Texts that belong together: those of a section, of the process those of a step. */
    record Group(Section section, String name, List<Text> texts) {}

    /** All of them, in the plan's order; groups may be empty. */
    static List<Group> of(LessonPlan plan) {
        List<Group> groups = new ArrayList<>();
        groups.add(materials(plan));
        for (int l = 0; l < plan.process().size(); l++) {
            Lesson lesson = plan.process().get(l);
            for (int s = 0; s < lesson.steps().size(); s++) {
                groups.add(step(lesson.steps().get(s), "/process/" + l + "/steps/" + s));
            }
        }
        groups.add(worksheet(plan));
        groups.add(homework(plan));
        groups.add(home(plan));
        groups.add(project(plan));
        return groups;
    }

    private static Group materials(LessonPlan plan) {
        List<Text> texts = new ArrayList<>();
        list(texts, "/materials/trial", plan.materials().trial());
        for (int i = 0; i < plan.materials().failures().size(); i++) {
            texts.add(new Text(
                    "/materials/failures/" + i + "/then",
                    plan.materials().failures().get(i).then()));
        }
        texts.add(new Text("/materials/oneScreen", plan.materials().oneScreen()));
        return new Group(Section.MATERIALS, "", texts);
    }

    private static Group step(Step step, String at) {
        List<Text> texts = new ArrayList<>();
        list(texts, at + "/teacher", step.teacher());
        texts.add(new Text(at + "/keyQuestion", step.keyQuestion()));
        list(texts, at + "/followUps", step.followUps());
        texts.add(new Text(at + "/transition", step.transition()));
        list(texts, at + "/students", step.students());
        for (int i = 0; i < step.exchanges().size(); i++) {
            texts.add(new Text(
                    at + "/exchanges/" + i + "/teacher", step.exchanges().get(i).teacher()));
        }
        texts.add(new Text(at + "/intent", step.intent()));
        texts.add(new Text(at + "/assessment", step.assessment()));
        return new Group(Section.PROCESS, step.phase(), texts);
    }

    private static Group worksheet(LessonPlan plan) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < plan.worksheet().tasks().size(); i++) {
            texts.add(new Text(
                    "/worksheet/tasks/" + i + "/instruction",
                    plan.worksheet().tasks().get(i).instruction()));
        }
        return new Group(Section.WORKSHEET, "", texts);
    }

    private static Group homework(LessonPlan plan) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < plan.homework().tasks().size(); i++) {
            texts.add(new Text(
                    "/homework/tasks/" + i + "/text",
                    plan.homework().tasks().get(i).text()));
        }
        return new Group(Section.HOMEWORK, "", texts);
    }

    private static Group home(LessonPlan plan) {
        List<Text> texts = new ArrayList<>();
        texts.add(new Text("/home/intro", plan.home().intro()));
        list(texts, "/home/talk", plan.home().talk());
        return new Group(Section.HOME, "", texts);
    }

    private static Group project(LessonPlan plan) {
        List<Text> texts = new ArrayList<>();
        texts.add(new Text("/project/background", plan.project().background()));
        list(texts, "/project/guide", plan.project().guide());
        return new Group(Section.PROJECT, "", texts);
    }

    private static void list(List<Text> texts, String path, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            texts.add(new Text(path + "/" + i, values.get(i)));
        }
    }

    /** The plan with other texts at these pointers; what the outline repeats of the process is changed with it. */
    static LessonPlan with(LessonPlan plan, Map<String, String> changed) {
        ObjectNode tree = JSON.valueToTree(plan);
        changed.forEach((path, text) -> {
            JsonPointer pointer = JsonPointer.compile(path);
            JsonNode parent = tree.at(pointer.head());
            JsonPointer last = pointer.last();
            if (parent instanceof ArrayNode array) {
                array.set(last.getMatchingIndex(), JSON.getNodeFactory().stringNode(text));
            } else if (parent instanceof ObjectNode object) {
                object.put(last.getMatchingProperty(), text);
            }
        });
        LessonPlan worded = JSON.treeToValue(tree, LessonPlan.class);
        return JSON.treeToValue(tree.set("outline", JSON.valueToTree(outline(plan, worded))), LessonPlan.class);
    }

    /** A line of the outline sums up the step at the same place, as far as it still says the same. */
    private static Outline outline(LessonPlan before, LessonPlan after) {
        List<Step> old = steps(before);
        List<Step> now = steps(after);
        List<Outline.Line> lines = new ArrayList<>();
        for (int i = 0; i < before.outline().lines().size(); i++) {
            Outline.Line line = before.outline().lines().get(i);
            lines.add(i < old.size() ? line(line, old.get(i), now.get(i)) : line);
        }
        Outline outline = before.outline();
        return new Outline(
                outline.goal(), outline.question(), lines, outline.materials(), outline.watch(), outline.exit());
    }

    private static Outline.Line line(Outline.Line line, Step old, Step now) {
        String ask = line.ask().equals(old.keyQuestion()) ? now.keyQuestion() : line.ask();
        String doing =
                !old.students().isEmpty() && line.doing().equals(old.students().get(0))
                        ? now.students().get(0)
                        : line.doing();
        return new Outline.Line(line.phase(), line.minutes(), ask, doing);
    }

    private static List<Step> steps(LessonPlan plan) {
        return plan.process().stream()
                .flatMap(lesson -> lesson.steps().stream())
                .toList();
    }
}
