package org.qiwen.ingestion.parse;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a document's text that belongs together.
 *
 * @param type what it is
 * @param level 1 to 6 for a heading, else 0
 * @param start offset of its first character in {@link ParsedDocument#text()}
 * @param end offset after its last character
 * @param page page or slide it starts on, from 1; null where the format has none
 */
public record Block(
        Type type, int level, int start, int end, @Nullable Integer page) {

    /** The kinds of block a splitter treats differently. */
    public enum Type {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        /** Rows on lines of their own, cells between {@code |}. */
        TABLE,
        /** Code or a displayed formula: lines that must not be joined. */
        VERBATIM
    }

    public Block {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a block needs text, was " + start + ".." + end);
        }
        if (type == Type.HEADING ? level < 1 || level > 6 : level != 0) {
            throw new IllegalArgumentException("level must be 1..6 for a heading, else 0; was " + level);
        }
    }
}
