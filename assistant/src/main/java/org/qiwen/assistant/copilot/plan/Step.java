package org.qiwen.assistant.copilot.plan;

import java.util.List;

/**
 * One row of the process.
 *
 * @param phase 环节
 * @param teacher what the teacher does
 * @param keyQuestion 核心问题; empty when the step asks none
 * @param followUps 追问, to be used one at a time
 * @param transition 过渡语 to the next step
 * @param students what pupils do
 * @param exchanges what pupils may say and what the teacher answers
 * @param intent 设计意图
 * @param assessment 评价点: what the teacher watches for
 * @param resources what is shown or handed out
 * @param tables the data that is shown, in full
 */
public record Step(
        String phase,
        int minutes,
        List<String> teacher,
        String keyQuestion,
        List<String> followUps,
        String transition,
        List<String> students,
        List<Exchange> exchanges,
        String intent,
        String assessment,
        List<String> resources,
        List<Data> tables) {
    public Step {
        phase = Whole.text(phase);
        teacher = Whole.list(teacher);
        keyQuestion = Whole.text(keyQuestion);
        followUps = Whole.list(followUps);
        transition = Whole.text(transition);
        students = Whole.list(students);
        exchanges = Whole.list(exchanges);
        intent = Whole.text(intent);
        assessment = Whole.text(assessment);
        resources = Whole.list(resources);
        tables = Whole.list(tables);
    }

    /** The same with another sentence that leads on. */
    public Step withTransition(String other) {
        return new Step(
                phase,
                minutes,
                teacher,
                keyQuestion,
                followUps,
                other,
                students,
                exchanges,
                intent,
                assessment,
                resources,
                tables);
    }

    /**
     * A table that is shown.
     *
     * @param number over the whole plan, from 1, as the step names it
     * @param rows each with as many cells as there are columns
     */
    public record Data(int number, String title, List<String> columns, List<List<String>> rows) {
        public Data {
            title = Whole.text(title);
            columns = Whole.list(columns);
            rows = Whole.list(rows);
        }
    }
}
