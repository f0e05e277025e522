package org.qiwen.assistant.measure.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Processor time of a process by the names of its threads, numbers left out, from {@code /proc}: exact, and free of what a
 * profiler cannot see (compiler, collector). Threads that have ended are in no group.
 *
 * @param groups milliseconds by group
 * @param total of the process, ended threads included
 */
public record ThreadTimes(Map<String, Long> groups, Duration total) {
    /** Milliseconds of a tick: USER_HZ, 100 on Linux (proc(5)). */
    private static final int TICK_MILLIS = 10;

    /** Fields of stat after the name, from 0: utime and stime are fields 14 and 15 of proc(5). */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    public ThreadTimes {
        groups = new TreeMap<>(groups);
    }

    /** Until now. */
    public static ThreadTimes of(ProcessHandle process) {
        Map<String, Long> groups = new TreeMap<>();
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        try (Stream<Path> threads = Files.list(tasks)) {
            List<Path> all = threads.toList();
            for (Path thread : all) {
                add(thread.resolve("stat"), groups);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + tasks, e);
        }
        return new ThreadTimes(groups, process.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    private static void add(Path stat, Map<String, Long> groups) throws IOException {
        try {
            String text = Files.readString(stat);
            groups.merge(name(text), millis(text), Long::sum);
        } catch (NoSuchFileException ended) {
            // Between the listing and the reading.
        }
    }

    static String name(String stat) {
        return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')).replaceAll("[#-]?[0-9]+$", "");
    }

    static long millis(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * TICK_MILLIS;
    }

    /** Milliseconds that the JVM's compiler took. */
    long compilerMillis() {
        return groups.entrySet().stream()
                .filter(group -> group.getKey().contains("Compiler"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Share of the JVM's compiler, 0..1. */
    public double compiling() {
        return compilerMillis() / (double) Math.max(1, total.toMillis());
    }

    /** What came after {@code before}. */
    public ThreadTimes since(ThreadTimes before) {
        Map<String, Long> since = new TreeMap<>();
        groups.forEach(
                (name, millis) -> since.put(name, millis - before.groups().getOrDefault(name, 0L)));
        return new ThreadTimes(since, total.minus(before.total()));
    }
}
