package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Inquiry;

/**
 * One message on its way through the rules.
 *
 * @param pasted whether the words are somebody else's: pasted, or the tutor's own
 */
record Turn(Draft draft, Assessment heard, String text, boolean pasted) {
    boolean is(SpeechAct act) {
        return heard.is(act);
    }

    /** Whether this message earned nothing. */
    boolean earnedNothing() {
        return draft.earned.isEmpty();
    }

    /**
     * Praise for the first idea that this message earned. Who only filled a gap has done none of what the authored words
     * praise, so that hears less.
     */
    List<Saying> affirm(Inquiry inquiry) {
        return draft.earned.stream()
                .limit(1)
                .map(inquiry::expectation)
                .map(e ->
                        said(e.id()) ? Saying.authored("affirm:" + e.id(), e.affirm()) : Saying.template(Saying.FILLED))
                .toList();
    }

    /** Whether the idea stands in this message itself, not only in the gap that it fills. */
    private boolean said(String idea) {
        return heard.verdict(idea).filter(v -> v.level() == Level.COVERED).isPresent();
    }

    Feedback feedback() {
        return draft.earned.isEmpty() ? Feedback.NEUTRAL : Feedback.POSITIVE;
    }
}
