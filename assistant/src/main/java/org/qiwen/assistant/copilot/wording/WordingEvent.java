package org.qiwen.assistant.copilot.wording;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.copilot.editing.PlanId;

/** What a listener is told while a plan is worded: one {@link Begun}, then of each section its {@link Part}s and one {@link Ended}, at last {@link Done}. */
sealed interface WordingEvent {
    /** Name of the event in the stream. */
    String name();

    /** What will be asked; {@code sections} in their order. */
    record Begun(int version, List<Share> sections) implements WordingEvent {
        @Override
        public String name() {
            return "begun";
        }
    }

    /** So many texts of a section are offered to a model, in so many requests. */
    record Share(String section, int parts, int offered) {}

    /** So many requests of a section are answered. */
    record Part(String section, int part, int parts) implements WordingEvent {
        @Override
        public String name() {
            return "part";
        }
    }

    /**
     * A section is over and what is new of it is saved.
     *
     * @param reason why not all of it is new; null when it is
     * @param worded texts that are new
     * @param refused texts that came back and were not taken, by reason
     * @param version of the plan now
     * @param contents sections that changed with it, by member
     */
    record Ended(
            String section,
            Worded.Outcome outcome,
            @Nullable String reason,
            int offered,
            int worded,
            Map<String, Integer> refused,
            int version,
            Map<String, Object> contents,
            List<String> notices)
            implements WordingEvent {
        @Override
        public String name() {
            return "section";
        }
    }

    /** The end. */
    record Done(PlanId id, int version, int offered, int worded) implements WordingEvent {
        @Override
        public String name() {
            return "done";
        }
    }
}
