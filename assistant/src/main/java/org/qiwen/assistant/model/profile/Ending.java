package org.qiwen.assistant.model.profile;

/** What a finish reason says about the answer before it. */
public enum Ending {
    /** The model said all it wanted. */
    COMPLETE,
    /** The limit of tokens or of the context cut it. */
    TOO_LONG,
    /** The provider's content filter cut it. */
    FILTERED,
    /** Something at the provider cut it, or the reason is not known. */
    FAILED
}
