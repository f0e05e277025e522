package org.qiwen.assistant.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiwen.assistant.measure.Ground;
import org.qiwen.assistant.measure.Remark;
import org.qiwen.assistant.measure.RetrievalCorpus;
import org.qiwen.assistant.measure.RetrievalData;
import org.qiwen.assistant.measure.RetrievalRun;
import org.qiwen.assistant.measure.SearchTuning;
import org.qiwen.assistant.measure.SearchTuning.Shown;
import org.qiwen.evaluation.report.MarkdownTable;
import org.qiwen.ingestion.search.Relevance;
import org.qiwen.ingestion.search.SearchSettings;

/** Tunes search on one half of the questions and prints how today's and the tuned settings do on the other. */
final class TuningReport {
    /** Thresholds printed beside the best, to see what another would cost. */
    private static final List<Double> OTHERS = List.of(0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5);

    private final PrintWriter out;
    private final RetrievalData data;
    private final RetrievalCorpus corpus;
    private final RetrievalRun run;

    TuningReport(PrintWriter out, RetrievalData data, RetrievalCorpus corpus, RetrievalRun run) {
        this.out = out;
        this.data = data;
        this.corpus = corpus;
        this.run = run;
    }

    /**
     * Prints.
     *
     * @param units what pupils ask of the bundled units, by the vector leg's weight
     */
    void print(List<RetrievalData.Query> queries, Function<Double, Ground> units) {
        List<RetrievalRun.Answer> answers = run.ask(queries, RetrievalData.Query::simplified, SearchTuning.DEEPEST);
        SearchTuning.Choice best = order(answers);
        relevance(answers, units, best.weight());
        out.flush();
    }

    private SearchTuning.Choice order(List<RetrievalRun.Answer> answers) {
        List<SearchTuning.Choice> tuned = SearchTuning.grid(run, SearchTuning.half(answers, 0));
        List<SearchTuning.Choice> reported = SearchTuning.grid(run, SearchTuning.half(answers, 1));
        SearchTuning.Choice best = SearchTuning.best(tuned);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < tuned.size(); i++) {
            SearchTuning.Choice choice = tuned.get(i);
            boolean shown = choice.depth() == best.depth() || Math.abs(choice.weight() - best.weight()) < 0.001;
            if (shown) {
                rows.add(List.of(
                        number(choice.weight()),
                        String.valueOf(choice.depth()),
                        number(choice.quality().ndcg()),
                        number(reported.get(i).quality().ndcg()),
                        number(reported.get(i).quality().recall())));
            }
        }
        out.print(new MarkdownTable(
                        List.of(
                                "vector weight",
                                "depth",
                                "nDCG@10 tuned on",
                                "nDCG@10 other half",
                                "recall@10 other half"),
                        rows)
                .render());
        out.printf("best: vector weight %s, depth %d%n%n", number(best.weight()), best.depth());
        return best;
    }

    private void relevance(List<RetrievalRun.Answer> answers, Function<Double, Ground> units, double weight) {
        Ground folder = new Ground(
                "the folder",
                SearchTuning.right(answers, corpus, weight),
                SearchTuning.first(run.askRemarks(Remark.offTopic(), SearchTuning.DEEPEST), weight),
                answers.stream()
                        .flatMap(answer -> removed(answer, weight).stream())
                        .toList());
        Ground bundled = units.apply(weight);
        List<Ground> grounds = List.of(folder, bundled);
        List<Ground> tuned = grounds.stream().map(ground -> ground.half(0)).toList();
        List<Ground> reported = grounds.stream().map(ground -> ground.half(1)).toList();
        Relevance fitted = SearchTuning.fit(tuned);
        // Half of the remarks are answered by an encyclopaedia after all; the units are what a pupil's question meets.
        double threshold = SearchTuning.threshold(fitted, bundled.half(0));
        out.printf(Locale.ROOT, "fitted: %s; best threshold %.2f%n%n", fitted, threshold);
        List<List<String>> rows = new ArrayList<>();
        for (Ground ground : reported) {
            rows.add(row("today's", Relevance.CHINESE, SearchSettings.DEFAULTS.minRelevance(), ground));
            rows.add(row("fitted, best", fitted, threshold, ground));
            for (double other : OTHERS) {
                rows.add(row("fitted", fitted, other, ground));
            }
        }
        out.print(new MarkdownTable(
                        List.of(
                                "on the other half",
                                "rule",
                                "questions",
                                "right kept",
                                "off-topic refused",
                                "unanswered refused"),
                        rows)
                .render());
    }

    /** What is left of an answer when the right texts, and all of the same title, are gone from the store. */
    private Optional<Shown> removed(RetrievalRun.Answer answer, double weight) {
        Set<String> titles = answer.right().stream()
                .flatMap(id -> Stream.ofNullable(data.texts().get(id)))
                .map(RetrievalData.Text::title)
                .collect(Collectors.toSet());
        Set<String> texts = new HashSet<>(answer.right());
        return SearchTuning.first(
                answer,
                scored -> {
                    String text = corpus.textOf().getOrDefault(scored.passage().documentId(), "");
                    RetrievalData.Text known = data.texts().get(text);
                    return texts.contains(text)
                            || (known != null && !known.title().isEmpty() && titles.contains(known.title()));
                },
                weight);
    }

    private static List<String> row(String rule, Relevance relevance, double threshold, Ground ground) {
        return List.of(
                ground.name(),
                String.format(Locale.ROOT, "%s >= %.2f", rule, threshold),
                String.valueOf(ground.right().size()),
                number(SearchTuning.shown(ground.right(), relevance, threshold)),
                number(1 - SearchTuning.shown(ground.talk(), relevance, threshold)),
                number(1 - SearchTuning.shown(ground.unanswered(), relevance, threshold)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
