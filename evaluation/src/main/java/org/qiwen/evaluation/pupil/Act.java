package org.qiwen.evaluation.pupil;

/** What a played pupil can do in a turn. Where an inquiry has no words for it, not knowing takes its place. */
enum Act {
    /** Clicks the option that will be seen to happen. */
    CHOOSE_RIGHT,
    /** Clicks another. */
    CHOOSE_WRONG,
    /** Types an option's words. */
    TYPE_OPTION,
    /** Clicks whatever is offered. */
    CLICK,
    /** Tells what is seen to happen. */
    OBSERVE,
    /** Has no material at hand. */
    NO_MATERIAL,
    /** A reason without much in it. */
    VAGUE,
    /** The whole idea that was asked for. */
    WHOLE,
    /** A part of it. */
    HALF,
    /** A short right answer to the question. */
    SHORT_RIGHT,
    /** A short wrong one. */
    SHORT_WRONG,
    /** A sentence that looks right and is not. */
    MIRROR,
    /** A wrong belief. */
    SIGN,
    /** The same belief, with emphasis. */
    INSIST,
    /** Lets a belief go. */
    GIVE_UP,
    /** A belief that a teacher or a book is said to hold. */
    AUTHORITY,
    /** Two children at one device, of two minds. */
    TWO_MINDS,
    /** One of the sentences that an inquiry knows for questions of pupils. */
    WONDER,
    YES,
    NO,
    SILENT,
    DONT_KNOW,
    ASK_HINT,
    CHEAT,
    REPAIR,
    PROTEST,
    TIRED,
    GLAD,
    WANDER,
    SOCIAL,
    ECHO,
    PASTE,
    STOP,
    SUMMARY_WHOLE,
    SUMMARY_HALF,
    EXIT_FULL,
    EXIT_PART,
    EXIT_OTHER,
    NOT_TAKEN
}
