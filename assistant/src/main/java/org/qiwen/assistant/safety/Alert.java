package org.qiwen.assistant.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One finding that an adult should see.
 *
 * @param conversation where it was written
 * @param turn number of the turn, from 1
 * @param label kind of the finding, for instance {@code DISTRESS}
 * @param excerpt what was written, personal data masked; at most {@value #MAX_EXCERPT} characters
 * @param student who wrote it
 * @param acknowledgedBy who has taken it; null until somebody does
 * @param overdue whether nobody has taken it for {@link #OVERDUE}
 */
public record Alert(
        UUID id,
        UUID conversation,
        int turn,
        String label,
        String excerpt,
        Person student,
        Instant created,
        @Nullable Person acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        boolean overdue) {

    /** Time after which an alert that nobody has taken comes to more people. Our choice: less than a lesson. */
    public static final Duration OVERDUE = Duration.ofMinutes(30);

    /** Most characters of an excerpt: enough to judge, less than the whole. Our choice. */
    public static final int MAX_EXCERPT = 300;

    /** A person as far as an alert names one. */
    public record Person(UUID id, String displayName) {}
}
