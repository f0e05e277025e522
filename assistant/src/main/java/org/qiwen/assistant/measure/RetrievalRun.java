package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiwen.evaluation.metric.Ranking;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.search.Fusion;
import org.qiwen.ingestion.search.ScoredPassage;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.Candidate;
import org.qiwen.ingestion.store.CandidateQuery;
import org.qiwen.ingestion.store.PassageFilter;
import org.qiwen.ingestion.store.PassageStore;

/** Asks a store the queries of a {@link RetrievalData} and keeps every candidate, so that both legs and any join can be scored. */
public final class RetrievalRun {
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final int K = 10;

    private final PassageStore store;
    private final Embedders embedders;
    private final RetrievalCorpus corpus;

    /** Each passage once, or thousands of answers with hundreds of candidates would not fit in memory. */
    private final Map<String, Passage> seen = new HashMap<>();

    public RetrievalRun(PassageStore store, Embedders embedders, RetrievalCorpus corpus) {
        this.store = store;
        this.embedders = embedders;
        this.corpus = corpus;
    }

    /**
     * A query and what the legs brought.
     *
     * @param question as it was asked
     * @param right ids of the texts that answer it; empty for a question nothing answers
     * @param candidates scored by both legs
     */
    public record Answer(String question, List<String> right, List<Candidate> candidates) {
        /** The same, with the text known that answers it. */
        Answer answeredBy(String text) {
            return new Answer(question, List.of(text), candidates);
        }
    }

    /** How the candidates are put in order. */
    public record Leg(String name, Function<List<Candidate>, List<ScoredPassage>> order) {
        static Leg words() {
            return new Leg("words", candidates -> by(candidates, Comparator.comparingDouble(Candidate::words)));
        }

        static Leg vectors() {
            return new Leg("vectors", candidates -> by(candidates, Comparator.comparingDouble(Candidate::similarity)));
        }

        static Leg fused(double weight) {
            return new Leg("fused", candidates -> Fusion.join(candidates, weight));
        }

        private static List<ScoredPassage> by(List<Candidate> candidates, Comparator<Candidate> score) {
            return candidates.stream()
                    .sorted(score.reversed()
                            .thenComparing(candidate -> candidate.passage().id()))
                    .map(candidate ->
                            new ScoredPassage(candidate.passage(), 0, candidate.words(), candidate.similarity()))
                    .toList();
        }
    }

    /** Mean nDCG@10 and recall@10, 0 to 1. */
    public record Quality(double ndcg, double recall) {}

    /** Asks every query in one form; queries are embedded together. */
    public List<Answer> ask(List<RetrievalData.Query> queries, Function<RetrievalData.Query, String> form, int depth) {
        Embedder embedder = embedders.forLocale(CHINESE);
        List<String> questions = queries.stream().map(form).toList();
        List<float[]> vectors = embedder.embedAll(questions);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            List<String> right = queries.get(i).right().stream()
                    .map(corpus::standing)
                    .distinct()
                    .toList();
            answers.add(new Answer(questions.get(i), right, candidates(questions.get(i), vectors.get(i), depth)));
        }
        return answers;
    }

    /** Asks remarks; what answers them is left open. */
    public List<Answer> askRemarks(List<Remark> remarks, int depth) {
        Embedder embedder = embedders.forLocale(CHINESE);
        return remarks.stream()
                .map(remark -> new Answer(
                        remark.text(), List.of(), candidates(remark.text(), embedder.embed(remark.text()), depth)))
                .toList();
    }

    private List<Candidate> candidates(String question, float[] vector, int depth) {
        String model = embedders.forLocale(CHINESE).model();
        return store.candidates(new CandidateQuery(question, vector, model, PassageFilter.in(CHINESE), depth)).stream()
                .map(found -> new Candidate(
                        seen.computeIfAbsent(found.passage().id(), id -> found.passage()),
                        found.words(),
                        found.similarity()))
                .toList();
    }

    /** How well a leg orders the texts of the candidates; a text is where its first passage is. */
    public Quality quality(List<Answer> answers, Leg leg) {
        double ndcg = 0;
        double recall = 0;
        for (Answer answer : answers) {
            List<String> ranked = leg.order().apply(answer.candidates()).stream()
                    .map(scored -> corpus.textOf().getOrDefault(scored.passage().documentId(), ""))
                    .distinct()
                    .limit(K)
                    .toList();
            ndcg += Ranking.ndcg(ranked, answer.right().stream().collect(Collectors.toMap(id -> id, id -> 1.0)), K)
                    .orElse(0);
            recall += Ranking.recall(ranked, new LinkedHashSet<>(answer.right()), K)
                    .orElse(0);
        }
        int n = Math.max(1, answers.size());
        return new Quality(ndcg / n, recall / n);
    }

    /** The legs that are compared. */
    public static List<Leg> legs(double weight) {
        return Stream.of(Leg.words(), Leg.vectors(), Leg.fused(weight)).toList();
    }
}
