package org.qiwen.assistant.copilot.export;

import java.util.List;
import java.util.Objects;

/** Slides, 16:9. @param slides at least one */
public record Deck(String title, Provenance provenance, List<Slide> slides) {
    public Deck {
        title = CleanText.of(title);
        Objects.requireNonNull(provenance, "provenance");
        slides = List.copyOf(slides);
        if (slides.isEmpty()) {
            throw new IllegalArgumentException("a deck has at least one slide");
        }
    }
}
