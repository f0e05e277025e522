package org.qiwen.ingestion.parse;

/** A document that cannot become passages. An expected outcome: it is reported and the next document is read. */
public final class UnreadableDocument extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, for programs; the message says it for people. */
    public enum Reason {
        /** No parser knows the format. */
        UNSUPPORTED,
        /** It needs a password or a key. */
        ENCRYPTED,
        /** Truncated, mislabelled or not well formed. */
        DAMAGED,
        /** More bytes or more text than allowed. */
        TOO_LARGE,
        /** Parsing took longer than allowed. */
        TOO_SLOW,
        /** The parser's process died, most likely out of memory. */
        PARSER_DIED,
        /** Read, but without any text: a scan, or pictures only. */
        NO_TEXT,
        /** A file of zero bytes. */
        EMPTY,
        /** Its characters cannot be told: an unknown encoding, or fonts that do not say what their signs mean. */
        GARBLED,
        /** A page that only says with which program to open the protected document inside. */
        WRAPPER,
        /** The YAML before the text has a wrong value. */
        BAD_FRONT_MATTER,
        /** Its id belongs to another document of the same ingestion. */
        ID_TAKEN,
        /** Its bytes could not be fetched. */
        NOT_FETCHED
    }

    private final Reason reason;

    public UnreadableDocument(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public UnreadableDocument(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
