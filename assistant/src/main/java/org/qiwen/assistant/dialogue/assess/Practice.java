package org.qiwen.assistant.dialogue.assess;

/** A thinking practice, shown by a sentence. */
public enum Practice {
    PREDICTION,
    CLAIM,
    EVIDENCE,
    REASONING,
    VARIABLE_CONTROL,
    MODEL_USE,
    ALTERNATIVE,
    QUESTIONING,
    HONEST_RECORD
}
