package org.qiwen.assistant.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code after} for the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Entries on a page when the client does not say. */
    public static final int SIZE = 50;
    /** Most entries on a page. */
    public static final int MAX_SIZE = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** A whole list on one page. */
    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }

    /** A page out of {@code found}, which holds up to one entry more than {@code size} to tell whether there is more. */
    public static <T> Page<T> of(List<T> found, int size, Function<T, String> cursor) {
        if (found.size() <= size) {
            return all(found);
        }
        List<T> items = found.subList(0, size);
        return new Page<>(items, cursor.apply(items.get(size - 1)));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }

    /** The page size to use for what a client asked. */
    public static int size(@Nullable Integer asked) {
        return asked == null ? SIZE : Math.max(1, Math.min(MAX_SIZE, asked));
    }
}
