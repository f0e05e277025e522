package org.qiwen.assistant.safety;

/** What a message may hold that a person should know of or that must not be followed. */
public enum SafetyLabel {
    DISTRESS,
    VIOLENCE,
    SEXUAL,
    DANGEROUS_EXPERIMENT,
    INJECTION,
    PII
}
