package org.qiwen.ingestion.parse;

/**
 * Something to know about a document that was read.
 *
 * @param kind for programs
 * @param detail a number, pages or names; never text of the document
 */
public record ParseNote(Kind kind, String detail) {

    /** What is to be known; shown in the reader's language. */
    public enum Kind {
        /** Attachments inside the document were not read. */
        EMBEDDED_LEFT_OUT,
        /** Some pages are pictures without text, and were not read. */
        PAGES_WITHOUT_TEXT,
        /** Text was read from pictures and may have mistakes. */
        READ_BY_OCR,
        /** Parts were damaged and are missing. */
        PARTLY_DAMAGED,
        /** Stretches were in several encodings; each was read in its own. */
        MIXED_ENCODINGS,
        /** Formulas are pictures and are missing. */
        FORMULAS_AS_PICTURES,
        /** Sheets that their author hides were not read. */
        HIDDEN_LEFT_OUT
    }
}
