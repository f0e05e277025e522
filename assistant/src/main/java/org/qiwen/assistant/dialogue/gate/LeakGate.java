package org.qiwen.assistant.dialogue.gate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.reading.LineMatcher;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Relation;

/**
 * Finds unearned ideas in a text before a student gets it. A question that contains the idea (是不是因为…) states it; a
 * cloze with its blank does not; two alternatives put side by side do not; the pupil's own quoted words do not. Pure and
 * thread-safe; one per inquiry.
 */
public final class LeakGate {
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?；\\n]");

    /** What turns a claim into a question that gives it away. */
    private static final Pattern YES_NO = Pattern.compile("是不是|是否|难道(不是)?");

    private static final Pattern QUOTED = Pattern.compile("[“\"「]([^”\"」]{1,60})[”\"」]");

    private final Inquiry inquiry;
    private final RelationReader reader;
    private final List<Guarded> ideas;
    private final List<ExitAnswer> exitAnswers;
    private final Phrases phrases;
    private final IdeaTexts texts;
    private final Signs signs;
    private final Homophones homophones;
    private final Shown shown = new Shown();

    public LeakGate(Inquiry inquiry, RelationReader reader) {
        this.inquiry = inquiry;
        this.reader = reader;
        Phrases.Builder sentences = new Phrases.Builder();
        this.ideas = inquiry.expectations().stream()
                .filter(e -> e.nature() == Expectation.Nature.INSIGHT)
                .map(idea -> Guarded.of(idea, sentences))
                .toList();
        this.exitAnswers = inquiry.exitCheck().forms().stream()
                .flatMap(f -> f.levels().getOrDefault("full", List.of()).stream()
                        .map(answer -> new ExitAnswer(Set.copyOf(f.expectations()), sentences.add(List.of(answer)))))
                .toList();
        this.phrases = sentences.build();
        this.texts = new IdeaTexts(inquiry);
        this.signs = new Signs(inquiry, texts);
        this.homophones = new Homophones(texts);
    }

    Inquiry inquiry() {
        return inquiry;
    }

    Readings readings() {
        return new Readings(reader);
    }

    IdeaTexts texts() {
        return texts;
    }

    Signs signs() {
        return signs;
    }

    Shown shown() {
        return shown;
    }

    /**
     * An idea as the gate needs it, read once.
     *
     * @param first number of its first wording among the phrases
     * @param end number behind its last
     */
    private record Guarded(String id, List<List<Relation>> claim, List<List<Relation>> conflict, int first, int end) {
        static Guarded of(Expectation idea, Phrases.Builder phrases) {
            List<String> wordings = Stream.concat(Stream.of(idea.idea(), idea.assertion()), idea.accept().stream())
                    .toList();
            int first = phrases.add(wordings);
            return new Guarded(idea.id(), idea.claimLines(), idea.conflictLines(), first, first + wordings.size());
        }
    }

    /** @param phrase number of the answer among the phrases */
    private record ExitAnswer(Set<String> expectations, int phrase) {}

    /**
     * The first leak of {@code text}, said after {@code window}.
     *
     * @param window what the tutor said in the two turns before and earlier in this one
     * @param unearned ids of the ideas the pupil has not earned
     * @param ownWords the pupil's last messages; quoting them confirms nothing
     */
    public Optional<Leak> check(String text, String window, Set<String> unearned, List<String> ownWords) {
        return check(text, window, unearned, ownWords, new Readings(reader));
    }

    Optional<Leak> check(String text, String window, Set<String> unearned, List<String> ownWords, Readings readings) {
        if (unearned.isEmpty()) {
            return Optional.empty();
        }
        String folded = Folding.fold(text);
        String before = Folding.fold(window);
        return Stream.of(folded, Folding.unframed(withoutOwnWords(folded, ownWords)), homophones.corrected(folded))
                .distinct()
                .flatMap(reading -> leak(reading, before, unearned, ownWords, readings).stream())
                .findFirst();
    }

    private Optional<Leak> leak(
            String text, String window, Set<String> unearned, List<String> ownWords, Readings readings) {
        String said = YES_NO.matcher(withoutOwnWords(text, ownWords)).replaceAll("");
        BitSet worded = phrases.in(
                Arrays.stream(SENTENCE_END.split(said)).map(readings::pairs).toList());
        LineMatcher alone = new LineMatcher(inquiry.lexicon(), readings.of(said));
        Supplier<LineMatcher> together = once(
                () -> window.isEmpty() ? alone : new LineMatcher(inquiry.lexicon(), readings.of(window + "。" + said)));
        return ideas.stream()
                .filter(idea -> unearned.contains(idea.id()))
                .flatMap(idea -> leak(idea, worded, alone, together).stream())
                .findFirst()
                .or(() -> exitAnswer(worded, unearned));
    }

    /** @param worded the phrases that are said */
    private Optional<Leak> leak(Guarded idea, BitSet worded, LineMatcher alone, Supplier<LineMatcher> together) {
        return stated(idea, alone).or(() -> statedAcross(idea, alone, together)).or(() -> {
            int wording = worded.nextSetBit(idea.first());
            return wording < 0 || wording >= idea.end()
                    ? Optional.empty()
                    : Optional.of(new Leak(idea.id(), Leak.How.WORDING, false, phrases.text(wording)));
        });
    }

    private static Optional<Leak> stated(Guarded idea, LineMatcher alone) {
        if (alone.any(idea.conflict())) {
            return Optional.empty();
        }
        return idea.claim().stream()
                .filter(line -> alone.match(line).whole())
                .findFirst()
                .map(line -> new Leak(
                        idea.id(), Leak.How.RELATION, line.stream().anyMatch(LeakGate::directed), line.toString()));
    }

    /** Only directed relations count across turns: bare words about a topic come together in any dialogue about it. */
    private static Optional<Leak> statedAcross(Guarded idea, LineMatcher alone, Supplier<LineMatcher> together) {
        List<List<Relation>> begun = idea.claim().stream()
                .filter(line -> line.stream().anyMatch(LeakGate::directed)
                        && !alone.match(line).informative().isEmpty())
                .toList();
        if (begun.isEmpty() || together.get().any(idea.conflict())) {
            return Optional.empty();
        }
        return begun.stream()
                .filter(line -> together.get().match(line).whole())
                .findFirst()
                .map(line -> new Leak(idea.id(), Leak.How.WINDOW, true, line.toString()));
    }

    /** Most sentences begin no claim, so most windows need not be read again. */
    private static Supplier<LineMatcher> once(Supplier<LineMatcher> reading) {
        AtomicReference<@Nullable LineMatcher> read = new AtomicReference<>();
        return () -> {
            LineMatcher known = read.get();
            if (known == null) {
                known = reading.get();
                read.set(known);
            }
            return known;
        };
    }

    private Optional<Leak> exitAnswer(BitSet worded, Set<String> unearned) {
        return exitAnswers.stream()
                .filter(e -> e.expectations().stream().anyMatch(unearned::contains))
                .filter(e -> worded.get(e.phrase()))
                .findFirst()
                .map(e -> new Leak(
                        e.expectations().iterator().next(), Leak.How.EXIT_ANSWER, false, phrases.text(e.phrase())));
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
