package org.qiwen.ingestion.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts blocks one after another into one text, with an empty line between, and notes their offsets. Not thread-safe. */
final class BlockWriter {
    private static final String SEPARATOR = "\n\n";

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();

    /** Adds a block; white space around it is dropped, and a block of nothing else with it. */
    void add(Block.Type type, int level, String content, @Nullable Integer page) {
        String stripped = content.strip();
        if (stripped.isEmpty()) {
            return;
        }
        if (text.length() > 0) {
            text.append(SEPARATOR);
        }
        int start = text.length();
        text.append(stripped);
        blocks.add(new Block(type, level, start, text.length(), page));
    }

    /** The first heading, or null. */
    @Nullable
    String firstHeading() {
        for (Block block : blocks) {
            if (block.type() == Block.Type.HEADING) {
                return text.substring(block.start(), block.end());
            }
        }
        return null;
    }

    /** Whether nothing was added yet. */
    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /**
     * The document.
     *
     * @param declaredTitle title in the file's own metadata, or null
     * @param realHeadings whether headings are marked as such in the file, so that the first may be its title
     * @throws UnreadableDocument when nothing was added
     */
    ParsedDocument finish(
            SourceDocument source,
            DocumentDescription description,
            @Nullable String declaredTitle,
            boolean realHeadings,
            List<ParseNote> notes)
            throws UnreadableDocument {
        if (blocks.isEmpty()) {
            throw new UnreadableDocument(UnreadableDocument.Reason.NO_TEXT, source.name() + " has no text");
        }
        String title = description.title();
        if (title == null && realHeadings) {
            title = firstHeading();
        }
        if (title == null || title.isBlank()) {
            title = declaredTitle;
        }
        if (title == null || title.isBlank()) {
            title = source.stem();
        }
        return new ParsedDocument(title.strip(), description, text.toString(), blocks, notes);
    }
}
