package org.qiwen.assistant.dialogue.gate;

/**
 * What a sentence shows of an unearned idea, or of the ways in which ideas are given away, each 0..1 (NEARER -1..1). The
 * weights are those that {@code qiwen evaluate leaks --fit} prints; RATIONALE.md has what they do to inquiries and forms they
 * have not seen.
 */
enum Sign {
    /** Share of a claim line that the sentence states. */
    RELATIONS(-0.64),
    /** The same with what was said before, where the sentence adds to it. */
    RELATIONS_WINDOW(0.83),
    /** Share of a claim line's terms, themselves or their opposites, that the sentence names. */
    TERMS(0.25),
    /** The same with what was said before. */
    TERMS_WINDOW(0.82),
    /** Both ends of a relation are named in the sentence. */
    ENDS(0.17),
    /** Share of a wording's character pairs. */
    PAIRS(-0.23),
    /** The same with what was said before. */
    PAIRS_WINDOW(0.39),
    /** Share of a wording's characters, rare ones counting more. */
    WORDS(0.97),
    /** The same with what was said before. */
    WORDS_WINDOW(0.58),
    /** How much nearer the sentence is to a guarded wording than to what may be said. */
    NEARER(4.28),
    /** The same with what was said before. */
    NEARER_WINDOW(1.63),
    /** Share of a wording's pairs of syllables. */
    SOUNDS(-0.27),
    /** It states the opposite of an idea. */
    CONFLICT(0.25),
    /** Share of it that asks for something unknown. */
    OPEN_QUESTION(0.07),
    /** It asks for no more than a nod. */
    CLOSED_QUESTION(-0.15),
    /** Share of it that invites to do something. */
    INVITATION(0.33),
    /** Share of it that takes up the pupil's words. */
    TAKES_UP(-1.28),
    /** How much it states, against a long statement. */
    SAID(0.82),
    /** How much was stated before. */
    SAID_WINDOW(2.41),
    /** How many pairs of its statements stand in no free text. */
    SAID_NEW(3.39),
    /** Share of characters that stand in no free text. */
    NEW_CHARACTERS(4.24),
    /** Words that generalise. */
    GENERAL(0.64),
    /** Words that explain. */
    CAUSAL(1.70),
    /** Two halves set against each other. */
    CONTRAST(-0.73),
    /** Words that liken. */
    LIKENESS(-0.55),
    /** Somebody else speaks, or a book. */
    STORY(-0.92),
    /** Words that hand over an answer. */
    ANSWER(-0.18),
    /** Words that rule something out. */
    OPPOSITE(1.61),
    /** The pupil is said to have found it. */
    PRAISED(-0.81),
    /** WORDS in a statement. */
    WORDS_SAID(1.40),
    /** WORDS in a closed question. */
    WORDS_ASKED(3.17),
    /** TERMS beside words that generalise, explain or contrast. */
    TERMS_CUED(2.15);

    private static final double CONSTANT = -5.21;

    /** Above this score a sentence with no author's line behind it is blocked: with the rules, under 2 % of good lines. */
    static final double FREE = 3.4;

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
