package org.qiwen.assistant.copilot.plan;

import java.util.List;

/** What holds several lessons together; empty for a single one. */
public record Project(
        String background, List<String> goals, List<String> guide, List<Task> tasks, List<String> products) {
    public Project {
        background = Whole.text(background);
        goals = Whole.list(goals);
        guide = Whole.list(guide);
        tasks = Whole.list(tasks);
        products = Whole.list(products);
    }

    /** What is done in one lesson and what it leaves behind. */
    public record Task(int lesson, String task, String product) {
        public Task {
            task = Whole.text(task);
            product = Whole.text(product);
        }
    }
}
