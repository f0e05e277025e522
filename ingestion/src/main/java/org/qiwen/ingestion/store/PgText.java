package org.qiwen.ingestion.store;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Text as PostgreSQL takes it: it has no NUL and no half of a surrogate pair. Length and offsets stay. */
final class PgText {
    private static final char REPLACEMENT = '\uFFFD';

    private PgText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnstorable(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }

    static String[] all(Collection<String> texts) {
        return texts.stream().map(PgText::of).toArray(String[]::new);
    }

    private static String replaced(String text) {
        StringBuilder storable = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isUnstorable(text, i)) {
                storable.setCharAt(i, REPLACEMENT);
            }
        }
        return storable.toString();
    }

    private static boolean isUnstorable(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == 0;
    }
}
