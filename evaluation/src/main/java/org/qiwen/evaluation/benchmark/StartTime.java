package org.qiwen.evaluation.benchmark;

import java.time.Duration;

/**
 * How long a start took.
 *
 * @param toReady by the clock, from starting the process to its first ready answer
 * @param processor processor time of the process until then, all cores added; hardly depends on what else the machine
 *     does. Child processes are not in it; zero where the system does not tell
 */
public record StartTime(Duration toReady, Duration processor) {}
