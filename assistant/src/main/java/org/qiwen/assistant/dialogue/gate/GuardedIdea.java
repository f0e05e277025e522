package org.qiwen.assistant.dialogue.gate;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.CommonCharacters;
import org.qiwen.assistant.dialogue.reading.Pinyin;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Relation;

/** An idea as model sentences are held against it, prepared once per inquiry. */
record GuardedIdea(String id, List<Line> lines, List<List<Relation>> conflict, List<Wording> wordings) {

    /** A line that says the idea, with the terms it speaks of. */
    record Line(List<Relation> relations, Set<String> terms) {
        static Line of(List<Relation> relations) {
            return new Line(
                    relations,
                    relations.stream().flatMap(r -> r.terms().stream()).collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** One way to say the idea: its characters, and pairs of them. */
    record Wording(String text, Bigrams pairs, Set<Integer> characters) {
        static Wording of(String text) {
            String folded = Folding.fold(text);
            return new Wording(folded, Bigrams.of(folded), GuardedIdea.han(folded));
        }
    }

    static GuardedIdea of(Expectation idea) {
        return new GuardedIdea(
                idea.id(),
                idea.claimLines().stream().map(Line::of).toList(),
                idea.conflictLines(),
                GuardedTexts.of(idea).stream().map(Wording::of).toList());
    }

    /** These ideas as they answer one question: with its own answers beside their wordings. */
    static GuardedIdea answering(String id, Collection<GuardedIdea> ideas, List<String> answers) {
        return new GuardedIdea(
                id,
                ideas.stream().flatMap(i -> i.lines().stream()).toList(),
                ideas.stream().flatMap(i -> i.conflict().stream()).toList(),
                Stream.concat(
                                ideas.stream().flatMap(i -> i.wordings().stream()),
                                answers.stream().map(Wording::of))
                        .toList());
    }

    static Set<Integer> han(String text) {
        return text.codePoints().filter(CommonCharacters::isHan).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** Neighbouring syllables of a text, each pair once, as a number. */
    static LongStream sounds(String folded) {
        int[] sounds = Folding.letters(folded).codePoints().map(Pinyin::number).toArray();
        return IntStream.range(1, sounds.length)
                .mapToLong(i -> (long) sounds[i - 1] << Integer.SIZE | sounds[i])
                .distinct();
    }
}
