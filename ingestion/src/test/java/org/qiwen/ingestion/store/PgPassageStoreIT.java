package org.qiwen.ingestion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

class PgPassageStoreIT extends PassageStoreContract {
    private final DataSource source = database();

    private static DataSource database() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(TestPostgres.freshDatabase());
        return source;
    }

    @Override
    protected PassageStore open() {
        return PgPassageStore.create(source);
    }

    @Override
    protected PassageStore openEmpty() {
        return PgPassageStore.create(database());
    }

    @Test
    void findsTheNearestThroughTheGraph() {
        Random random = new Random(5);
        int count = PgVectors.EXACT_UP_TO + 1_200;
        List<float[]> vectors = new ArrayList<>();
        try (PassageStore store = open()) {
            for (int from = 0; from < count; from += 800) {
                List<DocumentVersion> group = new ArrayList<>();
                for (int i = from; i < Math.min(count, from + 800); i++) {
                    vectors.add(unit(random, 24));
                    group.add(document(
                            "d" + i, "水" + i, i % 100 == 0 ? "rare" : i % 12 == 0 ? "odd" : "common", vectors.get(i)));
                }
                store.replace(group);
            }
            PassageFilter all = PassageFilter.in(Locale.SIMPLIFIED_CHINESE);
            assertThat(hasGraph()).isTrue();
            double found = 0;
            for (int question = 0; question < 40; question++) {
                float[] vector = unit(random, 24);
                Set<String> near = nearest(vectors, vector);
                found += store.candidates(new CandidateQuery("", vector, "m", all, 10)).stream()
                        .filter(c -> near.contains(c.passage().id()))
                        .count();
                for (Set<String> disciplines : List.of(Set.of("rare"), Set.of("common", "odd"), Set.of("common"))) {
                    assertThat(store.candidates(new CandidateQuery("", vector, "m", all.disciplines(disciplines), 10)))
                            .hasSize(10)
                            .allSatisfy(c -> assertThat(disciplines)
                                    .contains(String.valueOf(c.passage().discipline())));
                }
            }
            assertThat(found / 400).isGreaterThanOrEqualTo(0.95);
        }
    }

    private boolean hasGraph() {
        return new PgTransactions(source)
                .read("look for the graph", connection -> PgVectors.isIndexed(connection, new PgModel(1, "m", 24)));
    }

    private static Set<String> nearest(List<float[]> vectors, float[] question) {
        return IntStream.range(0, vectors.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -dot(vectors.get(i), question)))
                .limit(10)
                .map(i -> "pd" + i)
                .collect(Collectors.toSet());
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static float[] unit(Random random, int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= (float) length;
        }
        return vector;
    }

    @Test
    void addsUpItsTotalsWithoutLosingAny() throws Exception {
        try (PassageStore store = open()) {
            for (int i = 0; i < 520; i++) {
                store.replace(List.of(document("d" + i % 7, "第" + i + "篇")));
            }
            store.delete("d3");
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet sums =
                            statement.executeQuery("select count(*) < 600, sum(vectors) = (select count(*) from"
                                    + " passage), sum(tokens) = (select sum(tokens) from passage), sum(worded) = (select"
                                    + " count(*) from passage where tokens > 0) from passage_total")) {
                sums.next();
                for (int column = 1; column <= 4; column++) {
                    assertThat(sums.getBoolean(column)).as("column " + column).isTrue();
                }
            }
        }
    }

    @Test
    void saysThatTheMigrationsAreMissing() {
        assertThatThrownBy(() -> new PgPassageStore(database()))
                .isInstanceOf(UnusableStore.class)
                .hasMessageContaining("run the migrations");
    }

    @Test
    void scoresWordsAsLuceneDoes(@TempDir Path directory) {
        List<String> texts = List.of(
                "盐水的密度比清水的密度大，鸡蛋在盐水里浮起来。",
                "水往低处流。",
                "Newton 的第三定律：作用力与反作用力大小相等、方向相反。Newton 1687",
                "鹽水",
                "密度".repeat(60) + "水",
                "把鸡蛋放进清水，鸡蛋沉到水底；再往水里加盐。盐，水，盐");
        List<DocumentVersion> documents = IntStream.range(0, texts.size())
                .mapToObj(i -> document("d" + i, texts.get(i)))
                .toList();
        try (PassageStore postgres = open();
                PassageStore lucene = new LucenePassageStore(directory)) {
            for (PassageStore store : List.of(postgres, lucene)) {
                store.replace(documents);
            }
            for (String question : List.of("盐水密度", "水", "盐", "newton 定律", "1687", "鸡蛋为什么浮起来", "，", "底")) {
                assertThat(scores(postgres, question)).as(question).isEqualTo(scores(lucene, question));
            }
        }
    }

    /** Words' scores to four digits, by passage. */
    private static Map<String, Long> scores(PassageStore store, String question) {
        Map<String, Long> scores = new TreeMap<>();
        store.candidates(new CandidateQuery(
                        question, new float[] {1, 0}, "m", PassageFilter.in(Locale.SIMPLIFIED_CHINESE), 100))
                .forEach(c -> scores.put(c.passage().id(), Math.round(c.words() * 1e4)));
        return scores;
    }

    private static DocumentVersion document(String id, String text) {
        return document(id, text, null, new float[] {0, 1});
    }

    private static DocumentVersion document(String id, String text, @Nullable String discipline, float[] vector) {
        Passage passage = new Passage(
                "p" + id,
                id,
                id + ".md",
                "题",
                null,
                List.of(),
                0,
                text.length(),
                text,
                DocumentKind.STORY,
                Set.of(),
                discipline,
                Locale.SIMPLIFIED_CHINESE,
                null,
                Nature.UNMARKED);
        StoredDocument document = new StoredDocument(
                id, id + ".md", "题", passage.kind(), passage.locale(), null, null, null, id, "v1", "m", 1);
        return new DocumentVersion(document, List.of(new EmbeddedPassage(passage, vector)));
    }
}
