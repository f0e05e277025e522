package org.qiwen.assistant.measure.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn as a student's machine saw it.
 *
 * @param sent just before the request was written
 * @param ended when the stream ended, or broke
 * @param words of the tutor in order, each with the moment it was there
 * @param dones how many {@code done} events came; one in a good turn
 * @param problems how many {@code problem} events came; none in a good turn
 * @param phase of the dialogue after it; null without a {@code done}
 * @param fault why there is no whole stream; null when there is
 */
record HeardTurn(
        String tag,
        String conversation,
        long sent,
        long ended,
        List<Words> words,
        int dones,
        int problems,
        @Nullable String phase,
        @Nullable String fault) {
    HeardTurn {
        words = List.copyOf(words);
    }

    /** Some words that came with one event. */
    record Words(long at, String text) {}

    boolean isWhole() {
        return fault == null && dones == 1 && problems == 0;
    }

    /** Terminal events; exactly one in any turn that was not lost. */
    int ends() {
        return dones + problems;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        words.forEach(w -> text.append(w.text()));
        return text.toString();
    }

    /** When this many characters were there; negative when they never were. */
    long at(int characters) {
        int length = 0;
        for (Words some : words) {
            length += some.text().length();
            if (length >= characters) {
                return some.at();
            }
        }
        return -1;
    }
}
