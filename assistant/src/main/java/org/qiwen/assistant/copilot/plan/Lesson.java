package org.qiwen.assistant.copilot.plan;

import java.util.List;

/** One lesson of the process (教学过程); the minutes of its steps add up to its own. */
public record Lesson(int number, String title, int minutes, List<Step> steps) {
    public Lesson {
        title = Whole.text(title);
        steps = Whole.list(steps);
    }
}
