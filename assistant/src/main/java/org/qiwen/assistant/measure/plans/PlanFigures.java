package org.qiwen.assistant.measure.plans;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.qiwen.assistant.measure.plans.PlanRun.Made;
import org.qiwen.evaluation.metric.Percentile;

/** The times of a run as rows of a table, in seconds. Pure. */
public final class PlanFigures {
    private PlanFigures() {}

    /** Head of the table. */
    public static String head() {
        return "| teachers | format | plans | brief to plan p50 | p95 | export p50 | p95 | brief to file p50 | p95 | slowest |\n"
                + "|---|---|---|---|---|---|---|---|---|---|\n";
    }

    /** One row; {@code made} has at least one. */
    public static String row(int teachers, String format, List<Made> made) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %d | %s | %s | %s | %s | %s | %s | %s |%n",
                teachers,
                format,
                made.size(),
                at(made, Made::planned, 50),
                at(made, Made::planned, 95),
                at(made, Made::exported, 50),
                at(made, Made::exported, 95),
                at(made, Made::whole, 50),
                at(made, Made::whole, 95),
                at(made, Made::whole, 100));
    }

    private static String at(List<Made> made, Function<Made, Duration> time, double percent) {
        return String.format(
                Locale.ROOT,
                "%.2f",
                Percentile.of(made.stream().map(time).toList(), percent).toNanos() / 1e9);
    }
}
