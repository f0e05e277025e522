/**
 * A provider of a language model that misbehaves by script, and what a pupil sees of it: plays a real turn over HTTP for
 * each way to break a stream and keeps what came, how long it took and what became of the connection.
 *
 * <p>Promises: every byte on the wire is written here, so that anything can be broken; nothing of the service is known
 * but its HTTP interface, the prompt's marks around the author's line and the wording's path in the trace. Linux or any
 * other system with sockets.
 */
@NullMarked
package org.qiwen.evaluation.provider;

import org.jspecify.annotations.NullMarked;
