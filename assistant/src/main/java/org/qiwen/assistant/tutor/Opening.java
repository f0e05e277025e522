package org.qiwen.assistant.tutor;

import java.util.List;
import org.qiwen.assistant.dialogue.state.DialogueState;

/**
 * The first words of a dialogue.
 *
 * @param text phenomenon and question
 * @param move name of the move
 * @param choices options to predict with
 * @param state the state the first message meets
 */
public record Opening(String text, String move, List<TurnEvent.Option> choices, DialogueState state) {
    public Opening {
        choices = List.copyOf(choices);
    }
}
