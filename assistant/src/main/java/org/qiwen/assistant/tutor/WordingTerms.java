package org.qiwen.assistant.tutor;

import org.qiwen.assistant.model.Allowance;
import org.qiwen.assistant.safety.KnownNames;
import reactor.core.publisher.Mono;

/**
 * On which terms a model may word a turn. What is looked up is looked up only when a model would be asked.
 *
 * @param localOnly whether only an endpoint inside the school may be asked
 * @param hurry gives a value when no model may be waited for any longer; it may be listened to more than once
 * @param names of people that no model may read
 * @param allowance what may be spent
 */
public record WordingTerms(boolean localOnly, Mono<Hurry> hurry, Mono<KnownNames> names, Allowance allowance) {
    /** Any endpoint, as long and as dear as it takes, and nobody is known. */
    public static final WordingTerms UNHURRIED =
            new WordingTerms(false, Mono.never(), Mono.just(KnownNames.NONE), Allowance.UNLIMITED);

    /** The same, with this to end the waiting. */
    public WordingTerms hurriedBy(Mono<Hurry> why) {
        return new WordingTerms(localOnly, why, names, allowance);
    }

    /** The same, asked only inside the school when that is wanted. */
    public WordingTerms within(boolean school) {
        return new WordingTerms(school, hurry, names, allowance);
    }
}
