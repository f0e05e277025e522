package org.qiwen.assistant.dialogue.gate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/** What can stand before pupils in one inquiry, looked at once a text, because it stands there turn after turn. Thread-safe. */
final class Shown {
    /** More than the texts of any inquiry; an option that quotes a pupil is no loss. Our choice. */
    private static final int MOST = 1_000;

    private final Map<String, Text> texts = new ConcurrentHashMap<>();

    /** A text with what may be said because of it. */
    record Text(Permitted permitted, Bigrams pairs) {
        private static Text of(String text) {
            return new Text(new Permitted("", List.of(text)), Bigrams.of(text));
        }
    }

    Text of(String text) {
        if (texts.size() >= MOST) {
            texts.clear();
        }
        return texts.computeIfAbsent(text, Text::of);
    }
}
