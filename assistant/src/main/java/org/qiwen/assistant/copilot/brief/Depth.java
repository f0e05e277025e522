package org.qiwen.assistant.copilot.brief;

import org.qiwen.assistant.inquiry.Stage;

/** How far a class goes into one question: the kinds of projects that Chinese plans name for the school stages. */
public enum Depth {
    /** 小学微课题: one thing is changed, seen and told. */
    MICRO,
    /** 初中小课题: a fair test of their own, with a claim, evidence and reasoning. */
    SMALL,
    /** 高中专项课题: hypothesis, plan, errors and limits are the pupils' own. */
    SPECIAL;

    public static Depth of(Stage stage) {
        return switch (stage) {
            case PRIMARY_LOWER, PRIMARY_MIDDLE, PRIMARY_UPPER -> MICRO;
            case JUNIOR -> SMALL;
            case SENIOR -> SPECIAL;
        };
    }
}
