package org.qiwen.assistant.dialogue.assess;

/** What a pupil does with a message. */
public enum SpeechAct {
    CONTRIBUTION,
    CHOICE,
    OBSERVATION,
    QUESTION,
    DONT_KNOW,
    ASK_HINT,
    REQUEST_ANSWER,
    REPAIR,
    PROTEST,
    AFFECT,
    OFF_TOPIC,
    SOCIAL,
    STOP,
    PASTED
}
