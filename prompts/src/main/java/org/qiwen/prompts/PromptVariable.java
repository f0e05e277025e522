package org.qiwen.prompts;

/**
 * A place in a template to be filled.
 *
 * @param name lower case, words joined by {@code _}
 * @param origin who wrote the value; decides whether it is fenced
 * @param says what the value is, for whoever fills it
 */
public record PromptVariable(String name, Origin origin, String says) {
    /** Who wrote a value. It belongs to the template, so that no caller can forget to fence. */
    public enum Origin {
        /** An author of this project's content; inserted as it is. */
        AUTHORED,
        /** This program: a move, a stage, a number; inserted as it is. */
        PROGRAM,
        /** A student's words; fenced as data. */
        STUDENT,
        /** Text of an ingested document; fenced as data. */
        PASSAGE;

        /** Whether a value may hold instructions of a stranger. */
        public boolean isUntrusted() {
            return this == STUDENT || this == PASSAGE;
        }
    }
}
