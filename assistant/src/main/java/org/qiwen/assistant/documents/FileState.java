package org.qiwen.assistant.documents;

/** How a file of a job stands. */
public enum FileState {
    /** Waits. */
    QUEUED,
    /** Being read or embedded. */
    WORKING,
    /** New or changed, now found by search. */
    INGESTED,
    /** The same bytes were there already. */
    UNCHANGED,
    /** Could not be read; reason and message say why. */
    FAILED,
    /** The job was cancelled, or the document deleted or replaced, before its turn came. */
    CANCELLED,
    /** An archive; its entries are files of their own. */
    EXPANDED;

    /** Nothing will happen to it in this job unless it is retried. */
    public boolean isFinal() {
        return this != QUEUED && this != WORKING;
    }
}
