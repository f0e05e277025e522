package org.qiwen.assistant.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {
    private final Hands clock = new Hands();
    private final FailedSignIns failures = new FailedSignIns(clock);

    @Test
    void forgivesFourMistakesAndThenAsksForAMinute() {
        fail(4);
        assertThat(failures.waitFor("a")).isEmpty();

        fail(1);
        assertThat(failures.waitFor("a")).contains(Duration.ofMinutes(1));
        assertThat(failures.waitFor("b")).as("another name").isEmpty();

        clock.now = clock.now.plus(Duration.ofMinutes(1));
        assertThat(failures.waitFor("a")).isEmpty();
    }

    @Test
    void doublesTheWaitUpToAQuarterOfAnHour() {
        fail(6);
        assertThat(failures.waitFor("a")).contains(Duration.ofMinutes(2));
        fail(50);
        assertThat(failures.waitFor("a")).contains(Duration.ofMinutes(15));
    }

    @Test
    void startsAgainAfterASuccess() {
        fail(9);
        failures.succeeded("a");
        fail(1);
        assertThat(failures.waitFor("a")).isEmpty();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            failures.failed("a");
        }
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-02T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
