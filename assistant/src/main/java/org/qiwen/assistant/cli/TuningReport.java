package org.qiwen.assistant.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.measure.OffTopic;
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
    /** So many right passages may a threshold cost. Our choice: a teacher misses what is hidden more than she minds the rest. */
    private static final double KEPT = 0.98;

    private static final double EQUAL = 0.5;

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

    void print(List<RetrievalData.Query> queries) {
        List<RetrievalRun.Answer> answers = run.ask(queries, RetrievalData.Query::simplified, SearchTuning.DEEPEST);
        SearchTuning.Choice best = order(answers);
        relevance(answers, best.weight());
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

    private void relevance(List<RetrievalRun.Answer> answers, double weight) {
        List<OffTopic> remarks = OffTopic.all();
        List<RetrievalRun.Answer> chat = run.askOffTopic(remarks, SearchTuning.DEEPEST);
        List<List<Shown>> right = new ArrayList<>();
        List<List<Shown>> gone = new ArrayList<>();
        List<List<Shown>> off = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            List<RetrievalRun.Answer> asked = SearchTuning.half(answers, half);
            right.add(SearchTuning.right(asked, corpus, weight));
            gone.add(asked.stream()
                    .flatMap(answer -> removed(answer, weight).stream())
                    .toList());
            List<OffTopic> kinds = SearchTuning.half(remarks, half);
            List<RetrievalRun.Answer> remarked = SearchTuning.half(chat, half);
            List<Shown> first = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                first.addAll(SearchTuning.first(kinds.get(i).kind(), remarked.get(i), any -> false, weight));
            }
            off.add(first);
        }
        List<Shown> others = new ArrayList<>(off.get(0));
        int every = Math.max(1, gone.get(0).size() / Math.max(1, off.get(0).size()));
        for (int i = 0; i < gone.get(0).size(); i += every) {
            others.add(gone.get(0).get(i));
        }
        Relevance fitted = SearchTuning.fit(right.get(0), others);
        double threshold = SearchTuning.threshold(fitted, right.get(0), KEPT);
        out.printf(
                "fitted: %s; threshold %s keeps %s of the right passages it was tuned on%n%n",
                fitted, number(threshold), number(SearchTuning.shown(right.get(0), fitted, threshold)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("cosine 0.45", new Relevance(-450, 1000, 0), EQUAL, right.get(1), off.get(1), gone.get(1)));
        rows.add(row(
                "default",
                Relevance.CHINESE,
                SearchSettings.DEFAULTS.minRelevance(),
                right.get(1),
                off.get(1),
                gone.get(1)));
        rows.add(row("fitted", fitted, threshold, right.get(1), off.get(1), gone.get(1)));
        out.print(new MarkdownTable(
                        List.of(
                                "rule, on the other half",
                                "right kept (recall)",
                                "off-topic refused",
                                "document gone: refused",
                                "precision against off-topic"),
                        rows)
                .render());
        byKind(off.get(1), fitted, threshold);
    }

    /** What is left of an answer when the right texts, and all of the same title, are gone from the store. */
    private List<Shown> removed(RetrievalRun.Answer answer, double weight) {
        Set<String> titles = answer.right().stream()
                .flatMap(id -> java.util.stream.Stream.ofNullable(data.texts().get(id)))
                .map(RetrievalData.Text::title)
                .collect(Collectors.toSet());
        Set<String> texts = new HashSet<>(answer.right());
        return SearchTuning.first(
                "document gone",
                answer,
                scored -> {
                    String text = corpus.textOf().getOrDefault(scored.passage().documentId(), "");
                    RetrievalData.Text known = data.texts().get(text);
                    return texts.contains(text)
                            || (known != null && !known.title().isEmpty() && titles.contains(known.title()));
                },
                weight);
    }

    /** Precision as if as many off-topic remarks came as questions. */
    private static List<String> row(
            String rule, Relevance relevance, double threshold, List<Shown> right, List<Shown> off, List<Shown> gone) {
        double kept = SearchTuning.shown(right, relevance, threshold);
        double wrong = SearchTuning.shown(off, relevance, threshold);
        return List.of(
                rule + (threshold == EQUAL && relevance.overlap() == 0 ? "" : " >= " + number(threshold)),
                number(kept),
                number(1 - wrong),
                number(1 - SearchTuning.shown(gone, relevance, threshold)),
                number(kept / Math.max(1e-9, kept + wrong)));
    }

    private void byKind(List<Shown> off, Relevance relevance, double threshold) {
        List<List<String>> rows = off.stream().collect(Collectors.groupingBy(Shown::kind)).entrySet().stream()
                .map(kind -> List.of(
                        kind.getKey(),
                        String.valueOf(kind.getValue().size()),
                        number(1 - SearchTuning.shown(kind.getValue(), relevance, threshold))))
                .toList();
        out.println();
        out.print(new MarkdownTable(List.of("off-topic, other half", "remarks", "refused"), rows).render());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
