package org.qiwen.ingestion.store;

/**
 * What is stored cannot be used: damaged, or written by another version. Passages are made from documents, so nothing is
 * lost for good: whoever opens the store throws the old one away and ingests the originals again.
 */
public final class UnusableStore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param place folder or database, named in the message */
    UnusableStore(String place, String what, Throwable cause) {
        super(message(place, what), cause);
    }

    UnusableStore(String place, String what) {
        super(message(place, what));
    }

    private static String message(String place, String what) {
        return "the passages in " + place + " cannot be used (" + what
                + "): delete them and ingest the documents again";
    }
}
