package org.qiwen.assistant.inquiry;

/** Authored content that cannot be used; the message names file, line and field, one problem a line. */
public final class InvalidInquiryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidInquiryException(String message) {
        super(message);
    }

    public InvalidInquiryException(String message, Throwable cause) {
        super(message, cause);
    }
}
