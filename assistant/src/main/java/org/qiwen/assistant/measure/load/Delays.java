package org.qiwen.assistant.measure.load;

import java.util.Collection;
import java.util.Locale;
import org.qiwen.evaluation.metric.Percentile;

/**
 * How some delays lie, in microseconds.
 *
 * @param count how many; the others are 0 when there is none
 */
public record Delays(int count, long p50, long p95, long most) {

    static Delays of(Collection<Long> micros) {
        return micros.isEmpty()
                ? new Delays(0, 0, 0, 0)
                : new Delays(
                        micros.size(),
                        Percentile.of(micros, 50),
                        Percentile.of(micros, 95),
                        Percentile.of(micros, 100));
    }

    /** Median and 95th percentile in milliseconds. */
    public String shown() {
        return count == 0 ? "–" : String.format(Locale.ROOT, "%.1f / %.1f", p50 / 1e3, p95 / 1e3);
    }
}
