package org.qiwen.assistant.measure.load;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's clock, which all processes of a measurement share. */
final class Clockwork {
    private Clockwork() {}

    /** Microseconds since 1970. */
    static long micros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000;
    }
}
