package org.qiwen.assistant.model;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What somebody may still spend on models. Thread-safe. */
@FunctionalInterface
public interface Allowance {
    /** Whoever pays does not count. */
    Allowance UNLIMITED = tokens -> Mono.just(new Granted(new Reservation() {
        @Override
        public void spent(ModelCall call) {
            // Nobody asks.
        }

        @Override
        public void close() {
            // Nothing was laid aside.
        }
    }));

    /**
     * Lays tokens aside before models are asked, so that many who ask at once cannot spend the same. Fails only when it
     * cannot be known what is left.
     *
     * @param tokens most that the requests are expected to use
     */
    Mono<Answer> reserve(long tokens);

    /** Whether models may be asked. */
    sealed interface Answer {
        /** Calls the function for what this is. */
        <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused);
    }

    /** They may; whoever gets the reservation closes it. */
    record Granted(Reservation reservation) implements Answer {
        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused) {
            return granted.apply(this);
        }
    }

    /**
     * Today's limit is reached.
     *
     * @param first whether the one who asks has not been told so today
     */
    record Refused(boolean first) implements Answer {
        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /** Tokens that are laid aside. Thread-safe. */
    interface Reservation {
        /** Books what a request really used; also after {@link #close()}. */
        void spent(ModelCall call);

        /** Gives back what was not used; more than once does nothing. */
        void close();
    }
}
