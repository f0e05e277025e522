package org.qiwen.evaluation.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory that a process holds in RAM ({@code VmRSS}; proc(5) calls it approximate, by a few pages).
 *
 * @param kibibytes of the process itself
 * @param childrenKibibytes of all processes below it, pages shared with it counted again
 */
public record ResidentMemory(long kibibytes, long childrenKibibytes) {
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

    /**
     * Reads it now.
     *
     * @throws UncheckedIOException when there is no {@code /proc} or the process has ended
     */
    public static ResidentMemory of(ProcessHandle process) {
        long children = process.descendants()
                .filter(ProcessHandle::isAlive)
                .mapToLong(child -> kibibytes(child.pid()))
                .sum();
        return new ResidentMemory(kibibytes(process.pid()), children);
    }

    /** The figure in the text of a {@code /proc/<pid>/status} file; 0 for a process without memory of its own. */
    static long parse(String status) {
        Matcher line = RSS.matcher(status);
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }

    private static long kibibytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return parse(Files.readString(status));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + status, e);
        }
    }
}
