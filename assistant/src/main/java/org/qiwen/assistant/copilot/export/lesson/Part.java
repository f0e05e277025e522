package org.qiwen.assistant.copilot.export.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of a plan is exported as a document of its own. */
public enum Part {
    /** 教案. */
    PLAN,
    /** 简案, one page. */
    OUTLINE,
    /** 学习任务单. */
    WORKSHEET,
    /** 亲子卡. */
    HOME;

    public static Optional<Part> of(String name) {
        return Arrays.stream(values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
