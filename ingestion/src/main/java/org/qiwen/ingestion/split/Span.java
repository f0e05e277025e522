package org.qiwen.ingestion.split;

import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.Block;

/**
 * A stretch of the text that is kept whole, or several such joined.
 *
 * @param start offset of its first character
 * @param end offset after its last
 * @param page page it starts on
 * @param closesBlock nothing of its last block comes after it
 * @param table header row of the table it begins within, after that row; null when it begins elsewhere
 * @param rows the table it is, which may be parted between rows if need be; null: not to be parted
 */
record Span(
        int start,
        int end,
        @Nullable Integer page,
        boolean closesBlock,
        @Nullable String table,
        @Nullable Block rows) {

    static Span of(Block block, int start, int end) {
        return new Span(start, end, block.page(), end == block.end(), null, null);
    }

    /** This and the next as one. */
    Span with(Span next) {
        return new Span(start, next.end, page, next.closesBlock, table, null);
    }
}
