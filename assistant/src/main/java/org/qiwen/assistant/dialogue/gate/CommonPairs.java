package org.qiwen.assistant.dialogue.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.IntStream;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/**
 * Pairs of characters that stand in the free texts of several inquiries: talk of any subject. What else a sentence says belongs
 * to a subject, this one or another. Immutable and thread-safe.
 */
final class CommonPairs {
    private static final Bigrams CHINESE = read("/gate/zh-CN.common-pairs");

    private CommonPairs() {}

    private static Bigrams read(String resource) {
        try (InputStream in = Objects.requireNonNull(CommonPairs.class.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Bigrams.of(text.lines().flatMapToInt(CommonPairs::pairs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IntStream pairs(String line) {
        return IntStream.range(0, line.length() / 2).map(i -> Bigrams.pair(line.charAt(2 * i), line.charAt(2 * i + 1)));
    }

    /** Those of a clause's pairs that belong to a subject. */
    static Bigrams topical(Bigrams clause) {
        return clause.without(CHINESE);
    }
}
