package org.qiwen.assistant.model;

import java.util.function.Function;
import org.qiwen.assistant.model.stream.BreakReason;

/** What comes of a request: any number of {@link Words}, then exactly one {@link Finished} or {@link Broken}. */
public sealed interface ModelEvent {

    /** Calls the function for what this is. */
    <T> T fold(Function<Words, T> words, Function<Finished, T> finished, Function<Broken, T> broken);

    /** Whether nothing follows. */
    default boolean isLast() {
        return !(this instanceof Words);
    }

    /** The next words, never empty; without a model's thoughts, but not yet past any gate. */
    record Words(String text) implements ModelEvent {
        @Override
        public <T> T fold(Function<Words, T> words, Function<Finished, T> finished, Function<Broken, T> broken) {
            return words.apply(this);
        }
    }

    /** The words before are a whole answer: the endpoint said so. */
    record Finished(ModelCall call) implements ModelEvent {
        @Override
        public <T> T fold(Function<Words, T> words, Function<Finished, T> finished, Function<Broken, T> broken) {
            return finished.apply(this);
        }
    }

    /**
     * There is no whole answer, whatever was tried.
     *
     * @param reason of the last attempt
     * @param afterFirstWord whether words came before; then they are the beginning of an answer that nobody ends
     */
    record Broken(BreakReason reason, boolean afterFirstWord, ModelCall call) implements ModelEvent {
        @Override
        public <T> T fold(Function<Words, T> words, Function<Finished, T> finished, Function<Broken, T> broken) {
            return broken.apply(this);
        }
    }
}
