package org.qiwen.assistant.dialogue.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/**
 * Pairs of characters that stand in the free texts of several inquiries: talk of any subject. What else a sentence says belongs
 * to a subject, this one or another. Immutable and thread-safe.
 */
final class CommonPairs {
    private static final Set<String> CHINESE = read("/gate/zh-CN.common-pairs");

    private CommonPairs() {}

    private static Set<String> read(String resource) {
        try (InputStream in = Objects.requireNonNull(CommonPairs.class.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().flatMap(line -> pairs(line).stream()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> pairs(String line) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < line.length(); i += 2) {
            pairs.add(line.substring(i, i + 2));
        }
        return pairs;
    }

    /** The pairs of a clause that belong to a subject. */
    static Set<String> topical(String clause) {
        return topical(Bigrams.of(clause).pairs());
    }

    static Set<String> topical(Collection<String> pairs) {
        return pairs.stream().filter(pair -> !CHINESE.contains(pair)).collect(Collectors.toSet());
    }
}
