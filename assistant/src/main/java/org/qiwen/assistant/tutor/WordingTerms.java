package org.qiwen.assistant.tutor;

import reactor.core.publisher.Mono;

/**
 * On which terms a model may word a turn.
 *
 * @param localOnly whether only an endpoint inside the school may be asked
 * @param hurry gives a value when no model may be waited for any longer; it may be listened to more than once
 */
public record WordingTerms(boolean localOnly, Mono<Hurry> hurry) {
    /** Any endpoint, and as long as it takes. */
    public static final WordingTerms UNHURRIED = new WordingTerms(false, Mono.never());
}
