package org.qiwen.assistant.dialogue.policy;

/** What the tutor lets the pupil know about what was said. */
public enum Feedback {
    POSITIVE,
    PARTLY,
    NEUTRAL,
    NOT_YET
}
