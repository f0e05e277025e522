package org.qiwen.assistant.copilot.plan;

import java.util.List;

/** 作业; {@code minutes} is what it should take at most. */
public record Homework(List<Task> tasks) {
    public Homework {
        tasks = Whole.list(tasks);
    }

    /** For whom a task is. */
    public enum Kind {
        EVERYBODY,
        CHOICE,
        LONG_TERM
    }

    /** One task. */
    public record Task(Kind kind, String text, int minutes) {
        public Task {
            text = Whole.text(text);
        }
    }
}
