package org.qiwen.assistant.dialogue.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One idea in one dialogue.
 *
 * @param level best level so far
 * @param credit how it was reached, or null while it is not
 * @param hints hints spent, 0..3
 * @param pumped whether it was asked for openly
 * @param prompted whether the cloze was offered
 * @param told whether the tutor said it
 * @param contested whether the pupil contradicted it after reaching it
 * @param clarified whether a contradiction was already asked back
 * @param parked how often it was left for later
 * @param carried relations (as authored) the pupil has said in the last two turns on it
 */
public record IdeaState(
        Level level,
        @Nullable Credit credit,
        int hints,
        boolean pumped,
        boolean prompted,
        boolean told,
        boolean contested,
        boolean clarified,
        int parked,
        List<String> carried) {

    public static final IdeaState UNTOUCHED =
            new IdeaState(Level.NONE, null, 0, false, false, false, false, false, 0, List.of());

    public IdeaState {
        if (hints < 0 || hints > 3) {
            throw new IllegalArgumentException("hints must be 0..3, was " + hints);
        }
        carried = List.copyOf(carried);
    }

    /** Earned by the pupil; what was told is not. */
    public boolean reached() {
        return level == Level.COVERED && credit != null && credit != Credit.TOLD;
    }

    /** Whether the idea may be said openly: earned, or told. */
    public boolean open() {
        return reached() || told;
    }

    public IdeaState at(Level better) {
        Level best = better.compareTo(level) > 0 ? better : level;
        return new IdeaState(best, credit, hints, pumped, prompted, told, contested, clarified, parked, carried);
    }

    public IdeaState covered() {
        return new IdeaState(
                Level.COVERED, Credit.after(this), hints, pumped, prompted, told, false, clarified, parked, carried);
    }

    public IdeaState hinted() {
        return new IdeaState(level, credit, hints + 1, pumped, prompted, told, contested, clarified, parked, carried);
    }

    public IdeaState withPump() {
        return new IdeaState(level, credit, hints, true, prompted, told, contested, clarified, parked, carried);
    }

    public IdeaState withPrompt() {
        return new IdeaState(level, credit, hints, pumped, true, told, contested, clarified, parked, carried);
    }

    public IdeaState withAssertion() {
        return new IdeaState(level, Credit.TOLD, hints, pumped, prompted, true, contested, clarified, parked, carried);
    }

    public IdeaState withContest() {
        return new IdeaState(level, credit, hints, pumped, prompted, told, true, clarified, parked, carried);
    }

    public IdeaState withClarification() {
        return new IdeaState(level, credit, hints, pumped, prompted, told, contested, true, parked, carried);
    }

    public IdeaState withParking() {
        return new IdeaState(level, credit, hints, pumped, prompted, told, contested, clarified, parked + 1, carried);
    }

    public IdeaState carrying(List<String> relations) {
        return new IdeaState(level, credit, hints, pumped, prompted, told, contested, clarified, parked, relations);
    }
}
