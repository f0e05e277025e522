/**
 * Many students at once, against a server in another process: a provider that speaks at a known pace and notes when, the
 * students, and the join of both into figures. {@code evaluate load} prints them. Nothing of the service uses this.
 *
 * <p>Times are microseconds since 1970 of the machine's clock, so that the processes of one machine can be compared.
 */
@NullMarked
package org.qiwen.assistant.measure.load;

import org.jspecify.annotations.NullMarked;
