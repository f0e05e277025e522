package org.qiwen.assistant.dialogue.state;

/**
 * One misconception in one dialogue.
 *
 * @param challenges challenges spent
 */
public record BeliefState(Status status, int challenges) {
    /** Where a belief stands. */
    public enum Status {
        VOICED,
        WEAKENED,
        GIVEN_UP,
        PARKED
    }

    public BeliefState {
        if (challenges < 0) {
            throw new IllegalArgumentException("challenges must not be negative, was " + challenges);
        }
    }

    public BeliefState now(Status next) {
        return new BeliefState(next, challenges);
    }

    public BeliefState challenged() {
        return new BeliefState(status, challenges + 1);
    }
}
