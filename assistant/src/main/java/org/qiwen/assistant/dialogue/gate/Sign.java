package org.qiwen.assistant.dialogue.gate;

/**
 * What a sentence shows of an unearned idea, or of the ways in which ideas are given away, each 0..1 (NEARER -1..1). The
 * weights are those that {@code qiwen evaluate leaks --fit} prints; RATIONALE.md has what they do to inquiries and forms they
 * have not seen.
 */
enum Sign {
    /** Share of a claim line that the sentence states. */
    RELATIONS(-0.66),
    /** The same with what was said before, where the sentence adds to it. */
    RELATIONS_WINDOW(0.72),
    /** Share of a claim line's terms, themselves or their opposites, that the sentence names. */
    TERMS(0.25),
    /** The same with what was said before. */
    TERMS_WINDOW(0.84),
    /** Both ends of a relation are named in the sentence. */
    ENDS(0.18),
    /** Share of a wording's character pairs. */
    PAIRS(-0.23),
    /** The same with what was said before. */
    PAIRS_WINDOW(0.37),
    /** Share of a wording's characters, rare ones counting more. */
    WORDS(1.01),
    /** The same with what was said before. */
    WORDS_WINDOW(0.53),
    /** How much nearer the sentence is to a guarded wording than to what may be said. */
    NEARER(4.25),
    /** The same with what was said before. */
    NEARER_WINDOW(1.63),
    /** Share of a wording's pairs of syllables. */
    SOUNDS(-0.27),
    /** It states the opposite of an idea. */
    CONFLICT(0.29),
    /** Share of it that asks for something unknown. */
    OPEN_QUESTION(0.09),
    /** It asks for no more than a nod. */
    CLOSED_QUESTION(-0.16),
    /** Share of it that invites to do something. */
    INVITATION(0.34),
    /** Share of it that takes up the pupil's words. */
    TAKES_UP(-1.31),
    /** How much it states, against a long statement. */
    SAID(0.83),
    /** How much was stated before. */
    SAID_WINDOW(2.36),
    /** How many pairs of its statements stand in no free text. */
    SAID_NEW(3.37),
    /** Share of characters that stand in no free text. */
    NEW_CHARACTERS(4.23),
    /** Words that generalise. */
    GENERAL(0.63),
    /** Words that explain. */
    CAUSAL(1.70),
    /** Two halves set against each other. */
    CONTRAST(-0.66),
    /** Words that liken. */
    LIKENESS(-0.53),
    /** Somebody else speaks, or a book. */
    STORY(-0.89),
    /** Words that hand over an answer. */
    ANSWER(-0.15),
    /** Words that rule something out. */
    OPPOSITE(1.39),
    /** The pupil is said to have found it. */
    PRAISED(-0.76),
    /** WORDS in a statement. */
    WORDS_SAID(1.47),
    /** WORDS in a closed question. */
    WORDS_ASKED(3.19),
    /** TERMS beside words that generalise, explain or contrast. */
    TERMS_CUED(2.20);

    private static final double CONSTANT = -5.23;

    /** Above this score a sentence with no author's line behind it is blocked: with the rules, under 2 % of good lines. */
    static final double FREE = 3.5;

    /** Above this score a sentence that should reword an author's line is blocked: whoever strays from the line is doubted. */
    static final double REWORDING = 0.7;

    private final double weight;

    Sign(double weight) {
        this.weight = weight;
    }

    /** The logarithm of the odds that a sentence with these signs gives an idea away. */
    static double score(double[] signs) {
        double score = CONSTANT;
        for (Sign sign : values()) {
            score += sign.weight * signs[sign.ordinal()];
        }
        return score;
    }
}
