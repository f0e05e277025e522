package org.qiwen.assistant.model.stream;

import java.time.Duration;

/**
 * How long and how much one call may be.
 *
 * @param firstWord longest wait for the first word that may be shown; comments and thoughts do not count
 * @param gap longest wait between two such words; time in which the reader asks for nothing does not count
 * @param total longest time for the whole answer
 * @param characters most characters of an answer
 */
public record StreamLimits(Duration firstWord, Duration gap, Duration total, int characters) {
    /** Longest line of a stream in bytes; our choice: a chunk is a few hundred, Spring's own limit is 256 KB too. */
    static final int LINE_BYTES = 256 * 1024;

    /**
     * How long to wait, after the finish reason, for the usage and the end mark. Our choice: they come with the next
     * packet, and the answer is whole without them.
     */
    static final Duration TAIL = Duration.ofSeconds(2);

    public StreamLimits {
        if (firstWord.isNegative() || firstWord.isZero() || gap.isNegative() || gap.isZero()) {
            throw new IllegalArgumentException("limits of a call must be longer than 0");
        }
        if (total.compareTo(firstWord) < 0) {
            throw new IllegalArgumentException(
                    "the limit for the whole answer must not be shorter than for its first word, were " + total
                            + " and " + firstWord);
        }
        if (characters < 1) {
            throw new IllegalArgumentException("the limit of characters must be at least 1, was " + characters);
        }
    }
}
