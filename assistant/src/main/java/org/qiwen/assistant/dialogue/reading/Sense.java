package org.qiwen.assistant.dialogue.reading;

/** What the general words of a language do in a sentence. */
enum Sense {
    /** Where a clause ends. */
    BREAK,
    /** The signs that end a clause; they are no part of it. */
    MARKS,
    /** Signs that end a sentence. */
    SENTENCE_END,
    /** Words that begin a new clause. */
    CONNECTIVE,
    /** Adverbs that may be terms; a denial before them reaches the word behind. */
    ADVERB,
    /** A question in the form of a choice, which denies nothing. */
    A_NOT_A,
    /** Words that look like a denial but are none. */
    NO_NEGATION,
    /** A denial right before what it denies, with the small words that may stand between. */
    DENIAL_BEFORE,
    /** A denial right behind what it denies. */
    DENIAL_AFTER,
    /** Denies all that stands between. */
    CLEFT_DENIED,
    /** Stands before what is not so, because something else is too much: too heavy to float. */
    TOO_MUCH,
    /** Denies that something holds in general, or denies the whole clause. */
    GENERALITY_DENIED,
    /** Takes back or rejects what was just said. */
    REJECTION,
    /** Somebody else's words or a belief of the past. */
    REPORT,
    /** Ends a clause that tells who says the next one. */
    SAYS,
    /** Rhetorical questions that deny what they ask. */
    RHETORICAL,
    /** Ends a guess, which asserts though a question mark follows. */
    RISING_TONE,
    /** Questions for something unknown. */
    OPEN_QUESTION,
    /** Open questions that take what they ask about for granted. */
    PRESUPPOSING,
    /** A question that is only the object of knowing or deciding asks nothing. */
    EMBEDDED_QUESTION,
    /** Two unknowns that go together: a rule, no question. */
    TWO_UNKNOWNS,
    /** A supposition that is only made to be refuted by what would follow. */
    SUPPOSED,
    /** What would follow, and does not. */
    REFUTED,
    /** A question that only refutes the supposition before it. */
    REFUTING_QUESTION,
    /** Asks whether. */
    WHETHER,
    /** Asked only for effect: it says that it is so. */
    INSISTING,
    /** Yes-no questions. */
    YES_NO,
    /** A question tacked on to a statement; it asks for agreement only. */
    TAG,
    /** Something does not matter. */
    IRRELEVANT,
    /** More of what stands before. */
    MORE_AFTER,
    /** Less of what stands before. */
    LESS_AFTER,
    /** More of what follows. */
    MORE_BEFORE,
    /** Less of what follows. */
    LESS_BEFORE,
    /** Compares what stands before with what follows. */
    COMPARED_TO,
    /** Is not as much as. */
    LESS_THAN,
    /** Is more than. */
    EXCEEDS,
    /** Is less than. */
    FALLS_SHORT,
    /** What the following is compared with; group 2 names it where it is marked off. */
    STANDARD,
    /** Follows two things that are equal. */
    EQUALS,
    /** Stands between two things that are said to be equal. */
    JOINED,
    /** Follows an outcome that is what is spoken of: the ones that sink are the heavy ones. */
    TOPIC,
    /** Begins a reason. */
    REASON_FIRST,
    /** Stands right before what something is measured against. */
    MEASURED_AGAINST,
    /** Stands between what is acted on and what acts. */
    PASSIVE,
    /** Turns what would act into what is acted on. */
    PASSIVE_MARK,
    /** Denies, anywhere between what acts and what is acted on. */
    DENIES,
    /** Looks like it and does not. */
    DENIES_NOT,
    /** What a question wants to know, where a reply could stand. */
    UNKNOWN,
    /** A clause of a question that states nothing. */
    NOT_STATED,
    /** Asks for a time. */
    ASKS_WHEN,
    /** Words of time. */
    TIME,
    /** Separates the answers to two gaps. */
    PIECES,
    /** Ends a spoken piece without meaning anything. */
    PARTICLES
}
