package org.qiwen.assistant.inquiry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question the tutor may ask.
 *
 * @param ask the words
 * @param tell id of the fact told before it, or null
 * @param shows id of the evidence it points at, or null
 * @param listen what short replies to it mean
 */
public record Question(
        String ask, @Nullable String tell, @Nullable String shows, Map<String, String> listen) {
    public Question {
        ask = Authored.text(ask);
        listen = Authored.copy(listen);
    }
}
