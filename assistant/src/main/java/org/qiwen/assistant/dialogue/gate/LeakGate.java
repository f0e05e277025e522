package org.qiwen.assistant.dialogue.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.LineMatcher;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Relation;

/**
 * Finds unearned ideas in a text before a student gets it. A question that contains the idea (是不是因为…) states it; a
 * cloze with its blank does not; two alternatives put side by side do not; the pupil's own quoted words do not. Pure,
 * immutable, thread-safe; one per inquiry.
 */
public final class LeakGate {
    /**
     * Share of an authored sentence's character pairs that must stand in a text to count as that sentence. Our choice: a
     * paraphrase that drops one word in eight still counts, an honest hint about the same things (at most about 0.6 in
     * the authored content) does not.
     */
    private static final double SAME_WORDING = 0.85;

    /** Shorter authored sentences are fragments that occur in any sentence about the topic. Our choice. */
    private static final int SHORTEST_WORDING = 8;

    private static final Pattern QUOTED = Pattern.compile("[“\"「]([^”\"」]{1,60})[”\"」]");

    private final Inquiry inquiry;
    private final RelationReader reader;

    public LeakGate(Inquiry inquiry, RelationReader reader) {
        this.inquiry = inquiry;
        this.reader = reader;
    }

    /**
     * The first leak of {@code text}, said after {@code window}.
     *
     * @param window what the tutor said in the two turns before and earlier in this one
     * @param unearned ids of the ideas the pupil has not earned
     * @param ownWords the pupil's last messages; quoting them confirms nothing
     */
    public Optional<Leak> check(String text, String window, Set<String> unearned, List<String> ownWords) {
        String said = withoutOwnWords(text, ownWords);
        Reading alone = reader.readForLeaks(said);
        Reading together = reader.readForLeaks(window + "。" + said);
        return inquiry.expectations().stream()
                .filter(e -> e.nature() == Expectation.Nature.INSIGHT && unearned.contains(e.id()))
                .flatMap(e -> leak(e, said, alone, together).stream())
                .findFirst()
                .or(() -> unearned.isEmpty() ? Optional.empty() : exitAnswer(said, unearned));
    }

    private Optional<Leak> leak(Expectation idea, String said, Reading alone, Reading together) {
        LineMatcher here = new LineMatcher(inquiry.lexicon(), alone);
        if (!here.any(idea.conflictLines())) {
            Optional<List<Relation>> line = idea.claimLines().stream()
                    .filter(l -> here.match(l).whole())
                    .findFirst();
            if (line.isPresent()) {
                return Optional.of(
                        new Leak(idea.id(), Leak.How.RELATION, line.get().toString()));
            }
        }
        LineMatcher across = new LineMatcher(inquiry.lexicon(), together);
        if (!across.any(idea.conflictLines())) {
            Optional<List<Relation>> line = idea.claimLines().stream()
                    .filter(l -> l.stream().anyMatch(LeakGate::directed))
                    .filter(l -> across.match(l).whole()
                            && !here.match(l).informative().isEmpty())
                    .findFirst();
            if (line.isPresent()) {
                return Optional.of(
                        new Leak(idea.id(), Leak.How.WINDOW, line.get().toString()));
            }
        }
        return Stream.concat(Stream.of(idea.idea(), idea.assertion()), idea.accept().stream())
                .filter(wording -> repeats(said, wording))
                .findFirst()
                .map(wording -> new Leak(idea.id(), Leak.How.WORDING, wording));
    }

    private Optional<Leak> exitAnswer(String said, Set<String> unearned) {
        return inquiry.exitCheck().forms().stream()
                .filter(f -> f.expectations().stream().anyMatch(unearned::contains))
                .flatMap(f -> f.levels().getOrDefault("full", List.of()).stream()
                        .filter(answer -> repeats(said, answer))
                        .map(answer -> new Leak(f.expectations().get(0), Leak.How.EXIT_ANSWER, answer)))
                .findFirst();
    }

    private static boolean repeats(String said, String wording) {
        return wording.length() >= SHORTEST_WORDING && Bigrams.containment(wording, said) >= SAME_WORDING;
    }

    private static boolean directed(Relation relation) {
        return relation instanceof Relation.Binds
                || relation instanceof Relation.Compare
                || relation instanceof Relation.Monotone
                || relation instanceof Relation.Cause;
    }

    /** Takes out quotations of the pupil's own words. */
    private static String withoutOwnWords(String text, List<String> ownWords) {
        List<String> own = ownWords.stream().map(Normaliser::normalise).toList();
        Matcher matcher = QUOTED.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            String quoted = Normaliser.normalise(matcher.group(1)).replaceAll("(…|。)+$", "");
            boolean theirs = own.stream().anyMatch(words -> words.contains(quoted));
            matcher.appendReplacement(rest, Matcher.quoteReplacement(theirs ? "〇" : matcher.group()));
        }
        return matcher.appendTail(rest).toString();
    }
}
