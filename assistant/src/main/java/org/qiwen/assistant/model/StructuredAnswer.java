package org.qiwen.assistant.model;

import java.util.function.Function;
import org.qiwen.assistant.model.stream.BreakReason;
import tools.jackson.databind.node.ObjectNode;

/** What comes of asking for JSON. An answer that cannot be read is not an answer of "no". */
public sealed interface StructuredAnswer {

    /** Calls the function for what this is. */
    <T> T fold(Function<Given, T> given, Function<Unreadable, T> unreadable, Function<Missing, T> missing);

    /** JSON of the shape that was asked for. Its texts are a model's: not yet past any gate. */
    record Given(ObjectNode value, ModelCall call) implements StructuredAnswer {
        @Override
        public <T> T fold(Function<Given, T> given, Function<Unreadable, T> unreadable, Function<Missing, T> missing) {
            return given.apply(this);
        }
    }

    /**
     * A whole answer that is no JSON of that shape.
     *
     * @param why where it departs from the shape; names fields, holds none of the answer's words
     */
    record Unreadable(String why, ModelCall call) implements StructuredAnswer {
        @Override
        public <T> T fold(Function<Given, T> given, Function<Unreadable, T> unreadable, Function<Missing, T> missing) {
            return unreadable.apply(this);
        }
    }

    /** No whole answer. */
    record Missing(BreakReason reason, ModelCall call) implements StructuredAnswer {
        @Override
        public <T> T fold(Function<Given, T> given, Function<Unreadable, T> unreadable, Function<Missing, T> missing) {
            return missing.apply(this);
        }
    }
}
