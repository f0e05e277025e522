package org.qiwen.assistant.copilot.export;

import java.util.List;
import java.util.Objects;

/**
 * A document of A4 pages.
 *
 * @param subtitle below the title; may be empty
 * @param header at the top of every page; may be empty
 */
public record Sheet(String title, String subtitle, String header, Provenance provenance, List<Block> blocks) {
    public Sheet {
        title = CleanText.of(title);
        subtitle = CleanText.of(subtitle);
        header = CleanText.of(header);
        Objects.requireNonNull(provenance, "provenance");
        blocks = List.copyOf(blocks);
    }
}
