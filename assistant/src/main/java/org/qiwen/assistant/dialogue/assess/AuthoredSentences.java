package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Language;

/** Groups of authored sentences, to say which group a message is worded like. Immutable. */
final class AuthoredSentences {
    /** A shorter sentence stands in too many others. Our choice. */
    private static final int LONG_ENOUGH_TO_CONTAIN = 5;

    /** A sentence contained in a longer one is a little less sure than one that is the same. Our choice. */
    private static final double CONTAINED = 0.95;

    private record Sentence(int group, Bigrams pairs, boolean containable, boolean denies) {}

    private final List<Sentence> sentences = new ArrayList<>();
    private final double least;

    private AuthoredSentences(double least) {
        this.least = least;
    }

    static AuthoredSentences of(Language language, List<List<String>> groups, double least) {
        AuthoredSentences authored = new AuthoredSentences(least);
        for (int i = 0; i < groups.size(); i++) {
            for (String text : groups.get(i)) {
                authored.sentences.add(new Sentence(
                        i,
                        language.pairs(text),
                        language.length(text) >= LONG_ENOUGH_TO_CONTAIN,
                        language.denies(text)));
            }
        }
        return authored;
    }

    /** Index of the group with the likest sentence, or null when none is like enough. */
    @Nullable
    Integer nearest(Said said) {
        Integer best = null;
        double most = least;
        for (Sentence sentence : sentences) {
            double contained =
                    sentence.containable() ? CONTAINED * sentence.pairs().containedIn(said.pairs()) : 0;
            double likeness = Math.max(sentence.pairs().overlap(said.pairs()), contained);
            if (likeness >= most && sentence.denies() == said.denies()) {
                most = likeness;
                best = sentence.group();
            }
        }
        return best;
    }
}
