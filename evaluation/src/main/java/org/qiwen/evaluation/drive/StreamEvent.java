package org.qiwen.evaluation.drive;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * One server-sent event of a turn.
 *
 * @param id as sent; counts up within a turn
 * @param type event name, for example {@code text}
 * @param data the JSON body
 * @param at since the message was sent, as seen by the client
 */
public record StreamEvent(long id, String type, JsonNode data, Duration at) {
    /** Whether nothing may follow it. */
    public boolean isTerminal() {
        return type.equals("done") || type.equals("problem");
    }
}
