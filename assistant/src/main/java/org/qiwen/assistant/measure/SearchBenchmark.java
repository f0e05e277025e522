package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.search.PassageSearch;
import org.qiwen.ingestion.search.SearchSettings;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.CandidateQuery;
import org.qiwen.ingestion.store.DocumentVersion;
import org.qiwen.ingestion.store.EmbeddedPassage;
import org.qiwen.ingestion.store.PassageFilter;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;

/** Search at several sizes in several stores: how long, how much of the true neighbours, how many rows under a filter. */
public final class SearchBenchmark {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    /** Results asked for. */
    private static final int K = 10;

    /** Passages stored as one, as the pipeline does. */
    private static final int GROUP = 128;

    /** Searches before time is taken: what a server has behind it after minutes. */
    private static final int WARM_UP = 100;

    /** Every passage is relevant here: a filter must give its rows however far they are. */
    private static final SearchSettings ANY =
            new SearchSettings(SearchSettings.DEFAULTS.vectorWeight(), SearchSettings.DEFAULTS.depth(), 0);

    private final Embedders embedders;
    private final List<EmbeddedPassage> passages;
    private final List<String> queries;
    private final Consumer<String> progress;

    private SearchBenchmark(
            Embedders embedders, List<EmbeddedPassage> passages, List<String> queries, Consumer<String> progress) {
        this.embedders = embedders;
        this.passages = passages;
        this.queries = queries;
        this.progress = progress;
    }

    /** Makes or opens a store for one measurement. */
    public interface Opening {
        MeasuredStore open() throws IOException, SQLException;
    }

    /**
     * Measures each store at each size and returns the tables.
     *
     * @param data folder with {@code corpus.jsonl}, {@code distractors.jsonl} and {@code queries.dev.jsonl}
     * @param documents folder with more Markdown; may be missing
     * @param vectors folder where computed vectors are kept
     * @param sizes numbers of passages
     * @param count how many queries
     * @param progress hears what is being done
     */
    public static String run(
            Path data,
            Path documents,
            Path vectors,
            List<Integer> sizes,
            List<Opening> stores,
            int count,
            Embedders embedders,
            Consumer<String> progress)
            throws IOException, SQLException {
        int most = sizes.stream().mapToInt(size -> size).max().orElseThrow();
        List<Passage> texts = WindowedPassages.of(data, documents, most);
        if (texts.size() < most) {
            throw new IllegalArgumentException("the texts give " + texts.size() + " passages, not " + most);
        }
        List<float[]> known = new CachedVectors(embedders.forLocale(ZH), vectors)
                .of(
                        texts.stream().map(Passage::textWithHeadings).toList(),
                        done -> progress.accept("embedded " + done));
        List<EmbeddedPassage> passages = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            passages.add(new EmbeddedPassage(texts.get(i), known.get(i)));
        }
        SearchBenchmark benchmark =
                new SearchBenchmark(embedders, passages, WindowedPassages.queries(data, count), progress);
        List<SearchFigures> figures = new ArrayList<>();
        for (Opening opening : stores) {
            for (int size : sizes) {
                try (MeasuredStore store = opening.open()) {
                    figures.add(benchmark.measure(store, size));
                }
            }
        }
        return SearchReport.markdown(figures, queriesAndLoad(count));
    }

    private static String queriesAndLoad(int count) {
        return count + " queries, " + K + " results each, " + SearchSettings.DEFAULTS.depth() + " candidates a leg.";
    }

    private SearchFigures measure(MeasuredStore measured, int size) throws IOException, SQLException {
        progress.accept(measured.name() + ": storing " + size);
        List<EmbeddedPassage> some = passages.subList(0, size);
        long started = System.nanoTime();
        ingest(measured.store(), some);
        Duration ingested = Duration.ofNanos(System.nanoTime() - started);
        measured.settle();
        progress.accept(measured.name() + ": searching " + size);
        PassageStore store = measured.store();
        Embedder embedder = embedders.forLocale(ZH);
        PassageFilter all = PassageFilter.in(ZH);
        PassageSearch search = new PassageSearch(store, embedders, SearchSettings.DEFAULTS);
        for (int i = 0; i < WARM_UP; i++) {
            search.search(queries.get(i % queries.size()), all, K);
        }
        List<Duration> embedding = new ArrayList<>();
        List<Duration> searching = new ArrayList<>();
        for (String query : queries) {
            long asked = System.nanoTime();
            float[] vector = embedder.embed(query);
            long embedded = System.nanoTime();
            search.search(query, vector, all, K);
            searching.add(Duration.ofNanos(System.nanoTime() - embedded));
            embedding.add(Duration.ofNanos(embedded - asked));
        }
        return neighbours(measured, some, ingested, embedding, searching);
    }

    private SearchFigures neighbours(
            MeasuredStore measured,
            List<EmbeddedPassage> some,
            Duration ingested,
            List<Duration> embedding,
            List<Duration> searching)
            throws IOException, SQLException {
        PassageStore store = measured.store();
        Embedder embedder = embedders.forLocale(ZH);
        PassageFilter all = PassageFilter.in(ZH);
        PassageFilter rare = all.disciplines(Set.of(WindowedPassages.RARE));
        PassageSearch anything = new PassageSearch(store, embedders, ANY);
        double deep = 0;
        double asked = 0;
        double narrow = 0;
        int least = Integer.MAX_VALUE;
        List<Duration> filtered = new ArrayList<>();
        for (String query : queries) {
            float[] vector = embedder.embed(query);
            Set<String> nearest = nearest(some, vector, passage -> true);
            deep += share(nearest, store, vector, all, ANY.depth());
            asked += share(nearest, store, vector, all, K);
            Set<String> nearestRare =
                    nearest(some, vector, passage -> WindowedPassages.RARE.equals(passage.discipline()));
            narrow += share(nearestRare, store, vector, rare, ANY.depth());
            long started = System.nanoTime();
            least = Math.min(least, anything.search(query, vector, rare, K).size());
            filtered.add(Duration.ofNanos(System.nanoTime() - started));
        }
        return new SearchFigures(
                measured.name(),
                some.size(),
                ingested,
                measured.bytes(),
                embedding,
                searching,
                deep / queries.size(),
                asked / queries.size(),
                least,
                narrow / queries.size(),
                filtered);
    }

    private void ingest(PassageStore store, List<EmbeddedPassage> passages) {
        Map<String, List<EmbeddedPassage>> documents = passages.stream()
                .collect(Collectors.groupingBy(
                        embedded -> embedded.passage().documentId(), LinkedHashMap::new, Collectors.toList()));
        List<DocumentVersion> group = new ArrayList<>();
        int grouped = 0;
        for (Map.Entry<String, List<EmbeddedPassage>> document : documents.entrySet()) {
            group.add(version(document.getKey(), embedders.forLocale(ZH).model(), document.getValue()));
            grouped += document.getValue().size();
            if (grouped >= GROUP) {
                store.replace(group);
                group = new ArrayList<>();
                grouped = 0;
            }
        }
        store.replace(group);
    }

    private static DocumentVersion version(String id, String model, List<EmbeddedPassage> passages) {
        Passage first = passages.get(0).passage();
        return new DocumentVersion(
                new StoredDocument(
                        id,
                        first.file(),
                        first.title(),
                        first.kind(),
                        first.locale(),
                        null,
                        null,
                        null,
                        id,
                        "measured",
                        model,
                        passages.size()),
                passages);
    }

    /** Ids of the ten nearest of those that pass, found by comparing all. */
    private static Set<String> nearest(List<EmbeddedPassage> passages, float[] vector, Predicate<Passage> passes) {
        record Scored(String id, double similarity) {}
        PriorityQueue<Scored> best = new PriorityQueue<>(Comparator.comparingDouble(Scored::similarity));
        for (EmbeddedPassage embedded : passages) {
            if (passes.test(embedded.passage())) {
                best.add(new Scored(embedded.passage().id(), dot(vector, embedded.vector())));
                if (best.size() > K) {
                    best.remove();
                }
            }
        }
        return best.stream().map(Scored::id).collect(Collectors.toSet());
    }

    /** Share of the nearest that the vector leg alone finds: a question without words has no other. */
    private double share(Set<String> nearest, PassageStore store, float[] vector, PassageFilter filter, int depth) {
        Set<String> found =
                store
                        .candidates(new CandidateQuery(
                                "", vector, embedders.forLocale(ZH).model(), filter, depth))
                        .stream()
                        .sorted(Comparator.comparingDouble(candidate -> -candidate.similarity()))
                        .limit(K)
                        .map(candidate -> candidate.passage().id())
                        .collect(Collectors.toSet());
        return nearest.isEmpty()
                ? 1
                : (double) nearest.stream().filter(found::contains).count() / nearest.size();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
