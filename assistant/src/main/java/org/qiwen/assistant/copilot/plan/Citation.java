package org.qiwen.assistant.copilot.plan;

import org.jspecify.annotations.Nullable;

/**
 * A passage that a sentence of the plan rests on.
 *
 * @param number from 1, as the text is marked
 * @param page from 1; null where the format has none
 * @param quote the words of the passage that carry it
 */
public record Citation(
        int number,
        String passage,
        String document,
        String title,
        @Nullable Integer page,
        String heading,
        String quote) {
    public Citation {
        passage = Whole.text(passage);
        document = Whole.text(document);
        title = Whole.text(title);
        heading = Whole.text(heading);
        quote = Whole.text(quote);
    }
}
