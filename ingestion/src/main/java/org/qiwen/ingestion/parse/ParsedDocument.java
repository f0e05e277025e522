package org.qiwen.ingestion.parse;

import java.util.List;

/**
 * A document's plain text with its structure.
 *
 * @param title never blank
 * @param description the defaults of the source, overridden by what the document says about itself
 * @param text all text, blocks separated by an empty line; every offset anywhere counts its UTF-16 characters
 * @param blocks in reading order, not overlapping; never empty
 * @param notes what was left out or unsure; mostly empty
 */
public record ParsedDocument(
        String title, DocumentDescription description, String text, List<Block> blocks, List<ParseNote> notes) {
    public ParsedDocument {
        blocks = List.copyOf(blocks);
        notes = List.copyOf(notes);
        if (title.isBlank()) {
            throw new IllegalArgumentException("a document needs a title");
        }
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a document without text is an unreadable one");
        }
    }

    /** A document without notes. */
    public ParsedDocument(String title, DocumentDescription description, String text, List<Block> blocks) {
        this(title, description, text, blocks, List.of());
    }

    /** The text of one block. */
    public String text(Block block) {
        return text.substring(block.start(), block.end());
    }
}
