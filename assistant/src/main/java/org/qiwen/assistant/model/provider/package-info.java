/**
 * One configured endpoint: rate limit, then bulkhead, then circuit breaker before each call; a retry only before the first
 * word. Made of LangChain4j's streaming chat model over {@link org.qiwen.assistant.model.stream}.
 */
@NullMarked
package org.qiwen.assistant.model.provider;

import org.jspecify.annotations.NullMarked;
