package org.qiwen.assistant.copilot.plan;

/** One objective with the task that shows whether it is reached (评价任务). */
public record Objective(Dimension dimension, String text, AssessmentTask task) {
    public Objective {
        text = Whole.text(text);
    }

    /** The four dimensions of core competence in the 2022 science standard. */
    public enum Dimension {
        /** 科学观念 */
        CONCEPT,
        /** 科学思维 */
        THINKING,
        /** 探究实践 */
        PRACTICE,
        /** 态度责任 */
        ATTITUDE
    }

    /**
     * What pupils do, and what counts.
     *
     * @param when the phase of the lesson it happens in
     * @param reached what a pupil says or does who has reached it
     */
    public record AssessmentTask(String task, String when, String reached) {
        public AssessmentTask {
            task = Whole.text(task);
            when = Whole.text(when);
            reached = Whole.text(reached);
        }
    }
}
