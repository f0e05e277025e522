package org.qiwen.ingestion.parse.child;

/** Names of the metadata by which the child tells its parent how the parsing ended. */
public final class ChildReport {
    /** Name of a reason of {@code UnreadableDocument}; absent when the document was read. */
    public static final String REASON = "qiwen:reason";
    /** The fault in a few words, without text of the document. */
    public static final String DETAIL = "qiwen:detail";
    /** Argument of the factory: most characters sent back. */
    public static final String MAX_CHARACTERS = "maxCharacters";

    private ChildReport() {}
}
