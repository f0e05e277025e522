package org.qiwen.assistant.dialogue.state;

/** With how much help an idea was reached; {@link #TOLD} never counts as reached. */
public enum Credit {
    FREE,
    AFTER_PUMP,
    AFTER_HINT_1,
    AFTER_HINT_2,
    AFTER_HINT_3,
    AFTER_PROMPT,
    TOLD;

    /** The credit for an idea reached after this much help. */
    public static Credit after(IdeaState idea) {
        if (idea.told()) {
            return TOLD;
        }
        if (idea.prompted()) {
            return AFTER_PROMPT;
        }
        return switch (idea.hints()) {
            case 0 -> idea.pumped() ? AFTER_PUMP : FREE;
            case 1 -> AFTER_HINT_1;
            case 2 -> AFTER_HINT_2;
            default -> AFTER_HINT_3;
        };
    }
}
