package org.qiwen.prompts;

import java.util.List;
import java.util.stream.Collectors;

/** Templates that may not be used: every fault found, not only the first. */
public final class InvalidPrompts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidPrompts(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One fault.
     *
     * @param file path below {@code prompts/}
     * @param line from 1; 0 when the fault is not on one line
     * @param field front-matter field or placeholder it is about
     */
    public record Problem(String file, int line, String field, String message) {
        /** {@code tutor/wording.en.md:5: variables.stage: message}. */
        @Override
        public String toString() {
            return file + ":" + line + ": " + field + ": " + message;
        }
    }
}
