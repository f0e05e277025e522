package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/** Authored sentences, and which of them stand in what is said, found in the time of what is said. Immutable once built. */
final class Phrases {
    /**
     * Share of an authored sentence's character pairs that must stand in a text to count as that sentence. Our choice: a
     * paraphrase that drops one word in eight still counts, an honest hint about the same things (at most about 0.6 in
     * the authored content) does not.
     */
    private static final double SAME_WORDING = 0.85;

    /** Shorter authored sentences are fragments that occur in any sentence about the topic. Our choice. */
    private static final int SHORTEST_WORDING = 8;

    private final List<String> texts;
    private final Overlaps pairs;

    Phrases(Collection<String> texts) {
        this.texts = List.copyOf(texts);
        this.pairs = Overlaps.of(this.texts.stream().map(Bigrams::of).toList());
    }

    String text(int phrase) {
        return texts.get(phrase);
    }

    /** The phrases that one of the sentences says; a long text taken as a whole holds the pairs of anything. */
    BitSet in(List<Bigrams> sentences) {
        BitSet said = new BitSet(texts.size());
        for (Bigrams sentence : sentences) {
            int[] common = pairs.common(sentence);
            for (int i = 0; i < common.length; i++) {
                if (pairs.contained(common, i) >= SAME_WORDING && text(i).length() >= SHORTEST_WORDING) {
                    said.set(i);
                }
            }
        }
        return said;
    }

    /** Numbers its phrases while they are gathered. */
    static final class Builder {
        private final List<String> texts = new ArrayList<>();

        /** @return the number of the first one */
        int add(Collection<String> more) {
            int first = texts.size();
            texts.addAll(more);
            return first;
        }

        Phrases build() {
            return new Phrases(texts);
        }
    }
}
