package org.qiwen.assistant.dialogue.policy;

/** What the tutor does next. */
public enum Move {
    OPEN,
    ASK_PREDICTION,
    ASK_REASON,
    SHOW_EVIDENCE,
    PUMP,
    HINT,
    PROMPT,
    ASSERT,
    CHECK_TOLD,
    CHALLENGE,
    PEER_IDEA,
    CLARIFY,
    ANSWER_QUESTION,
    PARK,
    TELL_STORY,
    SUGGEST_EXPERIMENT,
    TRANSFER,
    SUMMARISE,
    EXIT_CHECK,
    REDIRECT,
    REPAIR,
    PAUSE,
    SAFETY;

    /** Moves whose length is not limited by the stage. */
    public boolean mayBeLong() {
        return this == OPEN || this == SUMMARISE || this == EXIT_CHECK || this == SAFETY || this == TELL_STORY;
    }
}
