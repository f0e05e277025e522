package org.qiwen.assistant.dialogue.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.dialogue.state.RoundNote;
import org.qiwen.assistant.inquiry.Stage;

/** The state while one decision is being taken; lives for one call and is then frozen. */
final class Draft {
    /** The question in a line: its last sentence, without what stands before a colon when enough is left. */
    private static final Pattern QUESTION = Pattern.compile("(?:^|[。？！])(?:[^。？！]*：(?=[^。？！：]{6}))?([^。？！]+[。？！]?)$");

    final Stage stage;
    Phase phase;
    int turn;
    int spent;

    @Nullable
    String choice;

    @Nullable
    String reason;

    boolean observed;

    @Nullable
    String target;

    int targetTurns;
    Asked asked;
    final Map<String, IdeaState> ideas;
    final Map<String, BeliefState> beliefs;
    int support;
    int failures;

    @Nullable
    String evidenceInView;

    final Set<String> evidenceShown;
    final Set<String> said;
    final List<String> pupilWords;
    final List<String> tutorWords;
    final List<String> parked;
    final Set<String> cases;
    final Map<String, RoundNote> rounds;
    int storyLink;

    @Nullable
    String summary;

    DialogueState.@Nullable Exit exit;
    final List<String> earned = new ArrayList<>();

    Draft(DialogueState from) {
        stage = from.stage();
        phase = from.phase();
        turn = from.turn();
        spent = from.spent();
        choice = from.choice();
        reason = from.reason();
        observed = from.observed();
        target = from.target();
        targetTurns = from.targetTurns();
        asked = from.asked();
        ideas = new LinkedHashMap<>(from.ideas());
        beliefs = new LinkedHashMap<>(from.beliefs());
        support = from.support();
        failures = from.failures();
        evidenceInView = from.evidenceInView();
        evidenceShown = new HashSet<>(from.evidenceShown());
        said = new HashSet<>(from.said());
        pupilWords = new ArrayList<>(from.pupilWords());
        tutorWords = new ArrayList<>(from.tutorWords());
        parked = new ArrayList<>(from.parked());
        cases = new HashSet<>(from.cases());
        rounds = new LinkedHashMap<>(from.rounds());
        storyLink = from.storyLink();
        summary = from.summary();
        exit = from.exit();
    }

    IdeaState idea(String id) {
        return ideas.getOrDefault(id, IdeaState.UNTOUCHED);
    }

    void idea(String id, UnaryOperator<IdeaState> change) {
        ideas.put(id, change.apply(idea(id)));
    }

    /** Whether something with this key was said already; remembers it. */
    boolean say(String key) {
        return said.add(key);
    }

    /**
     * Whether this question has not been asked yet, by whichever line; remembers it. What counts is the last sentence
     * after its colon: the same question with another beginning is the same question.
     */
    boolean asks(String text) {
        Matcher matcher = QUESTION.matcher(text.strip());
        return say("asked:" + (matcher.find() ? matcher.group(1) : text));
    }

    /** How often a template was used. */
    int times(String template) {
        return (int) said.stream().filter(key -> key.startsWith(template + "#")).count();
    }

    /** A wrong or empty answer: one level more of scaffolding, at once. */
    void fail() {
        failures++;
        support = Math.min(DialogueState.MOST_SUPPORT, support + 1);
    }

    DialogueState freeze() {
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
}
