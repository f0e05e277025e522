package org.qiwen.assistant.conversation;

/** How far a turn is. Every status but {@link #RUNNING} is final. */
public enum TurnStatus {
    /** A node is answering and holds the lease. */
    RUNNING,
    /** Whole: every event and the new state are stored. */
    DONE,
    /** The node was lost or the tutor failed; the state before the turn stands. */
    INTERRUPTED,
    /** Somebody stopped it; the state before the turn stands. */
    CANCELLED
}
