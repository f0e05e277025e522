package org.qiwen.evaluation.pupil;

/** What the tutor waits for, as a pupil understands it. */
public enum Situation {
    PREDICTION,
    REASON,
    OBSERVATION,
    IDEA,
    CASE,
    CLOZE,
    CHALLENGE,
    CLARIFY,
    TOLD,
    SUMMARY,
    EXIT,
    PAUSED
}
