package org.qiwen.assistant.tutor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is really said in a turn.
 *
 * @param lead sentences before the evidence
 * @param ask sentences of the question at the end
 * @param asksAnew whether a model worded the question, so that what is remembered of it changes
 * @param gate what the gate did, for the trace
 * @param model which way the words came; null when nobody thought of asking a model
 */
record Spoken(
        List<String> lead,
        List<String> ask,
        boolean asksAnew,
        List<String> gate,
        @Nullable WordingTrace model) {
    Spoken {
        lead = List.copyOf(lead);
        ask = List.copyOf(ask);
        gate = List.copyOf(gate);
    }

    /** Everything said, in one line. */
    String text() {
        return String.join("", lead) + String.join("", ask);
    }
}
