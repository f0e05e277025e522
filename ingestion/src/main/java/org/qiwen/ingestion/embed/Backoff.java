package org.qiwen.ingestion.embed;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is sent again: what the endpoint asks for, else a random share of a time that doubles
 * with each try ("full jitter", Brooker, AWS Architecture Blog 2015), so that many clients do not come back at once. Pure.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Clock clock;
    private final DoubleSupplier random;

    /** @param random 0 to 1 */
    Backoff(Clock clock, DoubleSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * The wait before a try.
     *
     * @param tried how often it was tried, from 1
     * @param retryAfter the header: seconds or a date; what cannot be read is no answer
     */
    Duration before(int tried, Optional<String> retryAfter) {
        Optional<Duration> asked = retryAfter.flatMap(this::read);
        if (asked.isPresent()) {
            return asked.get().compareTo(LONGEST) > 0 ? LONGEST : asked.get();
        }
        long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tried - 1, 10));
        return Duration.ofMillis((long) (most * random.getAsDouble()));
    }

    private Optional<Duration> read(String header) {
        if (header.strip().matches("[0-9]{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())));
        }
        try {
            Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), until);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
