package org.qiwen.ingestion.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.IngestionReport;
import org.qiwen.ingestion.embed.OnnxEmbedder;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import org.qiwen.ingestion.parse.Block;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.DocumentParser;
import org.qiwen.ingestion.parse.ParsedDocument;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;
import org.qiwen.ingestion.store.Candidate;
import org.qiwen.ingestion.store.CandidateQuery;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageFilter;

/**
 * Measures search on a folder with {@code corpus.jsonl}, {@code distractors.jsonl}, {@code queries.dev.jsonl} and
 * {@code qrels.dev.tsv}: nDCG@10 and recall@10 of either leg and of both joined, and milliseconds. A hit is the first passage
 * of the right text. Run by hand: {@code main(data folder, index folder, number of queries, text|text_hans, [most texts])};
 * an index folder that is filled already is used again.
 */
public final class RetrievalMeasurement {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int K = 10;
    private static final List<String> OFF_TOPIC = List.of(
            "哈哈哈哈哈",
            "我不想学了",
            "老师你好",
            "今天中午吃什么",
            "你是机器人吗",
            "嗯嗯好的",
            "你喜欢打王者荣耀吗",
            "我妈妈叫我去洗澡",
            "作业能不能明天再交",
            "不知道",
            "啊啊啊好难",
            "周杰伦的新歌好听吗",
            "帮我写一首情诗",
            "1234567",
            "asdfghjkl");

    private RetrievalMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[2]);
        String form = arguments[3];
        try (OnnxEmbedders embedders = new OnnxEmbedders();
                LucenePassageStore store = new LucenePassageStore(Path.of(arguments[1]))) {
            int most = arguments.length > 4 ? Integer.parseInt(arguments[4]) : Integer.MAX_VALUE;
            ingest(data, most, embedders, store);
            latency(embedders.forLocale(ZH));
            measure(data, count, form, embedders, store);
        }
    }

    private static void ingest(Path data, int most, OnnxEmbedders embedders, LucenePassageStore store)
            throws IOException {
        List<SourceDocument> documents = new ArrayList<>();
        for (String file : List.of("corpus.jsonl", "distractors.jsonl")) {
            for (JsonNode line : lines(data.resolve(file))) {
                String text = line.path("text_hans").asText(line.path("text").asText());
                documents.add(SourceDocument.bytes(
                        line.path("_id").asText(),
                        (line.path("title").asText().strip() + "\n" + text).getBytes(StandardCharsets.UTF_8),
                        DocumentDescription.of(DocumentKind.COURSE_UNIT, ZH)));
            }
        }
        IngestionReport report = new IngestionPipeline(
                        new TitledText(), new PassageSplitter(SplitSettings.DEFAULTS), embedders, store)
                .ingest(documents.subList(0, Math.min(most, documents.size())));
        double seconds = report.taken().toMillis() / 1000.0;
        System.out.printf(
                "ingested %d, unchanged %d, failed %d; %d passages in %.1f s (%.0f a second)%n",
                report.ingested().size(),
                report.unchanged().size(),
                report.failed().size(),
                report.passages(),
                seconds,
                report.passages() / seconds);
        System.out.printf("%d passages stored%n", store.size());
    }

    private static void latency(OnnxEmbedder embedder) {
        String[] sentences = {
            "我觉得是因为铁块比较重，所以它放进水里就会沉下去了吧", "月亮被地球的影子挡住了，所以我们看到的月亮就变弯了",
            "天空是蓝色的是因为大海的颜色反射到天上去了，对不对呢", "植物晚上也要呼吸，所以卧室里面不能放太多的花花草草",
        };
        for (int i = 0; i < 50; i++) {
            embedder.embed(sentences[i % sentences.length]);
        }
        double[] millis = new double[400];
        for (int i = 0; i < millis.length; i++) {
            long started = System.nanoTime();
            embedder.embed(sentences[i % sentences.length] + i % 10);
            millis[i] = (System.nanoTime() - started) / 1e6;
        }
        print("embed a sentence of 25 characters", millis);
    }

    private static void measure(Path data, int count, String form, OnnxEmbedders embedders, LucenePassageStore store)
            throws IOException {
        Map<String, String> right = new LinkedHashMap<>();
        for (String line : Files.readAllLines(data.resolve("qrels.dev.tsv"))) {
            String[] cells = line.split("\t");
            right.put(cells[0], cells[1]);
        }
        List<JsonNode> queries = new ArrayList<>();
        for (JsonNode line : lines(data.resolve("queries.dev.jsonl"))) {
            if (!line.path("context_dependent").asBoolean()) {
                queries.add(line);
            }
        }
        Collections.shuffle(queries, new Random(7));
        queries = queries.subList(0, Math.min(count, queries.size()));
        PassageFilter filter = PassageFilter.in(ZH);
        PassageSearch search = new PassageSearch(store, embedders, new SearchSettings(0.5, 50, -1));
        Map<String, double[]> sums = new LinkedHashMap<>();
        double[] whole = new double[queries.size()];
        double[] storeOnly = new double[queries.size()];
        List<Double> rightSimilarity = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            String text =
                    queries.get(i).path(form).asText(queries.get(i).path("text").asText());
            String wanted = right.get(queries.get(i).path("_id").asText());
            long started = System.nanoTime();
            List<ScoredPassage> joined = search.search(text, filter, 30);
            whole[i] = (System.nanoTime() - started) / 1e6;
            float[] vector = embedders.forLocale(ZH).embed(text);
            started = System.nanoTime();
            List<Candidate> candidates = store.candidates(
                    new CandidateQuery(text, vector, embedders.forLocale(ZH).model(), filter, 50));
            storeOnly[i] = (System.nanoTime() - started) / 1e6;
            add(
                    sums,
                    "words",
                    ranked(candidates, Candidate::words),
                    c -> c.passage().file(),
                    wanted);
            add(
                    sums,
                    "vectors",
                    ranked(candidates, Candidate::similarity),
                    c -> c.passage().file(),
                    wanted);
            add(sums, "joined", joined, c -> c.passage().file(), wanted);
            for (double weight : new double[] {0.3, 0.4, 0.6}) {
                add(
                        sums,
                        "joined, vector weight " + weight,
                        Fusion.join(candidates, weight),
                        c -> c.passage().file(),
                        wanted);
            }
            candidates.stream()
                    .filter(c -> c.passage().file().equals(wanted))
                    .mapToDouble(Candidate::similarity)
                    .max()
                    .ifPresent(rightSimilarity::add);
        }
        int n = queries.size();
        sums.forEach((leg, sum) -> System.out.printf(
                "%-28s nDCG@10 %.4f  recall@10 %.4f  (%d queries, %s)%n", leg, sum[0] / n, sum[1] / n, n, form));
        print("search with embedding", whole);
        print("store alone", storeOnly);
        List<Double> strange = new ArrayList<>();
        for (String question : OFF_TOPIC) {
            search.search(question, filter, 1).forEach(hit -> strange.add(hit.similarity()));
        }
        System.out.println("similarity of the best passage to off-topic talk: " + strange);
        double[] similarities =
                rightSimilarity.stream().mapToDouble(d -> d).sorted().toArray();
        System.out.printf(
                "similarity of the right passage: 1%% %.3f, 5%% %.3f, 50%% %.3f%n",
                similarities[similarities.length / 100],
                similarities[similarities.length / 20],
                similarities[similarities.length / 2]);
    }

    private static List<Candidate> ranked(List<Candidate> candidates, ToDoubleFunction<Candidate> score) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(score).reversed())
                .toList();
    }

    private static <T> void add(
            Map<String, double[]> sums, String leg, List<T> ranked, Function<T, String> file, @Nullable String wanted) {
        Set<String> files = new LinkedHashSet<>();
        ranked.forEach(hit -> files.add(file.apply(hit)));
        int rank = new ArrayList<>(files).indexOf(wanted);
        double[] sum = sums.computeIfAbsent(leg, any -> new double[2]);
        if (rank >= 0 && rank < K) {
            sum[0] += Math.log(2) / Math.log(rank + 2);
            sum[1]++;
        }
    }

    private static void print(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%-34s p50 %.1f ms, p95 %.1f ms%n", what, sorted[sorted.length / 2], sorted[sorted.length * 95 / 100]);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(JSON.readTree(line));
        }
        return nodes;
    }

    /** The first line is the title, each other line a paragraph. */
    private static final class TitledText implements DocumentParser {
        @Override
        public boolean reads(SourceDocument document) {
            return true;
        }

        @Override
        public ParsedDocument parse(SourceDocument document) throws IOException {
            String all = new String(document.content().open().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf('\n');
            List<Block> blocks = new ArrayList<>();
            int start = end + 1;
            for (String line : all.substring(end + 1).split("\n", -1)) {
                if (!line.isBlank()) {
                    blocks.add(new Block(Block.Type.PARAGRAPH, 0, start, start + line.length(), null));
                }
                start += line.length() + 1;
            }
            return new ParsedDocument(
                    end > 0 ? all.substring(0, end) : document.name(), document.defaults(), all, blocks);
        }
    }
}
