package org.qiwen.assistant.dialogue.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;

/**
 * All a dialogue remembers. Immutable; the policy returns the next one.
 *
 * @param stage stage the wording is for
 * @param turn student turns taken
 * @param spent turns that count against the budget
 * @param choice id of the predicted option, or null
 * @param reason the prediction's reason in the pupil's words, or null
 * @param observed whether the observation has been made
 * @param target id of the idea being worked on, or null
 * @param targetTurns tutor turns spent on it in a row
 * @param support scaffolding, 3..0
 * @param failures wrong or empty answers in a row
 * @param evidenceInView id of the evidence being discussed, or null
 * @param said keys of everything said, so that nothing is said twice
 * @param pupilWords the pupil's last three messages, newest last
 * @param tutorWords the tutor's last two turns, newest last
 * @param parked the pupil's questions kept for later
 * @param cases ids of the cases tried
 * @param rounds what was done in the rounds of a design, by round id
 * @param storyLink story links told
 * @param summary the pupil's own summary, or null
 * @param exit the unassisted answer, or null while not given
 */
public record DialogueState(
        Phase phase,
        Stage stage,
        int turn,
        int spent,
        @Nullable String choice,
        @Nullable String reason,
        boolean observed,
        @Nullable String target,
        int targetTurns,
        Asked asked,
        Map<String, IdeaState> ideas,
        Map<String, BeliefState> beliefs,
        int support,
        int failures,
        @Nullable String evidenceInView,
        Set<String> evidenceShown,
        Set<String> said,
        List<String> pupilWords,
        List<String> tutorWords,
        List<String> parked,
        Set<String> cases,
        Map<String, RoundNote> rounds,
        int storyLink,
        @Nullable String summary,
        @Nullable Exit exit) {

    /** Full scaffolding: something to tap and a sentence to begin with. */
    public static final int MOST_SUPPORT = 3;

    public DialogueState {
        ideas = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ideas));
        beliefs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(beliefs));
        evidenceShown = Set.copyOf(evidenceShown);
        said = Set.copyOf(said);
        pupilWords = List.copyOf(pupilWords);
        tutorWords = List.copyOf(tutorWords);
        parked = List.copyOf(parked);
        cases = Set.copyOf(cases);
        // States that were stored before there were designs have none.
        rounds = rounds == null ? Map.of() : Map.copyOf(rounds);
    }

    /** A state of an inquiry that designs nothing. */
    public DialogueState(
            Phase phase,
            Stage stage,
            int turn,
            int spent,
            @Nullable String choice,
            @Nullable String reason,
            boolean observed,
            @Nullable String target,
            int targetTurns,
            Asked asked,
            Map<String, IdeaState> ideas,
            Map<String, BeliefState> beliefs,
            int support,
            int failures,
            @Nullable String evidenceInView,
            Set<String> evidenceShown,
            Set<String> said,
            List<String> pupilWords,
            List<String> tutorWords,
            List<String> parked,
            Set<String> cases,
            int storyLink,
            @Nullable String summary,
            @Nullable Exit exit) {
        this(
                phase,
                stage,
                turn,
                spent,
                choice,
                reason,
                observed,
                target,
                targetTurns,
                asked,
                ideas,
                beliefs,
                support,
                failures,
                evidenceInView,
                evidenceShown,
                said,
                pupilWords,
                tutorWords,
                parked,
                cases,
                Map.of(),
                storyLink,
                summary,
                exit);
    }

    /** The unassisted check as it was answered. */
    public record Exit(String form, @Nullable String answer, Result result) {
        /** How it reads; {@link #UNSURE} means that the teacher reads it. */
        public enum Result {
            FULL,
            PART,
            OTHER,
            UNSURE,
            NOT_TAKEN
        }
    }

    /** The state before the first message, the prediction having been asked for. */
    public static DialogueState start(Inquiry inquiry, Stage stage) {
        Map<String, IdeaState> ideas = new LinkedHashMap<>();
        inquiry.expectations().forEach(e -> ideas.put(e.id(), IdeaState.UNTOUCHED));
        Asked asked = new Asked(Asked.Kind.PREDICTION, inquiry.prediction().question(), Map.of(), null, null);
        return new DialogueState(
                Phase.PREDICT,
                stage,
                0,
                0,
                null,
                null,
                false,
                null,
                0,
                asked,
                ideas,
                Map.of(),
                stage.startingSupport(),
                0,
                null,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Map.of(),
                0,
                null,
                null);
    }

    /** The same state a turn later: nothing but the count has changed. */
    public DialogueState nextTurn() {
        return new DialogueState(
                phase,
                stage,
                turn + 1,
                spent,
                choice,
                reason,
                observed,
                target,
                targetTurns,
                asked,
                ideas,
                beliefs,
                support,
                failures,
                evidenceInView,
                evidenceShown,
                said,
                pupilWords,
                tutorWords,
                parked,
                cases,
                rounds,
                storyLink,
                summary,
                exit);
    }

    /** The state after its turn was worded: the question as asked, what now counts as said, the tutor's last words. */
    public DialogueState worded(Asked asNowAsked, Set<String> nowSaid, List<String> lastWords) {
        return new DialogueState(
                phase,
                stage,
                turn,
                spent,
                choice,
                reason,
                observed,
                target,
                targetTurns,
                asNowAsked,
                ideas,
                beliefs,
                support,
                failures,
                evidenceInView,
                evidenceShown,
                nowSaid,
                pupilWords,
                lastWords,
                parked,
                cases,
                rounds,
                storyLink,
                summary,
                exit);
    }

    public IdeaState idea(String id) {
        return ideas.getOrDefault(id, IdeaState.UNTOUCHED);
    }

    /** Ids of the ideas that may not be said yet. */
    public Set<String> unearned() {
        return ideas.entrySet().stream()
                .filter(e -> !e.getValue().open())
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
