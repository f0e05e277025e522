package org.qiwen.assistant.copilot.export;

import java.util.Objects;

/**
 * A piece of text in one style.
 *
 * @param text cleaned of what no document may hold ({@link CleanText}); a line feed is a line break
 */
public record Run(String text, RunStyle style) {
    public Run {
        text = CleanText.of(text);
        Objects.requireNonNull(style, "style");
    }
}
