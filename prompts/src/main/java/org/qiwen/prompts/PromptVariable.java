package org.qiwen.prompts;

import java.util.Map;

/**
 * A place in a template to be filled.
 *
 * @param name lower case, words joined by {@code _}
 * @param origin who wrote the value; decides whether it is fenced
 * @param says what the value is, for whoever fills it
 * @param choices for {@link Origin#CHOSEN} only: the text for each value of {@code chosenBy}
 * @param chosenBy for {@link Origin#CHOSEN} only: the variable whose value picks the text; empty otherwise
 */
public record PromptVariable(String name, Origin origin, String says, String chosenBy, Map<String, String> choices) {
    public PromptVariable {
        choices = Map.copyOf(choices);
    }

    static PromptVariable filled(String name, Origin origin, String says) {
        return new PromptVariable(name, origin, says, "", Map.of());
    }

    static PromptVariable chosen(String name, String by, Map<String, String> choices) {
        return new PromptVariable(name, Origin.CHOSEN, "by " + by, by, choices);
    }

    /** Who wrote a value. It belongs to the template, so that no caller can forget to fence. */
    public enum Origin {
        /** An author of this project's content; inserted as it is. */
        AUTHORED,
        /** This program: a move, a stage, a number; inserted as it is. */
        PROGRAM,
        /** A student's words; fenced as data. */
        STUDENT,
        /** A teacher's words, or text of a plan that a teacher may have edited; fenced as data. */
        TEACHER,
        /** Text of an ingested document; fenced as data. */
        PASSAGE,
        /** The template itself: one of its texts, picked by the value of a variable of the program. */
        CHOSEN;

        /** Whether a value may hold instructions of a stranger. */
        public boolean isUntrusted() {
            return this == STUDENT || this == TEACHER || this == PASSAGE;
        }
    }
}
