package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.measure.BundledUnits;
import org.qiwen.assistant.measure.KeptStore;
import org.qiwen.assistant.measure.RetrievalCorpus;
import org.qiwen.assistant.measure.RetrievalData;
import org.qiwen.assistant.measure.RetrievalRun;
import org.qiwen.evaluation.benchmark.Machine;
import org.qiwen.evaluation.report.MarkdownTable;
import org.qiwen.ingestion.IngestionListener;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.IngestionProgress;
import org.qiwen.ingestion.IngestionReport;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import org.qiwen.ingestion.parse.ForkSettings;
import org.qiwen.ingestion.parse.ForkedParser;
import org.qiwen.ingestion.search.SearchSettings;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;
import org.qiwen.ingestion.store.PassageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate retrieval}: ingests a folder of texts, asks its questions and prints how well they are answered. */
@Command(
        name = "retrieval",
        mixinStandardHelpOptions = true,
        description = "Ingest texts, ask questions; print nDCG@10 and recall@10 of words, vectors and both.")
final class EvaluateRetrieval implements Callable<Integer> {
    private static final long SHUFFLE = 7;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            description = "Folder with corpus.jsonl, queries.dev.jsonl, qrels.dev.tsv.")
    private Path data;

    @Option(names = "--store", defaultValue = "lucene", description = "lucene or postgres; ${DEFAULT-VALUE}.")
    private String store;

    @Option(names = "--queries", description = "Ask so many, drawn at random; all.")
    private @Nullable Integer most;

    @Option(names = "--tune", description = "Also tune weight, depth and threshold on half of the queries.")
    private boolean tune;

    @Option(names = "--work", description = "Folder kept for a second run: files, index, parser; a temporary one.")
    private @Nullable Path work;

    @Override
    public Integer call() throws IOException {
        Path folder = work == null ? Files.createTempDirectory("qiwen-retrieval") : work;
        try {
            RetrievalData read = RetrievalData.read(data);
            measure(read, folder);
            return 0;
        } catch (IllegalArgumentException | IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            if (work == null) {
                Folders.delete(folder);
            }
        }
    }

    private void measure(RetrievalData read, Path folder) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        KeptStore kind = KeptStore.valueOf(store.toUpperCase(Locale.ROOT));
        out.printf(
                "%d texts, %d queries (%d left out)%n",
                read.texts().size(), read.queries().size(), read.skipped());
        try (OnnxEmbedders embedders = new OnnxEmbedders();
                ForkedParser parser = new ForkedParser(ForkSettings.DEFAULTS, folder.resolve("parser"));
                PassageStore passages = kind.open(folder.resolve("index"), System.getenv())) {
            IngestionPipeline pipeline =
                    new IngestionPipeline(parser, new PassageSplitter(SplitSettings.DEFAULTS), embedders, passages);
            RetrievalCorpus corpus =
                    RetrievalCorpus.ingest(read.texts().values(), folder.resolve("texts"), pipeline, progress());
            ingested(corpus.report(), passages.size());
            RetrievalRun run = new RetrievalRun(passages, embedders, corpus);
            List<RetrievalData.Query> queries = drawn(read.queries());
            compare(run, queries);
            if (tune) {
                new TuningReport(out, read, corpus, run)
                        .print(
                                queries,
                                weight -> BundledUnits.ground(parser, embedders, folder.resolve("units"), weight));
            }
        }
    }

    private void compare(RetrievalRun run, List<RetrievalData.Query> queries) {
        SearchSettings settings = SearchSettings.DEFAULTS;
        Map<String, Function<RetrievalData.Query, String>> forms =
                Map.of("simplified", RetrievalData.Query::simplified, "traditional", RetrievalData.Query::traditional);
        List<List<String>> rows = new ArrayList<>();
        for (String form : List.of("simplified", "traditional")) {
            Function<RetrievalData.Query, String> asked = forms.getOrDefault(form, RetrievalData.Query::simplified);
            List<RetrievalRun.Answer> answers = run.ask(queries, asked, settings.depth());
            for (RetrievalRun.Leg leg : RetrievalRun.legs(settings.vectorWeight())) {
                RetrievalRun.Quality quality = run.quality(answers, leg);
                rows.add(List.of(
                        store,
                        form,
                        leg.name(),
                        String.format(Locale.ROOT, "%.4f", quality.ndcg()),
                        String.format(Locale.ROOT, "%.4f", quality.recall())));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d queries asked%n%n", queries.size());
        out.print(new MarkdownTable(List.of("store", "queries", "leg", "nDCG@10", "recall@10"), rows).render());
        out.flush();
    }

    private void ingested(IngestionReport report, long size) {
        double seconds = report.taken().toMillis() / 1000.0;
        Machine machine = Machine.here();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "ingested %d, unchanged %d, failed %d; %d passages in %.1f s (%.1f a second; %d cores, load %.1f); %d stored%n",
                report.ingested().size(),
                report.unchanged().size(),
                report.failed().size(),
                report.passages(),
                seconds,
                report.passages() / Math.max(0.001, seconds),
                machine.processors(),
                machine.load(),
                size);
        report.failed().stream().limit(10).forEach(failed -> out.println(failed.message()));
        out.flush();
    }

    private IngestionListener progress() {
        PrintWriter err = spec.commandLine().getErr();
        return new IngestionListener() {
            private long last = System.nanoTime();

            @Override
            public void progressed(IngestionProgress progress) {
                if (System.nanoTime() - last > 10_000_000_000L) {
                    last = System.nanoTime();
                    err.printf(
                            "%d of %d texts, %d passages%n",
                            progress.documentsDone(), progress.documentsTotal(), progress.embedded());
                    err.flush();
                }
            }
        };
    }

    private List<RetrievalData.Query> drawn(List<RetrievalData.Query> queries) {
        if (most == null || most >= queries.size()) {
            return queries;
        }
        List<RetrievalData.Query> shuffled = new ArrayList<>(queries);
        Collections.shuffle(shuffled, new Random(SHUFFLE));
        return shuffled.subList(0, most);
    }
}
