package org.qiwen.assistant.inquiry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Immutable copies of authored collections; an absent field is an empty one, and authored order is kept. */
final class Authored {
    private Authored() {}

    static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <K, V> Map<K, V> copy(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
