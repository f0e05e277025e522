package org.qiwen.assistant.dialogue.gate;

/**
 * What a sentence shows of an unearned idea, or of the ways in which ideas are given away, each 0..1 (those of NEARER -1..1).
 * {@link Forest} weighs them together.
 */
enum Sign {
    /** Share of a claim line that the sentence states. */
    RELATIONS,
    /** The same with what was said before, where the sentence adds to it. */
    RELATIONS_WINDOW,
    /** Share of a claim line's terms, themselves or their opposites, that the sentence names. */
    TERMS,
    /** The same with what was said before. */
    TERMS_WINDOW,
    /** Both ends of a relation are named in the sentence. */
    ENDS,
    /** Share of a wording's character pairs. */
    PAIRS,
    /** The same with what was said before. */
    PAIRS_WINDOW,
    /** Share of a wording's characters, rare ones counting more. */
    WORDS,
    /** The same with what was said before. */
    WORDS_WINDOW,
    /** How much nearer the sentence is to a guarded wording than to what may be said. */
    NEARER,
    /** The same with what was said before. */
    NEARER_WINDOW,
    /** Share of a wording's pairs of syllables. */
    SOUNDS,
    /** It states the opposite of an idea. */
    CONFLICT,
    /** Share of it that asks for something unknown. */
    OPEN_QUESTION,
    /** It asks for no more than a nod. */
    CLOSED_QUESTION,
    /** Share of it that invites to do something. */
    INVITATION,
    /** Share of it that takes up the pupil's words. */
    TAKES_UP,
    /** How much it states, against a long statement. */
    SAID,
    /** How much was stated before. */
    SAID_WINDOW,
    /** How many pairs of its statements stand in no free text. */
    SAID_NEW,
    /** Share of characters that stand in no free text. */
    NEW_CHARACTERS,
    /** Words that generalise. */
    GENERAL,
    /** Words that explain. */
    CAUSAL,
    /** Two halves set against each other. */
    CONTRAST,
    /** Words that liken. */
    LIKENESS,
    /** Somebody else speaks, or a book. */
    STORY,
    /** Words that hand over an answer. */
    ANSWER,
    /** Words that rule something out. */
    OPPOSITE,
    /** The pupil is said to have found it. */
    PRAISED,
    /** WORDS in a statement. */
    WORDS_SAID,
    /** WORDS in a closed question. */
    WORDS_ASKED,
    /** TERMS beside words that generalise, explain or contrast. */
    TERMS_CUED,
    /** Share of what it tells (rare characters counting more) that neither the author's line nor the pupil has. */
    NEW_MATTER,
    /** Share of pairs with the author's line. */
    AUTHOR,
    /** NEARER, where only the turn's own texts count as free: author, pupil, what is shown, facts. */
    NEARER_TURN,
    /** NEARER_WINDOW in the same way. */
    NEARER_TURN_WINDOW,
    /** Share of what it tells that is talk of any subject. */
    COMMON_TOLD,
    /** How many pairs it tells that belong to a subject, against many. */
    TOPICAL_TOLD,
    /** The same without those of the author's line and the pupil. */
    TOPICAL_NEW,
    /** COMMON_TOLD of its plain statements. */
    COMMON_SAID,
    /** TOPICAL_TOLD of its plain statements. */
    TOPICAL_SAID,
    /** TOPICAL_NEW of its plain statements. */
    TOPICAL_SAID_NEW,
    /** TOPICAL_TOLD of the clause that has most. */
    TOPICAL_CLAUSE,
    /** How many clauses state something, against many. */
    STATEMENTS,
    /** Sentences released before it in the turn, against many. */
    BEFORE_IT,
    /** The pupil is told that he is right, where the author does not say so. */
    CONFIRMS,
    /** The author's open question is narrowed to one that a nod answers. */
    NARROWS,
    /** The author's question is answered in passing. */
    ANSWERS,
    /** What it says beyond the author's line is cut from one guarded wording. */
    PIECE,
    /** It names the last term of a guarded relation. */
    LAST_TERM,
    /** Share of what it tells that stands in one guarded wording. */
    TOLD_IN,
    /** Share of what it tells that stands in one wording of an earned idea. */
    EARNED,
    /** How many of the pairs it tells stand in a guarded wording and in no free text, against many. */
    ONLY_IDEA,
    /** The same with what was told before, where it adds to it. */
    ONLY_IDEA_WINDOW,
    /** WORDS of what it tells. */
    TOLD_WORDS,
    /** The same with what was told before, where it adds to it. */
    TOLD_WORDS_WINDOW,
    /** It has a gap for the pupil to fill. */
    GAP,
    /** How many numbers it names, against many. */
    NUMBERS,
    /** It states an idea whole: half when it names no direction. */
    STATED;
}
