package org.qiwen.assistant.copilot.plan;

import java.util.List;

/** 学习任务单, one side or two of A4. */
public record Worksheet(String title, String intro, List<Task> tasks) {
    public Worksheet {
        title = Whole.text(title);
        intro = Whole.text(intro);
        tasks = Whole.list(tasks);
    }

    /** How a task is answered. */
    public enum Kind {
        CHOICE,
        WRITE,
        TABLE,
        DRAW
    }

    /**
     * One task.
     *
     * @param options of a CHOICE, to be ticked
     * @param columns of a TABLE
     * @param rows of a TABLE, filled as far as they are given; an empty cell is to be filled in
     * @param lines to write on; of a DRAW: height in lines
     */
    public record Task(
            int number,
            String title,
            String instruction,
            Kind kind,
            List<String> options,
            List<String> columns,
            List<List<String>> rows,
            int lines) {
        public Task {
            title = Whole.text(title);
            instruction = Whole.text(instruction);
            options = Whole.list(options);
            columns = Whole.list(columns);
            rows = Whole.list(rows);
        }
    }
}
