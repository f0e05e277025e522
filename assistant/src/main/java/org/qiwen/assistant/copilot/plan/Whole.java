package org.qiwen.assistant.copilot.plan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what an editor left out: no list is an empty one, no text an empty one. */
final class Whole {
    private Whole() {}

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
