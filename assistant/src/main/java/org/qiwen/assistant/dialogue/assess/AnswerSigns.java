package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Language;

/**
 * How a short answer stands to a question that has reference answers and no relations: the signs of wording, denial, number
 * and talk that the ear has, and what answers with a known label to the same question add. Immutable.
 */
public final class AnswerSigns {
    /** An answer whose label is known. */
    public record Known(String text, boolean right) {}

    private record Kept(Known known, Bigrams words, Bigrams pairs) {}

    /** Neighbours that are asked; our choice. */
    private static final int NEIGHBOURS = 5;

    /** Rare words tell no more than this, in logarithms of odds. Our choice. */
    private static final double STRONGEST = 2.5;

    /** Added to counts of words. */
    private static final double SMOOTH = 0.5;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    private final Language language;
    private final Map<Integer, Double> weights;
    private final String question;
    private final Bigrams asked;
    private final List<String> references;
    private final Sentences reference;
    private final Sentences spelled;
    private final List<Kept> known;

    /**
     * @param weights of words by number, the rarer the more; a word without one has 1
     * @param known answers to this question with their label; without any, only the references speak
     */
    public AnswerSigns(
            Language language,
            Map<Integer, Double> weights,
            String question,
            List<String> references,
            List<Known> known) {
        this.language = language;
        this.weights = weights;
        this.question = question;
        this.asked = language.words(question);
        this.references = List.copyOf(references);
        this.reference = new Sentences(language, references);
        this.spelled = new Sentences(Language.CHINESE, references);
        this.known = known.stream()
                .map(k -> new Kept(k, language.words(k.text()), Bigrams.of(k.text())))
                .toList();
    }

    /** Weights of words by how few of the texts hold them. */
    public static Map<Integer, Double> weights(Language language, List<String> texts) {
        Map<Integer, Integer> counts = new HashMap<>();
        texts.forEach(text -> language.words(text).stream().forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Math.log((1.0 + texts.size()) / e.getValue())));
    }

    /**
     * The signs of an answer.
     *
     * @param itself index of the answer among the known ones, which is left out; -1 when it is none of them
     */
    public AssessProbe.Held of(String answer, int itself) {
        Signs signs = new Signs();
        Bigrams words = language.words(answer);
        Bigrams letters = Bigrams.of(answer);
        boolean denies = language.denies(answer);
        wording(signs, answer, words, letters, denies);
        talk(signs, answer);
        if (!known.isEmpty()) {
            neighbours(signs, words, letters, denies, itself);
        }
        return new AssessProbe.Held("answer", signs.names(), signs.values());
    }

    private void wording(Signs signs, String answer, Bigrams words, Bigrams letters, boolean denies) {
        signs.add("reference", reference.nearness(words, denies));
        signs.add("spelled", spelled.nearness(letters, denies));
        signs.add("copied", words.containedIn(asked));
        double said = 0;
        double asDenied = 0;
        double likest = 0;
        double told = 0;
        for (String text : references) {
            Bigrams theirs = language.words(text);
            Bigrams telling = theirs.without(asked);
            said = Math.max(said, share(theirs, words));
            told = Math.max(told, telling.isEmpty() ? share(theirs, words) : share(telling, words));
            double like = 2 * weight(theirs.where(words::contains)) / Math.max(1e-9, weight(theirs) + weight(words));
            if (like > likest) {
                likest = like;
                asDenied = language.denies(text) == denies ? 1 : -1;
            }
        }
        signs.add("weighed_said", said);
        signs.add("weighed_told", told);
        signs.add("weighed_likeness", likest);
        signs.add("weighed_as_denied", asDenied * likest);
        Bigrams all = Bigrams.all(references.stream().map(language::words).toList());
        Bigrams strange = words.without(all).without(asked);
        signs.add("strange", weight(strange) / Math.max(1e-9, weight(words)));
        signs.add("new_words", Math.log1p(words.without(asked).size()));
        signs.add("length", Math.log1p(words.size()));
        double usual = references.stream()
                .mapToInt(r -> language.words(r).size())
                .average()
                .orElse(1);
        signs.add("as_long", Math.min(2, words.size() / Math.max(1, usual)));
        signs.add("denials", language.denials(answer));
        List<String> numbers = numbers(answer);
        List<String> theirs =
                references.stream().flatMap(r -> numbers(r).stream()).toList();
        signs.add("numbers", numbers.size());
        signs.add(
                "wrong_numbers",
                numbers.stream().filter(n -> !theirs.contains(n)).count());
        signs.add("references", Math.log(references.size()));
        signs.add("asked_long", Math.log1p(asked.size()));
        signs.add("asks_why", language.normalise(question).contains("why"));
    }

    private void talk(Signs signs, String answer) {
        SpeechActs speech = SpeechActs.in(language);
        String normal = language.normalise(answer);
        signs.add("gives_up", speech.says(SpeechAct.DONT_KNOW, normal));
        signs.add("hollow", speech.hollow(answer));
        signs.add("because", speech.has(Manner.BECAUSE, normal));
    }

    private void neighbours(Signs signs, Bigrams words, Bigrams letters, boolean denies, int itself) {
        List<Kept> others = IntStream.range(0, known.size())
                .filter(i -> i != itself)
                .mapToObj(known::get)
                .toList();
        long right = others.stream().filter(k -> k.known().right()).count();
        double base = Math.log((right + 1.0) / (others.size() - right + 1.0));
        signs.add("usually_right", base);
        double[] near = new double[2];
        double[] spelledNear = new double[2];
        record Near(double likeness, boolean right) {}
        List<Near> nearest = new ArrayList<>();
        for (Kept other : others) {
            double like = likeness(words, other.words());
            double pairs = letters.overlap(other.pairs());
            int side = other.known().right() ? 1 : 0;
            near[side] = Math.max(near[side], like);
            spelledNear[side] = Math.max(spelledNear[side], pairs);
            nearest.add(new Near(
                    (like + pairs) / 2 * (language.denies(other.known().text()) == denies ? 1 : 0.8),
                    other.known().right()));
        }
        nearest.sort(Comparator.comparingDouble(Near::likeness).reversed());
        double votes = 0;
        double all = 1e-6;
        for (Near one : nearest.subList(0, Math.min(NEIGHBOURS, nearest.size()))) {
            double vote = one.likeness() * one.likeness();
            votes += one.right() ? vote : 0;
            all += vote;
        }
        signs.add("near_right", near[1]);
        signs.add("near_wrong", near[0]);
        signs.add("nearer_right", near[1] - near[0]);
        signs.add("spelled_nearer_right", spelledNear[1] - spelledNear[0]);
        signs.add("neighbours", votes / all);
        signs.add("word_odds", odds(words, others, right, Kept::words));
        signs.add("letter_odds", odds(letters, others, right, Kept::pairs) / 3);
    }

    private static double odds(
            Bigrams said, List<Kept> others, long right, java.util.function.Function<Kept, Bigrams> of) {
        Map<Integer, int[]> counts = new HashMap<>();
        for (Kept other : others) {
            of.apply(other).stream()
                    .filter(said::contains)
                    .forEach(w -> counts.computeIfAbsent(w, k -> new int[2])[
                            other.known().right() ? 1 : 0]++);
        }
        double wrong = others.size() - right;
        double sum = 0;
        for (int[] count : counts.values()) {
            double odds = Math.log((count[1] + SMOOTH) / (right + 2 * SMOOTH))
                    - Math.log((count[0] + SMOOTH) / (wrong + 2 * SMOOTH));
            sum += Math.max(-STRONGEST, Math.min(STRONGEST, odds));
        }
        return sum / Math.sqrt(1 + said.size());
    }

    private double likeness(Bigrams one, Bigrams other) {
        double both = weight(one) + weight(other);
        return both == 0 ? 0 : 2 * weight(one.where(other::contains)) / both;
    }

    private double share(Bigrams part, Bigrams whole) {
        double all = weight(part);
        return all == 0 ? 0 : weight(part.where(whole::contains)) / all;
    }

    private double weight(Bigrams words) {
        return words.stream()
                .mapToDouble(word -> weights.getOrDefault(word, 1.0))
                .sum();
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The labels a caller may fit, wrong first. */
    public static List<String> labels() {
        return Collections.unmodifiableList(List.of("incorrect", "correct"));
    }
}
