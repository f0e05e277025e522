package org.qiwen.ingestion.parse.child.document;

import java.util.ArrayList;
import java.util.List;

/** Marks numbered lines as headings in a document that marks none. */
public final class GuessedHeadings {
    private GuessedHeadings() {}

    public static void mark(Draft draft) {
        List<Draft.Part> marked = new ArrayList<>();
        for (Draft.Part part : draft.parts()) {
            int level = part.kind() == Draft.Kind.PARAGRAPH ? NumberedHeading.level(part.text()) : 0;
            marked.add(level > 0 ? new Draft.Part(Draft.Kind.HEADING, level, part.page(), part.text()) : part);
        }
        draft.replace(marked);
    }
}
