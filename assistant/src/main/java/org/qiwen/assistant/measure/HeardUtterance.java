package org.qiwen.assistant.measure;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.safety.SafetyScreen;

/** A labelled utterance beside what was heard in it. */
public record HeardUtterance(Inquiry inquiry, LabelledUtterance labelled, Assessment heard) {

    /** What a whole message comes to, for whoever answers it. */
    public enum Kind {
        CORRECT,
        PARTIAL,
        MISCONCEPTION,
        OTHER
    }

    Kind expected() {
        return kind(labelled.levels().values(), !labelled.misconceptions().isEmpty());
    }

    Kind given() {
        return kind(
                heard.verdicts().stream().map(v -> v.level()).toList(),
                !heard.misconceptions().isEmpty());
    }

    /** A belief or a contradiction weighs more than what else is right, and the whole more than a half. */
    private static Kind kind(java.util.Collection<Level> levels, boolean believes) {
        if (believes || levels.contains(Level.CONFLICT)) {
            return Kind.MISCONCEPTION;
        }
        if (levels.contains(Level.COVERED)) {
            return Kind.CORRECT;
        }
        return levels.contains(Level.PARTIAL) ? Kind.PARTIAL : Kind.OTHER;
    }

    Level level(String idea) {
        return heard.verdict(idea).map(v -> v.level()).orElse(Level.NONE);
    }

    String why(String idea) {
        return heard.verdict(idea).map(v -> v.why()).orElse("");
    }

    /** Whether any idea was heard so. */
    boolean heardAt(Level level) {
        return heard.verdicts().stream().anyMatch(v -> v.level() == level);
    }

    /** Praised for an idea that was not said in full. */
    boolean falselyPraised() {
        return heard.verdicts().stream()
                .anyMatch(v -> v.level() == Level.COVERED && labelled.level(v.expectation()) != Level.COVERED);
    }

    /** An idea said in full was passed over, or called wrong. */
    boolean falselyRejected() {
        return labelled.levels().entrySet().stream()
                .filter(e -> e.getValue() == Level.COVERED)
                .anyMatch(e -> level(e.getKey()) == Level.NONE || level(e.getKey()) == Level.CONFLICT);
    }

    /** Nothing was decided, and the tutor would ask back. */
    boolean unsure() {
        return heardAt(Level.UNSURE) && given() == Kind.OTHER;
    }

    Set<String> safety() {
        return SafetyScreen.screen(labelled.text()).stream()
                .map(finding -> finding.label().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    List<String> ideas() {
        return inquiry.expectations().stream().map(e -> e.id()).toList();
    }
}
