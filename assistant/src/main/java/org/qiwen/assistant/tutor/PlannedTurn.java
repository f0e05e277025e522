package org.qiwen.assistant.tutor;

import java.util.List;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.safety.SafetyFinding;

/**
 * A whole tutor turn, decided and worded, not yet stored or sent.
 *
 * @param next the state after it
 * @param trace how it was decided
 * @param events what the page shows, ending with {@link TurnEvent.Done}
 * @param alerts what a person should look at
 */
public record PlannedTurn(DialogueState next, TurnTrace trace, List<TurnEvent> events, List<SafetyFinding> alerts) {
    public PlannedTurn {
        events = List.copyOf(events);
        alerts = List.copyOf(alerts);
    }
}
