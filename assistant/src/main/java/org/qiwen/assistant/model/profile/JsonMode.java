package org.qiwen.assistant.model.profile;

/** How an endpoint is told to answer in JSON. */
public enum JsonMode {
    /** {@code json_object}: some JSON; the prompt says which. */
    OBJECT,
    /** {@code json_schema}: JSON of the shape that is sent along. */
    SCHEMA
}
