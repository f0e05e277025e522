package org.qiwen.assistant.tutor;

import java.util.List;
import java.util.function.Function;

/** A turn as it comes: any number of {@link Said}, then exactly one {@link Ended}. */
public sealed interface TurnPart {

    /** Calls the function for what this is. */
    <T> T fold(Function<Said, ? extends T> said, Function<Ended, ? extends T> ended);

    /** The next events; they will not change any more. */
    record Said(List<TurnEvent> events) implements TurnPart {
        public Said {
            events = List.copyOf(events);
        }

        @Override
        public <T> T fold(Function<Said, ? extends T> said, Function<Ended, ? extends T> ended) {
            return said.apply(this);
        }
    }

    /** The events that were still to come, and what the turn leaves behind. */
    record Ended(PlannedTurn rest) implements TurnPart {
        @Override
        public <T> T fold(Function<Said, ? extends T> said, Function<Ended, ? extends T> ended) {
            return ended.apply(this);
        }
    }
}
