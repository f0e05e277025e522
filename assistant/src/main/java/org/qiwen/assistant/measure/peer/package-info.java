/**
 * The yardstick: a plain chat with retrieval as LangChain4j's documentation shows it, over the same course units with the
 * same embedding model, with the library's own HTTP client and without a gate, accounts or anything kept. Only {@code
 * evaluate load --peer} starts it, in a process of its own; nothing of the service uses it.
 */
@NullMarked
package org.qiwen.assistant.measure.peer;

import org.jspecify.annotations.NullMarked;
