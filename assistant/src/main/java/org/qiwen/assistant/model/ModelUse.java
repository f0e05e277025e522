package org.qiwen.assistant.model;

/** What a model is asked for. Each use has its own endpoints and limits. */
public enum ModelUse {
    /** The words of a tutor's turn, while a pupil waits. */
    TUTOR,
    /** A teacher's plans. */
    COPILOT,
    /** Judging answers and dialogues, with nobody waiting. */
    JUDGE
}
