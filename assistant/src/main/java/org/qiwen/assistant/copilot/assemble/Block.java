package org.qiwen.assistant.copilot.assemble;

import java.util.List;
import org.qiwen.assistant.copilot.brief.Depth;
import org.qiwen.assistant.copilot.brief.ProcessModel;
import org.qiwen.assistant.copilot.plan.Exchange;
import org.qiwen.assistant.copilot.plan.Step;

/**
 * A step whose minutes are still open.
 *
 * @param kind what it is for
 * @param idea index of the idea it is about; 0 for others
 * @param step the step; its minutes do not count
 */
record Block(Kind kind, int idea, Step step) {

    /**
     * What a step is for, with the minutes it needs at least and bears at most, its share of what is left, and its phase in
     * both process models. Minutes are our choice, after 40-minute lessons; four for summing up, because pupils write there
     * and look back at what they thought first.
     */
    enum Kind {
        SITUATION(5, 9, 4, 0, 0),
        RECALL(3, 4, 1, -1, -1),
        OBSERVE(3, 8, 3, 0, 1),
        IDEA(5, 16, 6, 1, 2),
        PLAN(4, 15, 4, 2, 1),
        EXPERIMENT(10, 25, 7, 2, 1),
        DEMONSTRATION(5, 12, 4, 2, 1),
        RECORDS(5, 12, 4, 2, 1),
        REVISE(8, 20, 5, 2, 1),
        WORK(5, 40, 8, 2, 3),
        TRANSFER(3, 8, 2, 2, 3),
        STORY(4, 9, 2, 3, 3),
        SHOWCASE(8, 25, 6, 3, 4),
        SUMMARY(4, 8, 2, 3, 4),
        EXIT(3, 7, 2, 3, 4),
        CLOSE(2, 4, 1, -1, -1);

        /** Minutes of what a lesson of a quarter of an hour cannot do without either. */
        private static final int SHORTEST = 4;

        final int min;
        final int max;
        final int weight;
        private final int fourStep;
        private final int fiveE;

        Kind(int min, int max, int weight, int fourStep, int fiveE) {
            this.min = min;
            this.max = max;
            this.weight = weight;
            this.fourStep = fourStep;
            this.fiveE = fiveE;
        }

        /** Minutes it needs at least at a depth: the older the pupils, the longer the argument for one idea. */
        int least(Depth depth) {
            return this == IDEA ? min + depth.ordinal() : min;
        }

        /** Minutes when the lesson is too short for the least of what it cannot do without. */
        int tight() {
            return Math.min(min, SHORTEST);
        }

        /** Index of the phase it belongs to; -1 for what only joins lessons. */
        int phase(ProcessModel model) {
            return model == ProcessModel.FOUR_STEP ? fourStep : fiveE;
        }
    }

    Step timed(int minutes) {
        return new Step(
                step.phase(),
                minutes,
                step.teacher(),
                step.keyQuestion(),
                step.followUps(),
                step.transition(),
                step.students(),
                step.exchanges(),
                step.intent(),
                step.assessment(),
                step.resources(),
                step.tables());
    }

    /** The same with the data it shows. */
    Block showing(List<Step.Data> tables) {
        return new Block(
                kind,
                idea,
                new Step(
                        step.phase(),
                        step.minutes(),
                        step.teacher(),
                        step.keyQuestion(),
                        step.followUps(),
                        step.transition(),
                        step.students(),
                        step.exchanges(),
                        step.intent(),
                        step.assessment(),
                        step.resources(),
                        tables));
    }

    static Step step(
            String phase,
            List<String> teacher,
            String ask,
            List<String> follow,
            String next,
            List<String> students,
            List<Exchange> exchanges,
            String intent,
            String assess,
            List<String> resources) {
        return new Step(
                phase, 0, teacher, ask, follow, next, students, exchanges, intent, assess, resources, List.of());
    }
}
