package org.qiwen.ingestion.parse;

import java.time.Duration;

/**
 * Limits of the child JVMs that read PDF and Office files.
 *
 * @param processes how many children may parse at once, from 1; a child is started when first needed
 * @param memoryMegabytes Java heap of one child, at least 64
 * @param timeLimit longest time for one document; the child is ended when it takes longer
 * @param maxBytes longest document handed to a child
 * @param maxCharacters most text taken from one document
 * @param documentsPerProcess after so many documents a child is replaced, so that slow leaks do not add up
 */
public record ForkSettings(
        int processes,
        int memoryMegabytes,
        Duration timeLimit,
        long maxBytes,
        int maxCharacters,
        int documentsPerProcess) {

    /**
     * One child of 256 MB, 60 s, 100 MB, 5 million characters (ten thick textbooks), replaced after 200 documents. Our
     * choice.
     */
    public static final ForkSettings DEFAULTS =
            new ForkSettings(1, 256, Duration.ofSeconds(60), 100L * 1024 * 1024, 5_000_000, 200);

    public ForkSettings {
        require(processes >= 1, "processes must be at least 1, was " + processes);
        require(memoryMegabytes >= 64, "memoryMegabytes must be at least 64, was " + memoryMegabytes);
        require(timeLimit.toMillis() >= 100, "timeLimit must be at least 100 ms, was " + timeLimit);
        require(maxBytes >= 1, "maxBytes must be positive, was " + maxBytes);
        require(maxCharacters >= 1, "maxCharacters must be positive, was " + maxCharacters);
        require(documentsPerProcess >= 1, "documentsPerProcess must be at least 1, was " + documentsPerProcess);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
