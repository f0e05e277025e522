package org.qiwen.ingestion.search;

import java.util.Comparator;
import java.util.List;
import org.qiwen.ingestion.store.Candidate;

/**
 * Joins the legs: each leg's scores divided by its best, then a weighted sum. Every candidate has a score of both legs; a
 * sum in which a candidate missing from a leg counts 0 lost two points of nDCG@10, reciprocal ranks six.
 */
public final class Fusion {
    private Fusion() {}

    /**
     * The candidates by joined score, best first.
     *
     * @param vectorWeight share of the vector leg, 0 to 1
     */
    public static List<ScoredPassage> join(List<Candidate> candidates, double vectorWeight) {
        double bestWords =
                best(candidates.stream().mapToDouble(Candidate::words).toArray());
        double bestSimilarity =
                best(candidates.stream().mapToDouble(Candidate::similarity).toArray());
        return candidates.stream()
                .map(candidate -> new ScoredPassage(
                        candidate.passage(),
                        (1 - vectorWeight) * share(candidate.words(), bestWords)
                                + vectorWeight * share(candidate.similarity(), bestSimilarity),
                        candidate.words(),
                        candidate.similarity()))
                .sorted(Comparator.comparingDouble(ScoredPassage::score)
                        .reversed()
                        .thenComparing(scored -> scored.passage().id()))
                .toList();
    }

    private static double best(double[] scores) {
        double best = 0;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        return best;
    }

    private static double share(double score, double best) {
        return best <= 0 ? 0 : Math.max(0, score / best);
    }
}
