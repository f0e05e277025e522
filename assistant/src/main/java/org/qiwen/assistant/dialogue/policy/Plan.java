package org.qiwen.assistant.dialogue.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.policy.Decision.Choice;

/** A decision while it is put together. */
final class Plan {
    private final Move move;
    private final String reason;
    private @Nullable Feedback feedback;
    private int hintLevel;
    private @Nullable String target;
    private final List<Saying> lead = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private boolean record;
    private @Nullable Saying ask;
    private final List<Choice> options = new ArrayList<>();
    private boolean card;
    private @Nullable Integer story;

    private Plan(Move move, String reason) {
        this.move = move;
        this.reason = reason;
    }

    static Plan of(Move move, String reason) {
        return new Plan(move, reason);
    }

    Plan feedback(@Nullable Feedback value) {
        feedback = value;
        return this;
    }

    Plan hint(int level) {
        hintLevel = level;
        return this;
    }

    Plan target(@Nullable String value) {
        target = value;
        return this;
    }

    Plan lead(List<Saying> sayings) {
        lead.addAll(sayings);
        return this;
    }

    Plan lead(Saying saying) {
        lead.add(saying);
        return this;
    }

    Plan evidence(String id) {
        evidence.add(id);
        return this;
    }

    /** Shows evidence before any other. */
    Plan evidenceFirst(String id) {
        evidence.add(0, id);
        return this;
    }

    Plan record() {
        record = true;
        return this;
    }

    Plan ask(Saying saying) {
        ask = saying;
        return this;
    }

    Plan options(List<Choice> choices) {
        options.addAll(choices);
        return this;
    }

    Plan card() {
        card = true;
        return this;
    }

    Plan story(int link) {
        story = link;
        return this;
    }

    Decision decide(List<String> earned) {
        return new Decision(
                move, feedback, hintLevel, target, reason, lead, evidence, record, ask, options, card, story, earned);
    }
}
