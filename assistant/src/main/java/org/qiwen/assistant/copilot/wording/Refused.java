package org.qiwen.assistant.copilot.wording;

/** Why a model's wording of a text is not taken. */
enum Refused {
    /** More or less of it than a rewording may be. */
    LENGTH,
    /** Another script or language than the plan's. */
    LANGUAGE,
    /** Markup, an address, a line break or a picture character. */
    MARKUP,
    /** A sentence about the subject, a quotation or a blank is gone, altered or out of order. */
    KEPT,
    /** Other numbers. */
    NUMBER,
    /** More or fewer questions. */
    QUESTION,
    /** It denies less often: 不评对错 must not become 评对错. */
    DENIAL,
    /** It tells, or gives an answer or a conclusion, where the text did not. */
    TOLD,
    /** A hazard of the table that the text did not have. */
    HAZARD,
    /** It says something about the world, or compares, or gives a direction. */
    STATEMENT,
    /** A word that belongs to a subject. */
    WORD,
    /** Too little of the text is left in it. */
    FAR
}
