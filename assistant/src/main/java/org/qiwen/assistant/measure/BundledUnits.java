package org.qiwen.assistant.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qiwen.ingestion.BundledCorpus;
import org.qiwen.ingestion.IngestionListener;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.IngestionReport;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.parse.DocumentParser;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;

/** The course units that travel with the program, alone in a store, and what pupils ask of them: the small ground of tuning. */
public final class BundledUnits {
    private BundledUnits() {}

    /**
     * Ingests the Chinese units into {@code folder} and asks.
     *
     * @param weight share of the vector leg in the order
     */
    public static Ground ground(DocumentParser parser, Embedders embedders, Path folder, double weight) {
        try (PassageStore store = new LucenePassageStore(folder)) {
            IngestionPipeline pipeline =
                    new IngestionPipeline(parser, new PassageSplitter(SplitSettings.DEFAULTS), embedders, store);
            IngestionReport report = pipeline.ingest(
                    new BundledCorpus()
                            .documents().stream()
                                    .filter(document -> document.name()
                                            .contains("/" + Locale.SIMPLIFIED_CHINESE.toLanguageTag() + "/"))
                                    .toList(),
                    IngestionListener.SILENT);
            Map<String, String> ids =
                    store.documents().stream().map(StoredDocument::id).collect(Collectors.toMap(id -> id, id -> id));
            RetrievalCorpus corpus = new RetrievalCorpus(report, ids, Map.of());
            RetrievalRun run = new RetrievalRun(store, embedders, corpus);
            List<Remark> questions = Remark.questions();
            List<RetrievalRun.Answer> asked = run.askRemarks(questions, SearchTuning.DEEPEST);
            return new Ground(
                    "bundled units",
                    SearchTuning.right(answered(asked, questions), corpus, weight),
                    SearchTuning.first(run.askRemarks(Remark.offTopic(), SearchTuning.DEEPEST), weight),
                    SearchTuning.first(unanswered(asked, questions), weight));
        }
    }

    private static List<RetrievalRun.Answer> answered(List<RetrievalRun.Answer> asked, List<Remark> questions) {
        return IntStream.range(0, asked.size())
                .filter(i -> !questions.get(i).label().equals(Remark.UNANSWERED))
                .mapToObj(i -> asked.get(i).answeredBy(questions.get(i).label()))
                .toList();
    }

    private static List<RetrievalRun.Answer> unanswered(List<RetrievalRun.Answer> asked, List<Remark> questions) {
        return IntStream.range(0, asked.size())
                .filter(i -> questions.get(i).label().equals(Remark.UNANSWERED))
                .mapToObj(asked::get)
                .toList();
    }
}
