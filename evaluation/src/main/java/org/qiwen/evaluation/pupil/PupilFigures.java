package org.qiwen.evaluation.pupil;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What dialogues of one kind of pupil came to.
 *
 * @param turns pupil turns of each dialogue
 * @param asked tutor turns that ended in a question
 * @param core core ideas there were
 * @param credits ideas by the credit they were reached with, {@code TOLD} among them
 * @param exitReached dialogues that came to the exit check
 * @param exitPassed those whose answer held all that was asked for
 * @param faults what went wrong, with where
 */
public record PupilFigures(
        List<Integer> turns,
        int asked,
        int core,
        Map<String, Integer> credits,
        int exitReached,
        int exitPassed,
        List<Fault> faults) {
    public static final PupilFigures NONE = new PupilFigures(List.of(), 0, 0, Map.of(), 0, 0, List.of());

    public PupilFigures {
        turns = List.copyOf(turns);
        credits = new TreeMap<>(credits);
        faults = List.copyOf(faults);
    }

    /** What may go wrong. */
    public enum Kind {
        /** A question came again though nobody had asked for it. */
        REPEATED,
        /** The tutor asked for what the last message had said. */
        JUST_SAID,
        /** The independent detector says that a turn gave an unearned idea away. */
        LEAK,
        /** A turn broke, said nothing, left nothing to do, or the dialogue did not end. */
        DEAD_END,
        /** The end came without summary, exit check or card. */
        NO_CLOSURE
    }

    /** One fault, and the words that show it. */
    public record Fault(Kind kind, String where, String words) {}

    public long count(Kind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).count();
    }

    /** Both together. */
    public PupilFigures and(PupilFigures other) {
        List<Integer> all = new ArrayList<>(turns);
        all.addAll(other.turns);
        Map<String, Integer> together = new TreeMap<>(credits);
        other.credits.forEach((credit, n) -> together.merge(credit, n, Integer::sum));
        List<Fault> both = new ArrayList<>(faults);
        both.addAll(other.faults);
        return new PupilFigures(
                all,
                asked + other.asked,
                core + other.core,
                together,
                exitReached + other.exitReached,
                exitPassed + other.exitPassed,
                both);
    }
}
