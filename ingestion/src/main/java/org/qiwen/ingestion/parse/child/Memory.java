package org.qiwen.ingestion.parse.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The peak of this process's resident memory, from Linux's {@code /proc}; elsewhere unknown. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final String PEAK = "VmHWM:";

    private Memory() {}

    /** Forgets the peak so far ({@code man 5 proc}: writing 5 resets the peak of resident memory). */
    static void reset() {
        try {
            if (Files.isWritable(CLEAR)) {
                Files.write(CLEAR, new byte[] {'5'});
            }
        } catch (IOException e) {
            // Then the peak is that of the process so far: an upper bound.
        }
    }

    /** Kilobytes; 0 when unknown. */
    static long peakKilobytes() {
        try {
            String status = new String(Files.readAllBytes(STATUS), StandardCharsets.US_ASCII);
            int start = status.indexOf(PEAK);
            if (start < 0) {
                return 0;
            }
            int end = status.indexOf("kB", start);
            return Long.parseLong(status.substring(start + PEAK.length(), end).strip());
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
