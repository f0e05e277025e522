package org.qiwen.evaluation.drive;

/** The tutor did not answer in time, or not as its interface says. The message names the request and the rule. */
public final class TutorFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TutorFault(String message) {
        super(message);
    }

    TutorFault(String message, Throwable cause) {
        super(message, cause);
    }
}
