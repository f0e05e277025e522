package org.qiwen.assistant.dialogue.reading;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.qiwen.assistant.inquiry.Lexicon;

/**
 * All that reading needs to know of a language: one spelling, the general words with what they do in a sentence, how it
 * compares, and how long it is. There are two. Immutable.
 */
public final class Language {
    public static final Language CHINESE = new Language(
            new Writing(false, "，", 1, 4, ChineseWords.PLAIN_WORDS),
            Normaliser::normalise,
            Ellipsis::filled,
            Ellipsis::denied,
            ChineseWords.cues(),
            ChineseComparisons::new);

    public static final Language ENGLISH = new Language(
            new Writing(true, ", ", EnglishSpelling.LETTERS_A_CHARACTER, 12, EnglishWords.PLAIN_WORDS),
            EnglishSpelling::normalise,
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            EnglishWords.cues(),
            EnglishComparisons::new);

    /**
     * How a language is written.
     *
     * @param spaced whether spaces stand between words
     * @param comma joins two clauses
     * @param lettersACharacter how many letters say as much as one Chinese character
     * @param bareWord longest clause, in letters, that is but a word
     * @param plainWords words that hold a term's form but do not mean it
     */
    private record Writing(
            boolean spaced, String comma, double lettersACharacter, int bareWord, List<String> plainWords) {}

    private static final Cue NEVER = Cue.of("", "(?!)");

    private final Writing writing;
    private final UnaryOperator<String> spelling;
    private final UnaryOperator<String> completion;
    private final UnaryOperator<String> denial;
    private final Map<Sense, Cue> cues;
    private final BiFunction<Language, Lexicon, ComparisonReader> comparisons;

    private Language(
            Writing writing,
            UnaryOperator<String> spelling,
            UnaryOperator<String> completion,
            UnaryOperator<String> denial,
            Map<Sense, Cue> cues,
            BiFunction<Language, Lexicon, ComparisonReader> comparisons) {
        this.writing = writing;
        this.spelling = spelling;
        this.completion = completion;
        this.denial = denial;
        this.cues = cues;
        this.comparisons = comparisons;
    }

    /** The language of a locale such as {@code zh-CN} or {@code en}. */
    public static Language of(String locale) {
        return locale.startsWith("en") ? ENGLISH : CHINESE;
    }

    /** The text as the reader compares it: same meaning, one spelling. */
    public String normalise(String text) {
        return spelling.apply(text);
    }

    /** How many Chinese characters would say as much; limits of length are in these. */
    public int length(String text) {
        return (int) Math.round(text.length() / writing.lettersACharacter());
    }

    /** How many letters say as much as so many Chinese characters. */
    public int letters(int characters) {
        return (int) Math.round(characters * writing.lettersACharacter());
    }

    /** Whether spaces stand between words. */
    public boolean spaced() {
        return writing.spaced();
    }

    /** Joins two clauses of one sentence. */
    public String comma() {
        return writing.comma();
    }

    /** Whether a text denies, counted: two denials are none. */
    public boolean denies(String text) {
        return denials(text) % 2 == 1;
    }

    /** How many denials stand in a text. */
    public long denials(String text) {
        return matcher(Sense.DENIES, text).results().count();
    }

    /** What wordings are compared by, in order: neighbouring characters, or words and neighbouring words. */
    public Bigrams pairs(String text) {
        if (!writing.spaced()) {
            return Bigrams.of(text);
        }
        List<String> words = EnglishSpelling.stems(text);
        IntStream neighbours =
                IntStream.range(1, words.size()).map(i -> (words.get(i - 1) + " " + words.get(i)).hashCode());
        return Bigrams.of(IntStream.concat(words.stream().mapToInt(String::hashCode), neighbours));
    }

    /** The words of a text without regard to order, where spaces stand between them; else as {@link #pairs}. */
    public Bigrams words(String text) {
        return writing.spaced()
                ? Bigrams.of(EnglishSpelling.stems(text).stream().mapToInt(String::hashCode))
                : Bigrams.of(text);
    }

    int bareWord() {
        return writing.bareWord();
    }

    List<String> plainWords() {
        return writing.plainWords();
    }

    /** Says again what a short second half leaves out. */
    String completed(String normalised) {
        return completion.apply(normalised);
    }

    /** A question that only denies, as a denial. */
    String plainlyDenied(String normalised) {
        return denial.apply(normalised);
    }

    Cue cue(Sense sense) {
        return cues.getOrDefault(sense, NEVER);
    }

    boolean has(Sense sense, String text) {
        return cue(sense).isIn(text);
    }

    Matcher matcher(Sense sense, String text) {
        return cue(sense).matcher(text);
    }

    ComparisonReader comparisons(Lexicon lexicon) {
        return comparisons.apply(this, lexicon);
    }
}
