package org.qiwen.assistant.copilot.plan;

/** 学生可能的回答 → 教师回应. */
public record Exchange(Kind kind, String pupil, String teacher) {
    public Exchange {
        pupil = Whole.text(pupil);
        teacher = Whole.text(teacher);
    }

    /** What kind of answer it is. */
    public enum Kind {
        RIGHT,
        PARTIAL,
        MISCONCEPTION,
        STUCK
    }
}
