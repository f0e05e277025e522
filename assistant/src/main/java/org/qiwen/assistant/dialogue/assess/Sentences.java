package org.qiwen.assistant.dialogue.assess;

import java.util.List;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Language;

/** Authored sentences of one kind, to say how much of their wording a message shares. Immutable. */
final class Sentences {
    private record Sentence(Bigrams pairs, boolean denies) {}

    /**
     * How a message stands to the nearest sentence.
     *
     * @param overlap Dice overlap with the likest one, 0..1
     * @param contains largest share of a sentence that stands in the message
     * @param contained largest share of the message that stands in a sentence
     * @param known share of the message's pairs that stand in any of the sentences
     * @param asDenied whether the likest one denies as the message does; false without a sentence
     */
    record Nearness(double overlap, double contains, double contained, double known, boolean asDenied) {}

    private final List<Sentence> sentences;
    private final Bigrams all;

    Sentences(Language language, List<String> texts) {
        this.sentences = texts.stream()
                .map(text -> new Sentence(language.pairs(text), language.denies(text)))
                .toList();
        this.all = Bigrams.all(sentences.stream().map(Sentence::pairs).toList());
    }

    Nearness nearness(Bigrams message, boolean denies) {
        double overlap = 0;
        double contains = 0;
        double contained = 0;
        boolean asDenied = false;
        for (Sentence sentence : sentences) {
            int theirs = sentence.pairs().size();
            int ours = message.size();
            double common = theirs == 0 || ours == 0 ? 0 : message.common(sentence.pairs());
            double same = common == 0 ? 0 : 2 * common / (theirs + ours);
            if (same > overlap) {
                asDenied = sentence.denies() == denies;
            }
            overlap = Math.max(overlap, same);
            contains = Math.max(contains, common == 0 ? 0 : common / theirs);
            contained = Math.max(contained, common == 0 ? 0 : common / ours);
        }
        return new Nearness(overlap, contains, contained, message.containedIn(all), asDenied);
    }
}
