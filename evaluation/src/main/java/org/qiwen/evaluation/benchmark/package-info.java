/**
 * Figures of the running service, measured from outside: start to ready, milliseconds a turn, resident memory. Starts
 * the runnable jar as a child process with a data directory of its own and ends only that process. Linux, because
 * memory is read from {@code /proc}.
 */
@NullMarked
package org.qiwen.evaluation.benchmark;

import org.jspecify.annotations.NullMarked;
