package org.qiwen.assistant.documents;

/** Why a job is there. */
public enum JobKind {
    /** Files handed in over HTTP. */
    UPLOAD,
    /** A folder handed in on the command line. */
    FOLDER,
    /** Documents described anew or brought back after deletion. */
    REFRESH,
    /** Passages that were missing or of another model at start, made again from the originals. */
    REBUILD
}
