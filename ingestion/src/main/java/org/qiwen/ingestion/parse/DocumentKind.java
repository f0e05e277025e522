package org.qiwen.ingestion.parse;

/** What a document is for; search can be narrowed to kinds. */
public enum DocumentKind {
    /** A unit of the course: sections of evidence and of explanation. */
    COURSE_UNIT,
    /** How a scientist came to an idea. */
    STORY,
    /** Tasks, with or without answers. */
    EXERCISE,
    /** A curriculum standard or school policy. */
    POLICY
}
