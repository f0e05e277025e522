package org.qiwen.assistant.dialogue.assess;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.qiwen.assistant.dialogue.reading.GramWeights;
import org.qiwen.assistant.dialogue.reading.Language;

/**
 * Which practices a message shows, by weights learned from labelled messages on any topic. Each has odds of its own from which
 * on nine in ten were labelled so by hands that had not taught it; a practice that never gets so far is never shown.
 */
public final class LearnedPractices {
    private final GramWeights weights;

    public LearnedPractices(GramWeights weights) {
        this.weights = weights;
    }

    /** A message in the spelling that is weighed. */
    public static String words(Language language, String text) {
        return LearnedActs.words(language, text);
    }

    /** What is weighed beside the pieces of the message. */
    public static Set<String> signs(Language language, String text) {
        SpeechActs speech = SpeechActs.in(language);
        Set<String> signs = new HashSet<>();
        for (Manner manner : Set.of(Manner.BECAUSE, Manner.MEASURED, Manner.SAMENESS, Manner.QUESTION)) {
            if (speech.has(manner, text)) {
                signs.add("manner_" + manner);
            }
        }
        return signs;
    }

    /** The practices that are likely enough to be shown to a teacher. */
    public Set<Practice> shown(String words, Set<String> signs) {
        Map<String, Double> odds = weights.odds(words, signs);
        Set<Practice> shown = EnumSet.noneOf(Practice.class);
        for (Practice practice : Practice.values()) {
            if (odds.getOrDefault(practice.name(), 0.0) >= weights.border(practice.name())) {
                shown.add(practice);
            }
        }
        return shown;
    }
}
