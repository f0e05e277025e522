package org.qiwen.assistant.conversation;

import org.qiwen.assistant.tutor.Hurry;
import org.qiwen.assistant.tutor.WordingTerms;
import reactor.core.publisher.Mono;

/** On which terms models may word the turns of a conversation. Thread-safe. */
@FunctionalInterface
interface TermsOfWording {
    /** @param hurry ends the waiting for a model */
    WordingTerms of(Conversation conversation, Mono<Hurry> hurry);
}
