package org.qiwen.ingestion.parse.child.document;

/** Families of formats, each with one reader. */
public enum Format {
    PDF,
    WORD,
    SLIDES,
    SHEETS,
    OLD_WORD,
    OLD_SLIDES,
    OLD_SHEETS,
    OPEN_DOCUMENT,
    RICH_TEXT,
    MAIL,
    EPUB,
    HTML,
    MARKDOWN,
    TEXT,
    PICTURE,
    ARCHIVE;
}
