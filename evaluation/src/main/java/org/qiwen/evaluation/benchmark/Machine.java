package org.qiwen.evaluation.benchmark;

import java.lang.management.ManagementFactory;

/**
 * What the figures were measured on.
 *
 * @param processors cores the JVM may use
 * @param load average number of running tasks in the last minute before the benchmark; much above 0 means that others
 *     used the machine and times are too long; negative where the system does not tell
 * @param java version of the JVM
 */
public record Machine(int processors, double load, String java) {
    /** This machine now. */
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version"));
    }
}
