package org.qiwen.assistant.documents;

/** How a document of the library stands. */
public enum DocumentState {
    /** Handed in, or described anew; an older version is still found until the new one takes its place. */
    QUEUED,
    /** Its passages are found. */
    INGESTED,
    /** Could not be read; an older version, if there is one, is still found. */
    FAILED
}
