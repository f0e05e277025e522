package org.qiwen.ingestion.parse.child.document;

/** A file that cannot be read. Its detail is shown to people after the file's name, so it holds no text of the file. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    /** The reasons a child may give: names of the parent's {@code UnreadableDocument.Reason}. */
    public enum Why {
        UNSUPPORTED,
        ENCRYPTED,
        DAMAGED,
        TOO_LARGE,
        NO_TEXT,
        EMPTY,
        GARBLED,
        WRAPPER,
        BAD_FRONT_MATTER
    }

    private final Why why;

    public Refused(Why why, String detail) {
        super(detail);
        this.why = why;
    }

    public Refused(Why why, String detail, Throwable cause) {
        super(detail, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** The words after the file's name. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** A library met something it could not make sense of; only the kind of its fault is told, never its words. */
    public static Refused damaged(Throwable fault) {
        Throwable root = fault;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return new Refused(
                Why.DAMAGED,
                "is damaged or not what its name says (" + root.getClass().getSimpleName() + ")",
                fault);
    }
}
