package org.qiwen.assistant.measure;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qiwen.evaluation.benchmark.ResidentMemory;
import org.qiwen.ingestion.IngestionListener;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.IngestionProgress;
import org.qiwen.ingestion.IngestionReport;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.OnnxEmbedder;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import org.qiwen.ingestion.parse.ForkSettings;
import org.qiwen.ingestion.parse.ForkedParser;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageStore;

/**
 * Measures ingestion of many files from disk to a Lucene index, and beside it the embedder alone and LangChain4j's
 * {@code embedAll} on the very passages that the files gave. The three take turns, portion by portion, so that other work on
 * the machine slows all of them alike.
 */
public final class IngestionMeasurement {
    /** Rounds that count. A first one of the same size warms up: the JVM compiles what the three run. */
    private static final int ROUNDS = 3;

    private static final long SEED = 3;
    private static final long SAMPLE_MILLIS = 500;

    private IngestionMeasurement() {}

    /**
     * What was measured.
     *
     * @param sampled passages of the rounds
     * @param raw passages a second, {@link OnnxEmbedder#embedAll} alone
     * @param langchain4j the same for LangChain4j's model of the same file
     * @param pipeline the same from file to store
     * @param documents files ingested in all
     * @param failed files that were not
     * @param passages passages in the store at the end
     * @param peakHeap most bytes used of the heap, sampled
     * @param peakResident most KiB that the process held in memory, sampled; native memory of the models included
     * @param peakChildren most KiB of the parser's processes
     */
    public record Result(
            int sampled,
            double raw,
            double langchain4j,
            double pipeline,
            int documents,
            int failed,
            long passages,
            long peakHeap,
            long peakResident,
            long peakChildren) {}

    /** Runs it in this process; files and index go to {@code folder}. */
    public static Result run(Path folder, int documents) throws IOException {
        List<SourceDocument> files = new SyntheticSchool(SEED).write(folder.resolve("files"), documents);
        Memory memory = new Memory();
        try (OnnxEmbedders embedders = new OnnxEmbedders();
                ForkedParser parser = new ForkedParser(ForkSettings.DEFAULTS, folder.resolve("parser"));
                PassageStore store = new LucenePassageStore(folder.resolve("index"))) {
            OnnxEmbedder raw = embedders.forLocale(Locale.SIMPLIFIED_CHINESE);
            Listening heard = new Listening(raw);
            IngestionPipeline pipeline =
                    new IngestionPipeline(parser, new PassageSplitter(SplitSettings.DEFAULTS), locale -> heard, store);
            Rounds rounds = new Rounds(pipeline, heard, memory);
            rounds.run(files);
            return new Result(
                    rounds.passages,
                    rounds.passages / rounds.raw,
                    rounds.passages / rounds.langchain4j,
                    rounds.passages / rounds.pipeline,
                    documents,
                    rounds.failed,
                    store.size(),
                    memory.heap,
                    memory.resident,
                    memory.children);
        }
    }

    /** The three in turns. */
    private static final class Rounds {
        private final IngestionPipeline ingestion;
        private final Listening heard;
        private final IngestionListener memory;
        private final BgeSmallZhV15QuantizedEmbeddingModel peer = new BgeSmallZhV15QuantizedEmbeddingModel();
        private int passages;
        private int failed;
        private double raw;
        private double langchain4j;
        private double pipeline;

        Rounds(IngestionPipeline ingestion, Listening heard, IngestionListener memory) {
            this.ingestion = ingestion;
            this.heard = heard;
            this.memory = memory;
        }

        /** The first round warms everything up and does not count. */
        void run(List<SourceDocument> files) {
            for (int round = 0; round <= ROUNDS; round++) {
                int from = files.size() * round / (ROUNDS + 1);
                int to = files.size() * (round + 1) / (ROUNDS + 1);
                round(files.subList(from, to), round > 0);
            }
        }

        private void round(List<SourceDocument> files, boolean counts) {
            IngestionReport report = ingestion.ingest(files, memory);
            List<String> texts = heard.takeTexts();
            double own = seconds(() -> heard.embedder.embedAll(texts));
            List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
            double others = seconds(() -> peer.embedAll(segments));
            failed += report.failed().size();
            if (counts) {
                passages += texts.size();
                pipeline += report.taken().toNanos() / 1e9;
                raw += own;
                langchain4j += others;
            }
        }

        private static double seconds(Runnable work) {
            long started = System.nanoTime();
            work.run();
            return (System.nanoTime() - started) / 1e9;
        }
    }

    /** The embedder as the pipeline uses it, with an ear for the texts: reading them from the store again would be work beside. */
    private static final class Listening implements Embedder {
        private final OnnxEmbedder embedder;
        private List<String> texts = new ArrayList<>();

        Listening(OnnxEmbedder embedder) {
            this.embedder = embedder;
        }

        private synchronized List<String> takeTexts() {
            List<String> taken = texts;
            texts = new ArrayList<>();
            return taken;
        }

        private synchronized void hear(List<String> more) {
            texts.addAll(more);
        }

        @Override
        public List<float[]> embedAll(List<String> more) {
            hear(more);
            return embedder.embedAll(more);
        }

        @Override
        public float[] embed(String text) {
            return embedder.embed(text);
        }

        @Override
        public String model() {
            return embedder.model();
        }

        @Override
        public int dimension() {
            return embedder.dimension();
        }

        @Override
        public int maxTokens() {
            return embedder.maxTokens();
        }

        @Override
        public int[] tokenStarts(String text) {
            return embedder.tokenStarts(text);
        }
    }

    /** Looks at memory twice a second while passages go by. */
    private static final class Memory implements IngestionListener {
        private long last;
        private long heap;
        private long resident;
        private long children;

        @Override
        public void progressed(IngestionProgress progress) {
            long now = System.nanoTime() / 1_000_000;
            if (now - last < SAMPLE_MILLIS) {
                return;
            }
            last = now;
            heap = Math.max(
                    heap,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            ResidentMemory memory = ResidentMemory.of(ProcessHandle.current());
            resident = Math.max(resident, memory.kibibytes());
            children = Math.max(children, memory.childrenKibibytes());
        }
    }
}
