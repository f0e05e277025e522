package org.qiwen.assistant.tutor;

/** Why a turn must not wait for a model any longer. */
public enum Hurry {
    /** Nobody has listened for a while. */
    NOBODY_LISTENS,
    /** The turn has had its time. */
    OUT_OF_TIME,
    /** The server is about to stop. */
    SHUTDOWN
}
