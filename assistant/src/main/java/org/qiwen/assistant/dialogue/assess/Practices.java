package org.qiwen.assistant.dialogue.assess;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Relation;

/** Which thinking practices a message shows; only what is plain in the sentence, since teachers see it with the sentence. */
final class Practices {

    /** Acts by which a pupil says something of his own about the matter. */
    private static final Set<SpeechAct> SAYING =
            EnumSet.of(SpeechAct.CONTRIBUTION, SpeechAct.OBSERVATION, SpeechAct.QUESTION, SpeechAct.CHOICE);

    private static final LearnedPractices CHINESE =
            new LearnedPractices(GramWeights.read("/assessment/zh-CN.practices"));

    private final Inquiry inquiry;
    private final Language language;
    private final SpeechActs speech;
    private final @Nullable LearnedPractices learned;

    Practices(Inquiry inquiry, Language language) {
        this.inquiry = inquiry;
        this.language = language;
        this.speech = SpeechActs.in(language);
        this.learned = inquiry.locale().equals("zh-CN") ? CHINESE : null;
    }

    Map<Practice, String> shown(
            String text, Reading reading, List<Verdict> verdicts, List<SpeechAct> acts, DialogueState state) {
        Map<Practice, String> shown = new EnumMap<>(Practice.class);
        if (state.phase() == Phase.PREDICT
                && state.asked().kind() == Asked.Kind.PREDICTION
                && acts.contains(SpeechAct.CHOICE)) {
            shown.put(Practice.PREDICTION, text);
        }
        if (verdicts.stream()
                .anyMatch(v ->
                        v.level() == Level.COVERED && v.satisfied().stream().anyMatch(this::keepsSomethingTheSame))) {
            shown.put(Practice.VARIABLE_CONTROL, text);
        }
        if (learned == null) {
            byRules(text, reading, acts, state, shown);
        } else {
            learned.shown(LearnedPractices.words(language, text), LearnedPractices.signs(language, text)).stream()
                    .filter(practice -> maybeShown(practice, acts.get(0)))
                    .forEach(practice -> shown.put(practice, text));
        }
        return shown;
    }

    /** Who doubts the own record (数据不能算) sounds like one who protests. */
    private static boolean maybeShown(Practice practice, SpeechAct main) {
        return SAYING.contains(main) || practice == Practice.HONEST_RECORD && main == SpeechAct.PROTEST;
    }

    private void byRules(
            String text, Reading reading, List<SpeechAct> acts, DialogueState state, Map<Practice, String> shown) {
        if (speech.has(Manner.BECAUSE, text) && !reading.bindings().isEmpty()) {
            shown.put(Practice.REASONING, text);
        }
        if (acts.contains(SpeechAct.QUESTION) && language.length(text) >= 6) {
            shown.put(Practice.QUESTIONING, text);
        }
        if (state.evidenceInView() != null && speech.has(Manner.MEASURED, text)) {
            shown.put(Practice.EVIDENCE, text);
        }
    }

    /** Only a held condition that is a sameness controls a variable; "on the long way" is a condition too. */
    private boolean keepsSomethingTheSame(String relation) {
        return Relation.parse(relation) instanceof Relation.Hold hold
                && inquiry.lexicon().terms().getOrDefault(hold.term(), List.of()).stream()
                        .anyMatch(form -> speech.has(Manner.SAMENESS, form));
    }
}
