package org.qiwen.assistant.copilot.claim;

/** How a sentence stands to the material. */
public enum Verdict {
    /** A passage says it, nearly word for word. */
    SUPPORTED,
    /** No passage says it clearly enough; that does not make it wrong. */
    UNSUPPORTED,
    /** A passage says nearly the same with another number, an opposite, a negation, or the parts changed round. */
    CONTRADICTED
}
