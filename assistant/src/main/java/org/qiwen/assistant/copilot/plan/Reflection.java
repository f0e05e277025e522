package org.qiwen.assistant.copilot.plan;

import java.util.List;

/** 教学反思: questions and blank lines; never written by a machine. */
public record Reflection(List<String> questions, int lines) {
    public Reflection {
        questions = Whole.list(questions);
    }
}
