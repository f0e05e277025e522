package org.qiwen.assistant.copilot.assemble;

import java.util.List;
import java.util.Optional;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Step;

/**
 * The step of a plan that shows the phenomenon and asks for the prediction, read back from what a teacher made of it. Pure.
 *
 * @param phenomenon what is shown, without the words that tell the teacher to show it
 * @param question asks for the prediction; empty when the teacher took it out
 */
public record Situation(String phenomenon, String question) {
    private static final String HERE = "\u0000";

    /** The step, found by the words that introduce the phenomenon; empty when no step has them any more. */
    public static Optional<Situation> in(LessonPlan plan) {
        String introduction = introduction(plan);
        return plan.process().stream()
                .map(Lesson::steps)
                .flatMap(List::stream)
                .flatMap(step -> in(step, introduction).stream())
                .findFirst();
    }

    /** The words that introduce the phenomenon in a plan of this language. */
    public static String introduction(LessonPlan plan) {
        String line = PlanWording.of(plan.brief().locale(), plan.brief().depth())
                .lines("situation.teacher", "phenomenon", HERE, "question", "")
                .get(0);
        return line.substring(0, line.indexOf(HERE));
    }

    private static Optional<Situation> in(Step step, String introduction) {
        return step.teacher().stream()
                .map(String::strip)
                .filter(line -> line.startsWith(introduction.strip()))
                .map(line -> line.substring(introduction.strip().length()).strip())
                .map(phenomenon -> new Situation(phenomenon, step.keyQuestion().strip()))
                .findFirst();
    }
}
