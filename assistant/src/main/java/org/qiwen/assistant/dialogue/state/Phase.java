package org.qiwen.assistant.dialogue.state;

/** Where a dialogue stands. */
public enum Phase {
    /** The pupil guesses and says why. */
    PREDICT,
    /** The pupil looks. */
    OBSERVE,
    /** The observation takes days; the pupil comes back. */
    WAITING,
    /** Ideas are worked out. */
    EXPLAIN,
    /** The pupil's own summary. */
    SUMMARISE,
    /** The unassisted check. */
    EXIT,
    /** Closed; the card is open. */
    DONE
}
