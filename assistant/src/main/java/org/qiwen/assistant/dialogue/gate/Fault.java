package org.qiwen.assistant.dialogue.gate;

/**
 * Why a sentence may not be said.
 *
 * @param detail name of the rule or id of the idea; never words of the sentence
 */
public record Fault(Kind kind, String detail) {
    /** What is wrong with a sentence, or with a turn at its end. */
    public enum Kind {
        /** It gives away what the pupil has not earned. */
        LEAK,
        /** It is not in the dialogue's language, or in no plain writing of it. */
        LANGUAGE,
        /** It makes the turn longer than the stage allows. */
        LENGTH,
        /** It asks twice, or goes on after the question, or does not ask where it must. */
        QUESTIONS,
        /** It holds an address or a number to call. */
        LINK,
        /** It holds markup, a list, a table, an image or a picture character. */
        MARKUP,
        /** It holds program code or a formula. */
        CODE,
        /** It spells something out in letters, first characters or another way round. */
        HIDDEN,
        /** It claims to be a person, a teacher or a friend. */
        PERSON,
        /** It praises the child instead of what was done. */
        PRAISE,
        /** It says what a tutor never says. */
        NEVER
    }
}
