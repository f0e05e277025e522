package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.qiwen.evaluation.metric.LogisticFit;
import org.qiwen.ingestion.search.Fusion;
import org.qiwen.ingestion.search.Overlap;
import org.qiwen.ingestion.search.Relevance;
import org.qiwen.ingestion.search.ScoredPassage;
import org.qiwen.ingestion.store.Candidate;

/**
 * Chooses weight, depth and threshold of search on one half of the questions; the other half is for the report. Pure.
 */
public final class SearchTuning {
    /** Weights that are tried. */
    private static final double STEP = 0.1;

    private static final List<Integer> DEPTHS = List.of(10, 20, 50, 100);

    /** The depth that candidates must have been asked for. */
    public static final int DEEPEST = 100;

    /** A gain below this is none: 0.0005 of nDCG is one question in a thousand by a few places. Our choice. */
    private static final double NOTHING = 0.0005;

    private SearchTuning() {}

    /** One setting and how well it orders. */
    public record Choice(double weight, int depth, RetrievalRun.Quality quality) {}

    /** A question, the passage that would be shown, and how alike they are. */
    public record Shown(double cosine, double share) {
        static Shown of(String question, ScoredPassage top) {
            return new Shown(
                    top.similarity(), Overlap.share(question, top.passage().textWithHeadings()));
        }

        double likelihood(Relevance relevance) {
            return relevance.of(cosine, share);
        }
    }

    /** Every second of the list, from {@code first}: 0 to tune on, 1 to report on. */
    public static <T> List<T> half(List<T> all, int first) {
        return IntStream.range(0, all.size())
                .filter(i -> i % 2 == first)
                .mapToObj(all::get)
                .toList();
    }

    /** Every setting that is tried. */
    public static List<Choice> grid(RetrievalRun run, List<RetrievalRun.Answer> answers) {
        List<Choice> choices = new ArrayList<>();
        for (int depth : DEPTHS) {
            List<RetrievalRun.Answer> within = answers.stream()
                    .map(answer -> new RetrievalRun.Answer(
                            answer.question(), answer.right(), within(answer.candidates(), depth)))
                    .toList();
            for (int step = 0; step * STEP <= 1 + 1e-9; step++) {
                double weight = Math.round(step * STEP * 10) / 10.0;
                choices.add(new Choice(weight, depth, run.quality(within, RetrievalRun.Leg.fused(weight))));
            }
        }
        return choices;
    }

    /** The best; of equally good ones the shallowest, then the one nearest to equal weights. */
    public static Choice best(List<Choice> choices) {
        double best =
                choices.stream().mapToDouble(c -> c.quality().ndcg()).max().orElse(0);
        return choices.stream()
                .filter(choice -> choice.quality().ndcg() >= best - NOTHING)
                .min(Comparator.comparingInt(Choice::depth).thenComparingDouble(c -> Math.abs(c.weight() - 0.5)))
                .orElseThrow();
    }

    /** What a store would have brought at a smaller depth. */
    static List<Candidate> within(List<Candidate> candidates, int depth) {
        Set<Candidate> kept = new LinkedHashSet<>();
        kept.addAll(top(candidates, Candidate::words, depth));
        kept.addAll(top(candidates, Candidate::similarity, depth));
        return List.copyOf(kept);
    }

    private static List<Candidate> top(List<Candidate> candidates, ToDoubleFunction<Candidate> score, int depth) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(score).reversed())
                .limit(depth)
                .toList();
    }

    /** For each question whose right text is among the first ten passages, that text's first passage. */
    public static List<Shown> right(Collection<RetrievalRun.Answer> answers, RetrievalCorpus corpus, double weight) {
        List<Shown> shown = new ArrayList<>();
        for (RetrievalRun.Answer answer : answers) {
            Fusion.join(answer.candidates(), weight).stream()
                    .limit(10)
                    .filter(scored -> answer.right()
                            .contains(corpus.textOf()
                                    .getOrDefault(scored.passage().documentId(), "")))
                    .findFirst()
                    .ifPresent(scored -> shown.add(Shown.of(answer.question(), scored)));
        }
        return shown;
    }

    /** The first passage for each question. */
    public static List<Shown> first(Collection<RetrievalRun.Answer> answers, double weight) {
        return answers.stream()
                .flatMap(answer -> first(answer, any -> false, weight).stream())
                .toList();
    }

    /** The first passage for a question once what {@code removed} names is gone from the store. */
    public static Optional<Shown> first(RetrievalRun.Answer answer, Predicate<ScoredPassage> removed, double weight) {
        return Fusion.join(answer.candidates(), weight).stream()
                .filter(removed.negate())
                .findFirst()
                .map(scored -> Shown.of(answer.question(), scored));
    }

    /**
     * The logistic function that tells right passages from those shown for mere talk. Questions that a store does not answer
     * take no part: their best passage is as near to them as a right one is to others. Each ground counts as much as the other.
     */
    public static Relevance fit(List<Ground> grounds) {
        List<LogisticFit.Example> examples = new ArrayList<>();
        for (Ground ground : grounds) {
            examples.addAll(examples(ground.right(), true));
            examples.addAll(examples(ground.talk(), false));
        }
        double[] weights = LogisticFit.weights(examples);
        return new Relevance(rounded(weights[0]), rounded(weights[1]), rounded(weights[2]));
    }

    private static List<LogisticFit.Example> examples(List<Shown> all, boolean relevant) {
        return all.stream()
                .map(shown -> new LogisticFit.Example(
                        new double[] {shown.cosine(), shown.share()}, relevant, 1.0 / all.size()))
                .toList();
    }

    private static double rounded(double weight) {
        return Math.round(weight * 100) / 100.0;
    }

    /**
     * The threshold, in hundredths, that decides best: where the share of right passages kept and the share of talk refused
     * have their largest sum (Youden's J). Of equally good ones the lowest.
     */
    public static double threshold(Relevance relevance, Ground ground) {
        double best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int hundredths = 0; hundredths <= 100; hundredths++) {
            double threshold = hundredths / 100.0;
            double sum = shown(ground.right(), relevance, threshold) - shown(ground.talk(), relevance, threshold);
            if (sum > most) {
                most = sum;
                best = threshold;
            }
        }
        return best;
    }

    /** Share of those shown at a threshold, 0 to 1. */
    public static double shown(List<Shown> all, Relevance relevance, double threshold) {
        return all.stream()
                        .filter(one -> one.likelihood(relevance) >= threshold)
                        .count()
                / (double) Math.max(1, all.size());
    }
}
