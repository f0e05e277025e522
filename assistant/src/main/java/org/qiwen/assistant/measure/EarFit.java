package org.qiwen.assistant.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.AssessProbe;
import org.qiwen.assistant.dialogue.assess.Ear;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Inquiry;

/** Teaches the ear twice: with what embeddings tell of a message, and without, as short replies are heard. */
public final class EarFit {
    /** An utterance heard again as the first message counts less than one in its place. Our choice. */
    private static final double FIRST = 0.3;

    private final EarLesson likened = new EarLesson();
    private final EarLesson alone = new EarLesson();

    /** Adds the utterances of an inquiry; one without a question also as the first message of a dialogue. */
    public void add(Inquiry inquiry, List<LabelledUtterance> utterances, HandRouter router) {
        AssessProbe probe = new AssessProbe(inquiry);
        for (LabelledUtterance utterance : utterances) {
            Routing routing = router.route(inquiry, utterance.text(), utterance.hand());
            add(alone, inquiry, probe, utterance, Routing.none());
            if (!routing.similarity().isEmpty()) {
                add(likened, inquiry, probe, utterance, routing);
            }
        }
    }

    private static void add(
            EarLesson lesson, Inquiry inquiry, AssessProbe probe, LabelledUtterance utterance, Routing routing) {
        lesson.add(inquiry, probe, utterance, utterance.state(inquiry), routing, 1);
        if (utterance.after() == null) {
            DialogueState start = DialogueState.start(inquiry, inquiry.earliestStage());
            lesson.add(inquiry, probe, utterance, start, routing, FIRST);
        }
    }

    /**
     * What was learned.
     *
     * @param files the models as they are kept, by the ending of their file's name
     * @param leftOut for each inquiry an ear that was taught by the others only
     */
    public record Learned(Map<String, List<String>> files, Map<String, Ear> leftOut) {}

    /** Fits on all, and once without each inquiry. */
    public Learned fit() {
        Map<String, List<String>> files = new LinkedHashMap<>();
        EarLesson.Learned plain = alone.fit();
        files.put(".plain.levels", plain.levels());
        files.put(".plain.beliefs", plain.beliefs());
        EarLesson.@Nullable Learned full = likened.isEmpty() ? null : likened.fit();
        if (full != null) {
            files.put(".levels", full.levels());
            files.put(".beliefs", full.beliefs());
        }
        Map<String, Ear> ears = new LinkedHashMap<>();
        plain.leftOut()
                .forEach((left, weights) -> ears.put(
                        left, new Ear(full == null ? null : full.leftOut().get(left), weights, null)));
        return new Learned(files, ears);
    }
}
