package org.qiwen.assistant.copilot.assemble;

import java.util.Map;

/**
 * What a teacher wants otherwise than the assembly would do it.
 *
 * @param minutes of kinds of steps
 * @param experiment what becomes of the experiment
 * @param story whether the story is told
 * @param easier −1 words for a younger class, 1 for an older one, 0 as the stage has it
 * @param other shows other exhibits and answers where there are some: 0 the first ones, 1 the next ones
 */
public record Wishes(Map<Moment, Integer> minutes, Hands experiment, boolean story, int easier, int other) {
    /** Nothing special. */
    public static final Wishes NONE = new Wishes(Map.of(), Hands.AS_PLANNED, true, 0, 0);

    public Wishes {
        minutes = Map.copyOf(minutes);
    }

    /** Steps whose minutes can be asked for. */
    public enum Moment {
        SITUATION,
        IDEA,
        EXPERIMENT,
        STORY,
        TRANSFER,
        SUMMARY,
        EXIT
    }

    /** Who does the experiment. */
    public enum Hands {
        AS_PLANNED,
        DEMONSTRATION,
        NONE
    }
}
