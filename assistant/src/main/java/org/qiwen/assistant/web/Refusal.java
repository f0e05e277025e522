package org.qiwen.assistant.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected outcome that ends a request: travels in the error channel of a reactive chain and becomes a problem in
 * {@link ErrorResponses}. Has no stack trace, because it is no fault.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    private Refusal(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public static Refusal of(ProblemType type, String detail) {
        return new Refusal(Problem.of(type, detail), null);
    }

    public static Refusal notFound(String what) {
        return of(ProblemType.NOT_FOUND, "There is no such " + what + ", or this account may not see it.");
    }

    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new Problem.Field(field, message)));
    }

    public static Refusal invalid(List<Problem.Field> fields) {
        return new Refusal(new Problem(ProblemType.INVALID, "Some fields need another value.", fields), null);
    }

    /** Content that may not be used yet, with everything that is missing. */
    public static Refusal notReady(String detail, List<Problem.Field> fields) {
        return new Refusal(new Problem(ProblemType.NOT_READY, detail, fields), null);
    }

    /** Something that others hold on to; each field says what, its message how many. */
    public static Refusal inUse(String detail, List<Problem.Field> fields) {
        return new Refusal(new Problem(ProblemType.IN_USE, detail, fields), null);
    }

    public static Refusal tooManyAttempts(Duration wait) {
        return new Refusal(
                Problem.of(
                        ProblemType.TOO_MANY_ATTEMPTS,
                        "Wait " + Math.max(1, wait.toSeconds()) + " seconds, then try again."),
                wait);
    }

    public Problem problem() {
        return problem;
    }

    /** When trying again makes sense; null when waiting does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
