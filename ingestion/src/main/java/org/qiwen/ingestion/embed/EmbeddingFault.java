package org.qiwen.ingestion.embed;

/** A model could not embed a text; the message says where and why, without the text and without a key. */
public final class EmbeddingFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddingFault(String message) {
        super(message);
    }

    public EmbeddingFault(String message, Throwable cause) {
        super(message, cause);
    }
}
