package org.qiwen.assistant.copilot.plan;

import java.util.List;

/** 评价量规 in words that can be seen or heard; every criterion has one text for each level, lowest first. */
public record Rubric(List<String> levels, List<Criterion> criteria) {
    public Rubric {
        levels = Whole.list(levels);
        criteria = Whole.list(criteria);
    }

    /** One row. */
    public record Criterion(Objective.Dimension dimension, String name, List<String> levels) {
        public Criterion {
            name = Whole.text(name);
            levels = Whole.list(levels);
        }
    }
}
