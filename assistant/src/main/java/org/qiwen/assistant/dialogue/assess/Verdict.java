package org.qiwen.assistant.dialogue.assess;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.state.Level;

/**
 * How a message stands to one idea.
 *
 * @param expectation id of the idea
 * @param missing id of the part that is missing, when {@code PARTIAL}
 * @param satisfied relations that were said (as authored)
 * @param why for teachers: what was read
 * @param reply authored words that answer this very half, or null
 */
public record Verdict(
        String expectation,
        Level level,
        @Nullable String missing,
        List<String> satisfied,
        String why,
        @Nullable String reply) {
    public Verdict {
        satisfied = List.copyOf(satisfied);
    }

    /** The same idea at the level that all signs together speak for; {@code odds} is how likely it is, 0..1. */
    Verdict weighed(Level other, double odds) {
        if (other == level) {
            return this;
        }
        boolean half = other == Level.PARTIAL;
        String reason = "规则读作" + level + "（" + why + "）；各种迹象合起来更像" + other + "，把握 " + Math.round(odds * 100) + "%";
        return new Verdict(
                expectation,
                other,
                half ? missing : null,
                other == Level.NONE ? List.of() : satisfied,
                reason,
                half ? reply : null);
    }

    /** The same idea at another level, for another reason. */
    Verdict as(Level other, String reason) {
        return new Verdict(expectation, other, null, other == Level.NONE ? List.of() : satisfied, reason, null);
    }
}
