package org.qiwen.assistant.copilot.question;

/** What keeps a question from carrying a lesson. The names are those of the labelled questions. */
public enum Fault {
    /** Yes, no, or one word or number to remember. */
    NOT_OPEN,
    /** Several questions that each want an answer of their own. */
    NOT_SINGLE,
    /** School means give no evidence that decides it. */
    NOT_ANSWERABLE,
    /** Not what science lessons of the stage deal with. */
    OFF_STANDARD,
    /** Known to everybody, or settled by looking a definition up. */
    NOTHING_TO_DISPUTE,
    /** In range, but too abstract, with too many variables, or too childish for the stage. */
    UNFIT_FOR_STAGE,
    /** Holds its answer, or takes what is unproved for granted. */
    LEADING,
    /** Without an object, or with nothing to compare or measure. */
    VAGUE,
    /** Whoever acts on it is in danger. */
    UNSAFE
}
