package org.qiwen.assistant.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: after five wrong passwords for one name each further try has to wait, first a minute, then twice
 * as long each time up to a quarter of an hour. Counts by name, known or not, and not by address, because a whole
 * classroom shares one. Kept in memory of the node, for at most {@value #NAMES} names; the oldest is forgotten first.
 * Thread-safe.
 */
@Component
class FailedSignIns {
    /** Wrong tries that cost nothing: children mistype. Our choice. */
    private static final int FREE = 5;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int NAMES = 10_000;

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > NAMES;
        }
    };

    FailedSignIns(Clock clock) {
        this.clock = clock;
    }

    /** How long this name has to wait before the next try; empty when it need not. */
    synchronized Optional<Duration> waitFor(String name) {
        Failures failed = failures.get(name);
        return failed == null || !clock.instant().isBefore(failed.until())
                ? Optional.empty()
                : Optional.of(Duration.between(clock.instant(), failed.until()));
    }

    synchronized void failed(String name) {
        Failures before = failures.remove(name);
        int count = before == null ? 1 : before.count() + 1;
        failures.put(name, new Failures(count, clock.instant().plus(waitAfter(count))));
    }

    synchronized void succeeded(String name) {
        failures.remove(name);
    }

    private static Duration waitAfter(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(4, count - FREE));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
