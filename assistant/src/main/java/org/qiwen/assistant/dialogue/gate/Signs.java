package org.qiwen.assistant.dialogue.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.LineMatcher;
import org.qiwen.assistant.dialogue.reading.Mention;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Lexicon;
import org.qiwen.assistant.inquiry.Relation;

/** Reads the {@link Sign}s of a sentence against the guarded ideas of one inquiry. Immutable and thread-safe. */
final class Signs {
    /** A shorter wording is a fragment that stands in any sentence about the topic. Our choice. */
    private static final int SHORTEST = 6;

    /** So many characters of statement count as one that is long enough to tell something. Our choice. */
    private static final double LONG = 30;

    /** So many new pairs of characters in statements count as a new tale. Our choice. */
    private static final double TALE = 20;

    private final Lexicon lexicon;
    private final IdeaTexts texts;

    Signs(Inquiry inquiry, IdeaTexts texts) {
        this.lexicon = inquiry.lexicon();
        this.texts = texts;
    }

    /**
     * What stands to be judged, folded.
     *
     * @param now the sentence
     * @param before what was said in this turn and the two before it
     * @param free what may be said in this turn; empty when no author's line stands behind it
     */
    record Said(String now, String before, List<Bigrams> free) {
        String all() {
            return before.isEmpty() ? now : before + "。" + now;
        }
    }

    /** The signs in the order of {@link Sign}, each the most that any guarded idea shows. */
    double[] of(Said said, Predicate<String> guarded, Readings readings) {
        double[] signs = new double[Sign.values().length];
        String now = Folding.unframed(said.now());
        relations(signs, now, said, guarded, readings);
        wordings(signs, said, guarded, readings);
        manners(signs, said, readings);
        set(signs, Sign.WORDS_SAID, at(signs, Sign.WORDS) * at(signs, Sign.SAID));
        set(signs, Sign.WORDS_ASKED, at(signs, Sign.WORDS) * at(signs, Sign.CLOSED_QUESTION));
        double cue = at(signs, Sign.GENERAL) + at(signs, Sign.CAUSAL) + at(signs, Sign.CONTRAST);
        set(signs, Sign.TERMS_CUED, at(signs, Sign.TERMS) * Math.min(1, cue));
        return signs;
    }

    private void relations(double[] signs, String now, Said said, Predicate<String> guarded, Readings readings) {
        Reading alone = readings.of(now);
        Reading together = said.before().isEmpty() ? alone : readings.of(said.before() + "。" + now);
        LineMatcher here = new LineMatcher(lexicon, alone);
        LineMatcher across = new LineMatcher(lexicon, together);
        Set<String> terms = terms(alone);
        Set<String> allTerms = said.before().isEmpty() ? terms : terms(together);
        for (GuardedIdea idea : texts.ideas()) {
            if (!guarded.test(idea.id())) {
                continue;
            }
            if (here.any(idea.conflict())) {
                set(signs, Sign.CONFLICT, 1);
            }
            for (GuardedIdea.Line line : idea.lines()) {
                LineMatcher.Match match = here.match(line.relations());
                boolean informative = !match.informative().isEmpty();
                raise(signs, Sign.RELATIONS, informative ? match.share() : match.share() / 2);
                if (informative) {
                    raise(
                            signs,
                            Sign.RELATIONS_WINDOW,
                            across.match(line.relations()).share());
                }
                double covered = covered(line.terms(), terms);
                if (line.terms().size() >= 2 && covered > 0) {
                    raise(signs, Sign.TERMS, covered);
                    raise(signs, Sign.TERMS_WINDOW, covered(line.terms(), allTerms));
                }
                for (Relation relation : line.relations()) {
                    if (relation.terms().size() == 2 && covered(relation.terms(), terms) == 1) {
                        set(signs, Sign.ENDS, 1);
                    }
                }
            }
        }
    }

    private void wordings(double[] signs, Said said, Predicate<String> guarded, Readings readings) {
        Bigrams pairs = readings.pairs(said.now());
        Bigrams allPairs = said.before().isEmpty() ? pairs : readings.pairs(said.all());
        Set<Integer> characters = GuardedIdea.han(said.now());
        Set<Integer> allCharacters = said.before().isEmpty() ? characters : GuardedIdea.han(said.all());
        Overlaps byPairs = texts.pairs();
        int[] common = byPairs.common(pairs);
        int[] commonAll = said.before().isEmpty() ? common : byPairs.common(allPairs);
        int[] sounds = texts.sounds().common(GuardedIdea.sounds(said.now()));
        double nearest = 0;
        double nearestAll = 0;
        for (int i = 0; i < byPairs.size(); i++) {
            GuardedIdea.Wording wording = texts.wording(i);
            if (!guarded.test(texts.ideaOf(i)) || wording.text().length() < SHORTEST) {
                continue;
            }
            raise(signs, Sign.PAIRS, byPairs.contained(common, i));
            raise(signs, Sign.SOUNDS, texts.sounds().contained(sounds, i));
            nearest = Math.max(nearest, byPairs.dice(common, i, pairs.size()));
            double words = texts.weighed(wording.characters(), characters);
            raise(signs, Sign.WORDS, words);
            if (common[i] > 0) {
                raise(signs, Sign.PAIRS_WINDOW, byPairs.contained(commonAll, i));
                nearestAll = Math.max(nearestAll, byPairs.dice(commonAll, i, allPairs.size()));
                raise(signs, Sign.WORDS_WINDOW, texts.weighed(wording.characters(), allCharacters));
            }
        }
        double free = texts.free().nearest(pairs);
        double freeAll = said.before().isEmpty() ? free : texts.free().nearest(allPairs);
        set(signs, Sign.NEARER, nearest - free);
        set(signs, Sign.NEARER_WINDOW, nearestAll - freeAll);
        set(signs, Sign.NEARER_TURN, said.free().isEmpty() ? nearest - free : nearest - nearestFree(said, pairs));
        set(
                signs,
                Sign.NEARER_TURN_WINDOW,
                said.free().isEmpty() ? nearestAll - freeAll : nearestAll - nearestFree(said, allPairs));
    }

    private static double nearestFree(Said said, Bigrams pairs) {
        return said.free().stream().mapToDouble(f -> f.overlap(pairs)).max().orElse(0);
    }

    private void manners(double[] signs, Said said, Readings readings) {
        for (Manner manner : Manner.values()) {
            set(signs, manner.sign(), manner.in(said.now()));
        }
        List<Mood.Clause> clauses = readings.clauses(said.now());
        Map<Mood, Integer> lengths = Mood.lengths(clauses);
        double total = Math.max(
                1, lengths.values().stream().mapToInt(Integer::intValue).sum());
        boolean closed = at(signs, Sign.CLOSED_QUESTION) > 0;
        set(signs, Sign.OPEN_QUESTION, closed ? 0 : lengths.getOrDefault(Mood.ASKS, 0) / total);
        set(signs, Sign.INVITATION, lengths.getOrDefault(Mood.INVITES, 0) / total);
        set(signs, Sign.TAKES_UP, lengths.getOrDefault(Mood.TAKES_UP, 0) / total);
        set(signs, Sign.SAID, Math.min(1, lengths.getOrDefault(Mood.SAYS, 0) / LONG));
        int before = Mood.lengths(readings.clauses(said.before())).getOrDefault(Mood.SAYS, 0);
        set(signs, Sign.SAID_WINDOW, Math.min(1, before / LONG / 3));
        String statements = clauses.stream()
                .filter(c -> c.mood() == Mood.SAYS)
                .map(Mood.Clause::text)
                .collect(Collectors.joining("，"));
        set(signs, Sign.SAID_NEW, Math.min(1, texts.newPairs(readings.pairs(statements)) / TALE));
        set(signs, Sign.NEW_CHARACTERS, texts.newCharacters(GuardedIdea.han(said.now())));
    }

    private static Set<String> terms(Reading reading) {
        return reading.all().stream().map(Mention::said).collect(Collectors.toSet());
    }

    /** Share of the terms that were said, themselves or their opposites. */
    private double covered(Set<String> terms, Set<String> said) {
        long have = terms.stream()
                .filter(t -> said.contains(t)
                        || lexicon.oppositeOf(t).filter(said::contains).isPresent())
                .count();
        return terms.isEmpty() ? 0 : (double) have / terms.size();
    }

    private static double at(double[] signs, Sign sign) {
        return signs[sign.ordinal()];
    }

    private static void set(double[] signs, Sign sign, double value) {
        signs[sign.ordinal()] = value;
    }

    private static void raise(double[] signs, Sign sign, double value) {
        signs[sign.ordinal()] = Math.max(signs[sign.ordinal()], value);
    }
}
