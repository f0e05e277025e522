package org.qiwen.assistant.documents;

import java.util.Optional;

/**
 * Where a job stands, and what may happen next. Pure.
 *
 * <p>Pausing and cancelling let the document in work end; what is stored stays.
 */
public enum JobState {
    /** Waits for a worker. */
    QUEUED,
    /** A worker is at it, on any node. */
    RUNNING,
    /** Somebody paused it; waits to be resumed. */
    PAUSED,
    /** Every file has an outcome; some may have been skipped. */
    SUCCEEDED,
    /** Every file has an outcome, and none could be taken. */
    FAILED,
    /** Somebody cancelled it before its end. */
    CANCELLED;

    /** What somebody asks of a job. */
    public enum Action {
        PAUSE,
        RESUME,
        CANCEL,
        /** Files that were cancelled, or failed for a reason that may pass, are tried again. */
        RETRY
    }

    /** Workers may take its files. */
    public boolean isActive() {
        return this == QUEUED || this == RUNNING;
    }

    /** Nothing happens any more unless somebody retries. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /**
     * The state after an action; empty when the action makes no sense in this state. An action that has already happened
     * leaves the state as it is, so that a click that comes twice does no harm.
     *
     * @param retryable files that may fare better
     */
    public Optional<JobState> after(Action action, int retryable) {
        return switch (action) {
            case PAUSE -> isFinal() ? Optional.empty() : Optional.of(PAUSED);
            case RESUME -> this == PAUSED ? Optional.of(QUEUED) : isActive() ? Optional.of(this) : Optional.empty();
            case CANCEL -> this == SUCCEEDED || this == FAILED ? Optional.empty() : Optional.of(CANCELLED);
            case RETRY -> isFinal() && retryable > 0 ? Optional.of(QUEUED) : Optional.empty();
        };
    }

    /** The state when a worker begins with one of its files. */
    public JobState begun() {
        return this == QUEUED ? RUNNING : this;
    }

    /** The state when every file has an outcome; a job of no files has succeeded. */
    public JobState ended(int files, int failed) {
        return !isActive() ? this : files > 0 && failed == files ? FAILED : SUCCEEDED;
    }
}
