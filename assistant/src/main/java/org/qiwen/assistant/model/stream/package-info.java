/**
 * One streaming call to one endpoint over WebClient, as an HTTP client that LangChain4j's OpenAI models can use.
 *
 * <p>Promises: every call that is not cancelled ends exactly once, whole or with a {@link
 * org.qiwen.assistant.model.stream.ProviderFault} that says what was wrong; an answer is whole only when the endpoint
 * said so with a finish reason; a cancel closes the socket; no more is read than is asked for; thoughts of a model are
 * taken out. No key, prompt or answer is in any message or log. Signals come on Netty's or a timer's thread and must not
 * be held up.
 */
@NullMarked
package org.qiwen.assistant.model.stream;

import org.jspecify.annotations.NullMarked;
