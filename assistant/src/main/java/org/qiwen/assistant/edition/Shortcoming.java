package org.qiwen.assistant.edition;

import org.qiwen.assistant.inquiry.Telling;

/**
 * Why words may not be published.
 *
 * @param detail the idea that is given away, or how it was seen; the characters that are allowed; the name of the rule. For
 *     staff only
 */
public record Shortcoming(Telling.Part part, Kind kind, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** There is nothing. */
        EMPTY,
        /** It is longer than pupils of the stage are given to read. */
        TOO_LONG,
        /** It asks nothing, or the question is not at the end. */
        NO_QUESTION,
        /** It says, or lets pupils read off, what they are to find out. */
        GIVES_AWAY,
        /** It breaks a rule for what a program says to pupils: links, markup, hidden writing, another language. */
        UNFIT,
        /** It invites to something dangerous, or the safety screen stops it. */
        UNSAFE,
        /** The inquiry does not pass its self-test in these words. */
        SELF_TEST
    }
}
