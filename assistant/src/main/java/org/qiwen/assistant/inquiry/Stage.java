package org.qiwen.assistant.inquiry;

/**
 * School stage (学段). The order is the order of schooling: an earlier constant is an earlier stage.
 *
 * <p>The limits on the length of a tutor's turn come from the wording rules of the project's pedagogy (40 to 160
 * characters); they count what the tutor says in one turn, data tables left out.
 */
public enum Stage {
    /** Grades 1-2; only with the whole class at one screen. */
    PRIMARY_LOWER(40, 3),
    /** Grades 3-4. */
    PRIMARY_MIDDLE(60, 3),
    /** Grades 5-6. */
    PRIMARY_UPPER(80, 2),
    /** Grades 7-9. */
    JUNIOR(120, 1),
    /** Grades 10-12. */
    SENIOR(160, 1);

    private final int maxCharacters;
    private final int startingSupport;

    Stage(int maxCharacters, int startingSupport) {
        this.maxCharacters = maxCharacters;
        this.startingSupport = startingSupport;
    }

    /** Most characters the tutor says in one turn. */
    public int maxCharacters() {
        return maxCharacters;
    }

    /** Level of scaffolding a first conversation starts with, 3 (options and a starter) to 0 (nothing but "go on"). */
    public int startingSupport() {
        return startingSupport;
    }

    public boolean isPrimary() {
        return compareTo(PRIMARY_UPPER) <= 0;
    }

    /** Whether something written for {@code other} may be run by a pupil of this stage: their own stage or an earlier one. */
    public boolean reaches(Stage other) {
        return other.compareTo(this) <= 0;
    }
}
