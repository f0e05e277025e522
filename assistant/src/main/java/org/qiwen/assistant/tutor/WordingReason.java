package org.qiwen.assistant.tutor;

/** Why authored words were said where a model might have worded a turn. A broken call has its own reasons. */
enum WordingReason {
    /** No endpoint is set up. */
    NO_MODEL,
    /** The school asks only endpoints inside it, and there is none. */
    LOCAL_ONLY,
    /** Primary pupils read authored words only. */
    PRIMARY,
    /** The words of this move are always authored, there is nothing but a task in fixed words, or they quote what is not earned. */
    MOVE,
    /** The line quotes what may tell who somebody is. */
    PERSONAL,
    /** The account, the class or the school has used what a day may bring. */
    BUDGET,
    /** What the model wrote was stopped. */
    GATE,
    /** The model finished without the question that was needed. */
    NO_QUESTION,
    /** A fault of this program. */
    INTERNAL
}
