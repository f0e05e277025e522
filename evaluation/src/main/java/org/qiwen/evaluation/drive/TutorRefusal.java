package org.qiwen.evaluation.drive;

/** The tutor answered that it will not: an HTTP status from 400 on, with the problem it told. */
public final class TutorRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String request;
    private final int status;
    private final String problem;

    TutorRefusal(String request, int status, String problem) {
        super(request + " was refused with " + status + ": " + problem);
        this.request = request;
        this.status = status;
        this.problem = problem;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The same words as the message, without the class. */
    @Override
    public String toString() {
        return request + " was refused with " + status + ": " + problem;
    }
}
