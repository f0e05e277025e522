package org.qiwen.assistant.safety;

/**
 * A label found in a message.
 *
 * @param excerpt the words, personal data masked
 */
public record SafetyFinding(SafetyLabel label, String excerpt) {}
