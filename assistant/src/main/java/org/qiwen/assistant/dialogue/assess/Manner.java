package org.qiwen.assistant.dialogue.assess;

/** How something is said, beside the acts themselves. */
enum Manner {
    /** Says that it was said before. */
    REPEATED,
    /** Asks. */
    QUESTION,
    /** Words of books; several of them make a paste. */
    FORMAL,
    /** Tells what was seen or done. */
    OBSERVED,
    /** Words of pupils, which books have not. */
    CHILDISH,
    /** Life and limb, which go before whatever else stands in a message. */
    DISTRESS,
    /** Commands to a machine, no talk about the topic, whatever words they borrow. */
    COMMANDS,
    /** Tells where somebody lives or can be called. */
    PERSONAL,
    /** Wants to hurt somebody. */
    HARMING,
    /** Wants to do something and asks for leave, with or without a question mark. */
    ASKS_LEAVE,
    /** Tells what was once believed, whatever was seen since. */
    ONCE_BELIEVED,
    /** Ends as prose does; pupils seldom do. */
    PROSE,
    /** Says nothing. */
    HOLLOW,
    /** Says so with a reproach. */
    INSISTS,
    /** Admits, after a counter-case, that it does not hold. */
    GIVES_UP,
    /** Chooses by letter; group 3 is the letter. */
    LETTER,
    /** Ends the first words of a reply. */
    PAUSE,
    /** Words around what is chosen. */
    CHOOSING,
    /** Gives a reason. */
    BECAUSE,
    /** A number with its unit. */
    MEASURED,
    /** Something is kept the same. */
    SAMENESS,
    /** Denies what follows at once. */
    DENIED_HERE
}
