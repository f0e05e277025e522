package org.qiwen.ingestion.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
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
                null,
                Locale.SIMPLIFIED_CHINESE,
                null,
                Nature.UNMARKED);
        StoredDocument document = new StoredDocument(
                id, id + ".md", "题", passage.kind(), passage.locale(), null, null, null, id, "v1", "m", 1);
        return new DocumentVersion(document, List.of(new EmbeddedPassage(passage, new float[] {0, 1})));
    }
}
