package org.qiwen.assistant.copilot.plan;

import java.util.List;

/** 简案, one page: what a teacher holds in the hand. */
public record Outline(String goal, String question, List<Line> lines, String materials, String watch, String exit) {
    public Outline {
        goal = Whole.text(goal);
        question = Whole.text(question);
        lines = Whole.list(lines);
        materials = Whole.text(materials);
        watch = Whole.text(watch);
        exit = Whole.text(exit);
    }

    /** One step in one line. */
    public record Line(String phase, int minutes, String ask, String doing) {
        public Line {
            phase = Whole.text(phase);
            ask = Whole.text(ask);
            doing = Whole.text(doing);
        }
    }
}
