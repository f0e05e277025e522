package org.qiwen.assistant.tutor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a turn was decided, for teachers and admins. There is an assessment on every turn, predictions included.
 *
 * @param student the message as it was read: personal data masked, pinyin in characters
 * @param gate what the leak gate stopped
 * @param model which way the words came; null when only authored words were thought of
 * @param tutor what the tutor said
 * @param millis time taken, in milliseconds
 */
public record TurnTrace(
        int turn,
        String student,
        Assessed assessment,
        Decided decision,
        List<String> gate,
        @Nullable WordingTrace model,
        String tutor,
        long millis) {
    public TurnTrace {
        gate = List.copyOf(gate);
    }

    /** What was heard. */
    public record Assessed(
            List<String> speechActs,
            List<String> safety,
            List<Idea> expectations,
            List<String> misconceptions,
            Map<String, String> practices) {
        public Assessed {
            speechActs = List.copyOf(speechActs);
            safety = List.copyOf(safety);
            expectations = List.copyOf(expectations);
            misconceptions = List.copyOf(misconceptions);
            practices = Map.copyOf(practices);
        }
    }

    /** How the message stands to one idea; {@code credit} is null while the idea is not reached. */
    public record Idea(String id, String level, @Nullable String credit, String why) {}

    /** What was decided, and why. */
    public record Decided(
            String move,
            @Nullable String feedback,
            int hintLevel,
            @Nullable String target,
            String reason) {}
}
