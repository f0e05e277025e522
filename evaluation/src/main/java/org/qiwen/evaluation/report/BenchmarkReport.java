package org.qiwen.evaluation.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qiwen.evaluation.benchmark.Benchmark;
import org.qiwen.evaluation.benchmark.Machine;
import org.qiwen.evaluation.benchmark.ResidentMemory;
import org.qiwen.evaluation.benchmark.StartTime;
import org.qiwen.evaluation.benchmark.TurnTimes;

/** A {@link Benchmark} as a table: figure, value, and how it was measured. */
public final class BenchmarkReport {
    private BenchmarkReport() {}

    public static String markdown(Benchmark benchmark) {
        List<List<String>> rows = new ArrayList<>();
        start(rows, "first", benchmark.firstStart(), "empty data folder, bundled material ingested");
        start(rows, "again", benchmark.secondStart(), "data of the first start");
        rows.add(row(
                "resident memory, idle",
                megabytes(benchmark.idle()),
                "VmRSS " + Benchmark.IDLE.toSeconds() + " s after ready"));
        turns(rows, "cold", benchmark.turns().cold());
        turns(rows, "warm", benchmark.turns().warm());
        rows.add(row("resident memory, after the turns", megabytes(benchmark.afterTurns()), "VmRSS"));
        return new MarkdownTable(List.of("figure", "value", "measured"), rows).render() + "\n"
                + machine(benchmark.machine()) + "\n";
    }

    private static String machine(Machine machine) {
        return String.format(
                Locale.ROOT,
                "On %d cores, Java %s, load %.1f before the first start.",
                machine.processors(),
                machine.java(),
                machine.load());
    }

    private static void start(List<List<String>> rows, String name, StartTime start, String how) {
        rows.add(row("start to ready, " + name, seconds(start.toReady()), how));
        rows.add(row("processor time of it, " + name, seconds(start.processor()), "all cores added, without children"));
    }

    private static void turns(List<List<String>> rows, String name, List<Duration> times) {
        String how = times.size() + " turns, one after another, client side to done";
        rows.add(row("turn p50, " + name, millis(TurnTimes.percentile(times, 50)), how));
        rows.add(row("turn p95, " + name, millis(TurnTimes.percentile(times, 95)), how));
        rows.add(row("turn slowest, " + name, millis(TurnTimes.percentile(times, 100)), how));
    }

    private static List<String> row(String figure, String value, String measured) {
        return List.of(figure, value, measured);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    private static String megabytes(ResidentMemory memory) {
        String own = String.format(Locale.ROOT, "%d MiB", Math.round(memory.kibibytes() / 1024.0));
        return memory.childrenKibibytes() == 0
                ? own
                : own
                        + String.format(
                                Locale.ROOT,
                                " + %d MiB in child processes",
                                Math.round(memory.childrenKibibytes() / 1024.0));
    }
}
