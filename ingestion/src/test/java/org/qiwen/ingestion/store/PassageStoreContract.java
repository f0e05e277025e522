package org.qiwen.ingestion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

/** What every {@link PassageStore} does. */
public abstract class PassageStoreContract {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final String MODEL = "test-model";
    private static final float[] EAST = {1, 0, 0};
    private static final float[] NORTH = {0, 1, 0};

    private PassageStore store;

    /** Opens the store of this test; opened again after {@link PassageStore#close} it holds the same. */
    protected abstract PassageStore open();

    /** Another store, with nothing in it. */
    protected abstract PassageStore openEmpty();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void givesBackEveryFieldOfAPassage() {
        Passage full = new Passage(
                "p1",
                "d1",
                "folder/a.pdf",
                "浮与沉",
                7,
                List.of("现象", "盐水"),
                10,
                14,
                "鸡蛋浮起",
                DocumentKind.STORY,
                Set.of("JUNIOR", "SENIOR"),
                "physics",
                ZH,
                "float-sink",
                Nature.EVIDENCE);
        Passage bare = new Passage(
                "p2",
                "d1",
                "folder/a.pdf",
                "浮与沉",
                null,
                List.of(),
                20,
                22,
                "沉底",
                DocumentKind.POLICY,
                Set.of(),
                null,
                ZH,
                null,
                Nature.UNMARKED);
        store.replace(List.of(version("d1", new EmbeddedPassage(full, EAST), new EmbeddedPassage(bare, NORTH))));

        assertThat(store.find("p1")).contains(full);
        assertThat(store.find("p2")).contains(bare);
        assertThat(store.find("p3")).isEmpty();
        assertThat(store.passages("d1")).containsExactly(full, bare);
        assertThat(store.passages("d2")).isEmpty();
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void listsDocumentsWithAllTheirFields() {
        StoredDocument document = new StoredDocument(
                "d1",
                "a.md",
                "浮与沉",
                DocumentKind.COURSE_UNIT,
                ZH,
                "float-sink",
                "CC BY 4.0",
                "account-7",
                "ab12",
                "v1",
                MODEL,
                1);
        store.replace(List.of(new DocumentVersion(document, List.of(embedded("d1", "p1", "水", EAST)))));
        store.replace(List.of(version("d0", embedded("d0", "p0", "火", NORTH))));

        assertThat(store.documents()).extracting(StoredDocument::id).containsExactly("d0", "d1");
        assertThat(store.documents()).contains(document);
    }

    @Test
    void findsDocumentsByTheirKeys() {
        store.replace(List.of(
                version("d1", embedded("d1", "p1", "水", EAST)),
                version("d2", embedded("d2", "p2", "火", NORTH)),
                version("d3", "hash-d1", null)));

        assertThat(store.document("d1")).map(StoredDocument::file).contains("d1.md");
        assertThat(store.document("d9")).isEmpty();
        assertThat(store.fromFile("d2.md")).map(StoredDocument::id).contains("d2");
        assertThat(store.fromFile("d2")).isEmpty();
        assertThat(store.withContent("hash-d1")).extracting(StoredDocument::id).containsExactly("d1", "d3");
        assertThat(store.withContent("hash")).isEmpty();
    }

    @Test
    void marksOnePassageAndLeavesTheRest() {
        store.replace(List.of(
                version("d1", embedded("d1", "p1", "盐水", EAST), embedded("d1", "p2", "清水", NORTH)),
                version("d2", embedded("d2", "p3", "海水", EAST))));
        Passage before = store.find("p2").orElseThrow();

        assertThat(store.mark("p2", Nature.EVIDENCE)).isTrue();
        assertThat(store.mark("p9", Nature.EVIDENCE)).isFalse();
        store.close();
        store = open();

        assertThat(store.find("p2")).contains(before.nature(Nature.EVIDENCE));
        assertThat(store.passages("d1")).extracting(Passage::nature).containsExactly(Nature.UNMARKED, Nature.EVIDENCE);
        assertThat(store.find("p3")).map(Passage::nature).contains(Nature.UNMARKED);
        assertThat(found(PassageFilter.in(ZH).natures(Nature.EVIDENCE))).containsExactly("p2");
        assertThat(candidate(store.candidates(query("清水", NORTH, PassageFilter.in(ZH), 5)), "p2"))
                .satisfies(c -> assertThat(c.similarity()).isCloseTo(1, within(1e-3)))
                .satisfies(c -> assertThat(c.words()).isPositive());
        assertThat(store.size()).isEqualTo(3);
    }

    @Test
    void givesADocumentAnotherTitleAndLeavesTheRest() {
        store.replace(List.of(
                version("d1", embedded("d1", "p1", "盐水", EAST), embedded("d1", "p2", "清水", NORTH)),
                version("d2", embedded("d2", "p3", "火", EAST))));
        store.mark("p2", Nature.EVIDENCE);

        assertThat(store.retitle("d1", "新的题目")).isTrue();
        assertThat(store.retitle("d9", "新的题目")).isFalse();

        assertThat(store.document("d1").orElseThrow().title()).isEqualTo("新的题目");
        assertThat(store.passages("d1")).extracting(Passage::title).containsExactly("新的题目", "新的题目");
        assertThat(store.passages("d1")).extracting(Passage::id).containsExactlyInAnyOrder("p1", "p2");
        assertThat(store.find("p2").orElseThrow().nature()).isEqualTo(Nature.EVIDENCE);
        assertThat(candidate(store.candidates(query("清水", NORTH, PassageFilter.in(ZH), 5)), "p2"))
                .satisfies(c -> assertThat(c.passage().title()).isEqualTo("新的题目"))
                .satisfies(c -> assertThat(c.similarity()).isCloseTo(1, within(1e-3)));
        assertThat(store.document("d2").orElseThrow().title()).isEqualTo("题目");
        assertThat(store.find("p3").orElseThrow().title()).isEqualTo("题目");
        assertThat(store.size()).isEqualTo(3);
    }

    @Test
    void showsAnOwnersDocumentsAndThoseOfTheHouse() {
        store.replace(List.of(
                version("d1", embedded("d1", "house", "水", EAST)),
                version("d2", "h2", "li", embedded("d2", "of-li", "水", EAST)),
                version("d3", "h3", "wang", embedded("d3", "of-wang", "水", EAST)),
                version("d4", "h4", "house", embedded("d4", "of-an-account-named-house", "水", EAST))));
        PassageFilter all = PassageFilter.in(ZH);

        assertThat(found(all)).hasSize(4);
        assertThat(found(all.owners(Set.of("li")))).containsExactlyInAnyOrder("house", "of-li");
        assertThat(found(all.owners(Set.of("li", "wang")))).containsExactlyInAnyOrder("house", "of-li", "of-wang");
        assertThat(found(all.owners(Set.of("nobody")))).containsExactly("house");
        assertThat(store.document("d2")).map(StoredDocument::owner).contains("li");
    }

    @Test
    void refusesVectorsOfAnotherLengthThanTheModels() {
        store.replace(List.of(version("d1", embedded("d1", "p1", "水", EAST))));

        assertThatThrownBy(() -> store.replace(List.of(
                        version("d2", embedded("d2", "p2", "火", NORTH)),
                        version("d3", embedded("d3", "p3", "土", new float[] {1, 0})))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("d3")
                .hasMessageContaining(MODEL);
        store.replace(List.of(version("d4", embedded("d4", "p4", "木", NORTH))));
        assertThat(store.documents()).extracting(StoredDocument::id).containsExactly("d1", "d4");
    }

    @Test
    void takesADocumentEmbeddedAnewWithTheSamePassages() {
        store.replace(List.of(version("d1", embedded("d1", "p1", "水", EAST))));
        StoredDocument old = store.document("d1").orElseThrow();
        StoredDocument anew = new StoredDocument(
                old.id(), old.file(), old.title(), old.kind(), old.locale(), null, null, null, "h", "v1", "newer", 1);
        store.replace(List.of(new DocumentVersion(
                anew, List.of(new EmbeddedPassage(store.passages("d1").get(0), new float[] {0, 1})))));

        assertThat(found(PassageFilter.in(ZH))).isEmpty();
        assertThat(store.candidates(new CandidateQuery("水", new float[] {0, 1}, "newer", PassageFilter.in(ZH), 5)))
                .singleElement()
                .satisfies(c -> assertThat(c.passage().id()).isEqualTo("p1"));
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void scoresEveryCandidateByBothLegs() {
        store.replace(List.of(version(
                "d1",
                embedded("d1", "words", "盐水的密度比清水的密度大", NORTH),
                embedded("d1", "vector", "鸡蛋会浮起来", EAST),
                embedded("d1", "neither", "月亮绕着地球转", new float[] {0, 0, 1}))));

        List<Candidate> candidates = store.candidates(query("盐水密度", EAST, PassageFilter.in(ZH), 1));

        assertThat(candidates).extracting(c -> c.passage().id()).containsExactlyInAnyOrder("words", "vector");
        Candidate words = candidate(candidates, "words");
        Candidate vector = candidate(candidates, "vector");
        assertThat(words.words()).isPositive();
        assertThat(words.similarity()).isCloseTo(0, within(1e-6));
        assertThat(vector.words()).isZero();
        assertThat(vector.similarity()).isCloseTo(1, within(1e-6));
    }

    @Test
    void scoresTheSameWordsTheSameWhicheverLegBroughtThem() {
        List<EmbeddedPassage> passages = IntStream.range(0, 30)
                .mapToObj(i -> embedded("d1", "p" + i, "盐水密度" + "水".repeat(i + 1), i == 29 ? EAST : NORTH))
                .toList();
        store.replace(List.of(version("d1", passages.toArray(new EmbeddedPassage[0]))));

        double deep = candidate(store.candidates(query("盐水密度", EAST, PassageFilter.in(ZH), 30)), "p29")
                .words();
        double shallow = candidate(store.candidates(query("盐水密度", EAST, PassageFilter.in(ZH), 1)), "p29")
                .words();

        assertThat(shallow).isPositive().isCloseTo(deep, within(1e-6));
    }

    @Test
    void findsTraditionalBySimplifiedAndTheOtherWayRound() {
        store.replace(List.of(
                version("d1", embedded("d1", "hant", "鹽水的密度較大", NORTH), embedded("d1", "hans", "铁块为什么会沉", NORTH))));

        assertThat(byWords("盐水密度")).containsExactly("hant");
        assertThat(byWords("鐵塊")).containsExactly("hans");
    }

    @Test
    void findsLatinWordsFormulasAndSingleCharacters() {
        store.replace(List.of(version(
                "d1",
                embedded("d1", "latin", "Newton 的第三定律", NORTH),
                embedded("d1", "formula", "CO₂ 与 H₂O", NORTH),
                embedded("d1", "salt", "往水里加盐再放鸡蛋", NORTH))));

        assertThat(byWords("newton")).containsExactly("latin");
        assertThat(byWords("ＣＯ２")).containsExactly("formula");
        assertThat(byWords("盐")).containsExactly("salt");
        assertThat(byWords("？！")).isEmpty();
    }

    @Test
    void narrowsBothLegsByEveryFilter() {
        store.replace(List.of(
                version("d1", tagged("d1", "a", DocumentKind.STORY, Set.of("JUNIOR"), "physics", "x", Nature.EVIDENCE)),
                version("d2", tagged("d2", "b", DocumentKind.POLICY, Set.of(), "biology", "y", Nature.UNMARKED))));
        PassageFilter all = PassageFilter.in(ZH);

        assertThat(found(all)).containsExactlyInAnyOrder("a", "b");
        assertThat(found(PassageFilter.in(Locale.ENGLISH))).isEmpty();
        assertThat(found(all.kinds(DocumentKind.STORY))).containsExactly("a");
        assertThat(found(all.disciplines(Set.of("biology")))).containsExactly("b");
        assertThat(found(all.inquiries(Set.of("x")))).containsExactly("a");
        assertThat(found(all.natures(Nature.EVIDENCE))).containsExactly("a");
        assertThat(found(all.documents(Set.of("d2")))).containsExactly("b");
        assertThat(found(all.stages(Set.of("JUNIOR", "SENIOR")))).containsExactlyInAnyOrder("a", "b");
        assertThat(found(all.stages(Set.of("SENIOR"))))
                .as("a document for no stage in particular passes")
                .containsExactly("b");
        assertThat(found(all.kinds(DocumentKind.STORY).inquiries(Set.of("y")))).isEmpty();
    }

    @Test
    void givesDepthRowsUnderANarrowFilter() {
        List<DocumentVersion> versions = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            String kind = i % 100 == 0 ? "rare" : "common";
            float angle = (float) (i * Math.PI / 1500);
            float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle), 0};
            versions.add(version(
                    "d" + i,
                    new EmbeddedPassage(
                            passage("d" + i, "p" + i, "水", DocumentKind.STORY, Set.of(), kind, null, Nature.UNMARKED),
                            vector)));
        }
        store.replace(versions);

        assertThat(store.candidates(
                        query("火", new float[] {-1, 0, 0}, PassageFilter.in(ZH).disciplines(Set.of("rare")), 10)))
                .hasSize(10)
                .allSatisfy(candidate ->
                        assertThat(candidate.passage().discipline()).isEqualTo("rare"));
    }

    @Test
    void neverComparesVectorsOfTwoModels() {
        store.replace(List.of(version("d1", embedded("d1", "p1", "水", EAST))));
        CandidateQuery other = new CandidateQuery("水", new float[] {1, 0}, "other-model", PassageFilter.in(ZH), 10);
        assertThat(store.candidates(other)).isEmpty();
    }

    @Test
    void replacesADocumentAsAWhole() {
        store.replace(List.of(version("d1", embedded("d1", "old1", "旧甲", EAST), embedded("d1", "old2", "旧乙", EAST))));
        store.replace(List.of(version("d1", embedded("d1", "new1", "新甲", EAST))));

        assertThat(store.passages("d1")).extracting(Passage::id).containsExactly("new1");
        assertThat(store.find("old1")).isEmpty();
        assertThat(store.documents()).hasSize(1);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void readersNeverSeeHalfADocument() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        store.replace(List.of(generation(0)));
        Thread reader = new Thread(() -> {
            while (!stop.get()) {
                Set<String> files = Set.copyOf(
                        store.passages("d").stream().map(Passage::file).toList());
                if (files.size() != 1 || store.passages("d").size() != 5) {
                    fault.set(new AssertionError("saw " + files));
                }
            }
        });
        reader.setUncaughtExceptionHandler((thread, thrown) -> fault.set(thrown));
        reader.start();
        for (int i = 1; i < 30; i++) {
            store.replace(List.of(generation(i)));
        }
        stop.set(true);
        reader.join();
        assertThat(fault.get()).isNull();
    }

    private static DocumentVersion generation(int number) {
        return version(
                "d",
                IntStream.range(0, 5)
                        .mapToObj(i -> {
                            Passage p = passage(
                                    "d",
                                    number + "-" + i,
                                    "水",
                                    DocumentKind.STORY,
                                    Set.of(),
                                    null,
                                    null,
                                    Nature.UNMARKED);
                            Passage ofGeneration = new Passage(
                                    p.id(),
                                    p.documentId(),
                                    "generation-" + number,
                                    p.title(),
                                    p.page(),
                                    p.headings(),
                                    p.start(),
                                    p.end(),
                                    p.text(),
                                    p.kind(),
                                    p.stages(),
                                    p.discipline(),
                                    p.locale(),
                                    p.inquiry(),
                                    p.nature());
                            return new EmbeddedPassage(ofGeneration, EAST);
                        })
                        .toArray(EmbeddedPassage[]::new));
    }

    @Test
    void searchesNeverSeeHalfADocument() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        store.replace(List.of(generation(0)));
        Thread reader = new Thread(() -> {
            while (!stop.get()) {
                List<Candidate> seen = store.candidates(query("水", EAST, PassageFilter.in(ZH), 50));
                Set<String> files = seen.stream().map(c -> c.passage().file()).collect(Collectors.toSet());
                if (files.size() != 1 || seen.size() != 5) {
                    fault.set(new AssertionError("saw " + seen.size() + " of " + files));
                }
            }
        });
        reader.setUncaughtExceptionHandler((thread, thrown) -> fault.set(thrown));
        reader.start();
        for (int i = 1; i < 30; i++) {
            store.replace(List.of(generation(i)));
        }
        stop.set(true);
        reader.join();
        assertThat(fault.get()).isNull();
    }

    @Test
    void takesHostileValuesForWhatTheyAre() {
        List<String> hostile = List.of(
                "'; drop table passage; --",
                "\" or 1=1",
                "%",
                "_",
                "*",
                "\\",
                "{a,b}",
                "${x}",
                "?",
                "NULL",
                "house",
                "a\0b",
                "\uD800",
                "长".repeat(3000));
        List<DocumentVersion> versions = new ArrayList<>();
        for (int i = 0; i < hostile.size(); i++) {
            String value = hostile.get(i);
            Passage passage = new Passage(
                    "p" + i,
                    "d" + i,
                    value,
                    value,
                    null,
                    List.of(value),
                    0,
                    value.length(),
                    value,
                    DocumentKind.STORY,
                    Set.of(value),
                    value,
                    ZH,
                    value,
                    Nature.UNMARKED);
            StoredDocument document = new StoredDocument(
                    "d" + i, value, value, DocumentKind.STORY, ZH, value, value, value, value, value, MODEL, 1);
            versions.add(new DocumentVersion(document, List.of(new EmbeddedPassage(passage, EAST))));
        }
        store.replace(versions);

        for (int i = 0; i < hostile.size(); i++) {
            String value = hostile.get(i);
            PassageFilter all = PassageFilter.in(ZH);
            assertThat(found(all.disciplines(Set.of(value)))).as(value).containsExactly("p" + i);
            assertThat(found(all.inquiries(Set.of(value)))).as(value).containsExactly("p" + i);
            assertThat(found(all.owners(Set.of(value)))).as(value).containsExactly("p" + i);
            assertThat(found(all.stages(Set.of(value)))).as(value).contains("p" + i);
            assertThat(found(all.documents(Set.of(value)))).as(value).isEmpty();
            assertThat(store.fromFile(value)).map(StoredDocument::id).contains("d" + i);
            assertThat(store.withContent(value)).extracting(StoredDocument::id).containsExactly("d" + i);
            assertThat(store.find(value)).isEmpty();
            assertThat(store.delete(value)).isFalse();
            assertThat(store.candidates(query(value, EAST, all, 100))).hasSize(hostile.size());
        }
        assertThat(store.size()).isEqualTo(hostile.size());
    }

    @Test
    void scoresAsAStoreThatNeverHeldAnythingElse() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 12; i++) {
                store.replace(List.of(essay("d" + i, round * 12 + i)));
            }
        }
        for (int i = 0; i < 12; i += 3) {
            store.delete("d" + i);
        }
        store.mark("d1-0", Nature.EVIDENCE);
        try (PassageStore fresh = openEmpty()) {
            for (int i = 0; i < 12; i++) {
                if (i % 3 != 0) {
                    fresh.replace(List.of(essay("d" + i, 24 + i)));
                }
            }
            assertThat(scores(store)).isEqualTo(scores(fresh)).isNotEmpty();
        }
    }

    @Test
    void concurrentWritersLoseNothing() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(3);
        List<Future<?>> running = new ArrayList<>();
        for (int w = 0; w < 3; w++) {
            int writer = w;
            running.add(writers.submit(() -> {
                Random random = new Random(writer);
                for (int round = 0; round < 12; round++) {
                    List<DocumentVersion> some = new ArrayList<>();
                    for (int id : random.ints(0, 6).distinct().limit(4).toArray()) {
                        some.add(essay("d" + id, writer * 1000 + round));
                    }
                    store.replace(some);
                    if (round % 4 == 3) {
                        store.delete("d" + random.nextInt(6));
                    }
                }
            }));
        }
        for (Future<?> writer : running) {
            writer.get();
        }
        writers.shutdown();
        store.replace(List.of(essay("d0", 7)));
        try (PassageStore fresh = openEmpty()) {
            for (StoredDocument document : store.documents()) {
                DocumentVersion written = essay(document.id(), Integer.parseInt(document.contentHash()));
                assertThat(store.passages(document.id()))
                        .containsExactlyElementsOf(written.passages().stream()
                                .map(EmbeddedPassage::passage)
                                .toList());
                fresh.replace(List.of(written));
            }
            assertThat(store.size()).isEqualTo(fresh.size());
            assertThat(scores(store)).isEqualTo(scores(fresh)).isNotEmpty();
        }
    }

    /** A document of three passages whose words depend on {@code seed}, which is its content's hash too. */
    private static DocumentVersion essay(String id, int seed) {
        Random random = new Random(seed);
        List<EmbeddedPassage> passages = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            StringBuilder text = new StringBuilder("水");
            for (int j = random.nextInt(40); j >= 0; j--) {
                text.append("盐水密度鸡蛋浮沉铁木".charAt(random.nextInt(10)));
            }
            Passage passage = passage(
                    id, id + "-" + i, text.toString(), DocumentKind.STORY, Set.of(), null, null, Nature.UNMARKED);
            passages.add(new EmbeddedPassage(
                    new Passage(
                            passage.id(),
                            id,
                            passage.file(),
                            passage.title(),
                            null,
                            List.of(),
                            i * 1000,
                            i * 1000 + text.length(),
                            passage.text(),
                            passage.kind(),
                            Set.of(),
                            null,
                            ZH,
                            null,
                            Nature.UNMARKED),
                    EAST));
        }
        return version(id, String.valueOf(seed), null, passages.toArray(new EmbeddedPassage[0]));
    }

    /** Every passage's score by words, to four digits. */
    private static Map<String, Long> scores(PassageStore store) {
        Map<String, Long> scores = new TreeMap<>();
        store.candidates(query("鸡蛋在盐水里，水的密度", EAST, PassageFilter.in(ZH), 1000))
                .forEach(c -> scores.put(c.passage().id(), Math.round(c.words() * 1e4)));
        return scores;
    }

    @Test
    void refusesAQuestionWithAVectorOfAnotherLength() {
        store.replace(List.of(version("d1", embedded("d1", "p1", "水", EAST))));
        assertThatThrownBy(() -> store.candidates(query("水", new float[] {1, 0}, PassageFilter.in(ZH), 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dimension");
    }

    @Test
    void keepsADocumentWithoutPassages() {
        store.replace(List.of(version("d1", embedded("d1", "p1", "水", EAST))));
        store.replace(List.of(version("d1")));
        assertThat(store.document("d1")).map(StoredDocument::passages).contains(0);
        assertThat(store.passages("d1")).isEmpty();
        assertThat(store.size()).isZero();
    }

    @Test
    void deletesADocumentAtOnce() {
        store.replace(List.of(version("d1", embedded("d1", "p1", "水", EAST))));
        assertThat(store.delete("d1")).isTrue();
        assertThat(store.delete("d1")).isFalse();
        assertThat(store.documents()).isEmpty();
        assertThat(store.find("p1")).isEmpty();
        assertThat(store.candidates(query("水", EAST, PassageFilter.in(ZH), 5))).isEmpty();
    }

    @Test
    void holdsItsPassagesWhenOpenedAgain() {
        store.replace(List.of(version("d1", embedded("d1", "p1", "盐水", EAST))));
        store.close();
        store = open();
        assertThat(store.find("p1")).isPresent();
        assertThat(byWords("盐水")).containsExactly("p1");
    }

    private List<String> byWords(String text) {
        return store.candidates(query(text, EAST, PassageFilter.in(ZH), 10)).stream()
                .filter(candidate -> candidate.words() > 0)
                .map(candidate -> candidate.passage().id())
                .toList();
    }

    private List<String> found(PassageFilter filter) {
        return store.candidates(query("水", EAST, filter, 10)).stream()
                .map(candidate -> candidate.passage().id())
                .toList();
    }

    private static Candidate candidate(List<Candidate> candidates, String id) {
        return candidates.stream()
                .filter(candidate -> candidate.passage().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static CandidateQuery query(String text, float[] vector, PassageFilter filter, int depth) {
        return new CandidateQuery(text, vector, MODEL, filter, depth);
    }

    private static DocumentVersion version(String id, EmbeddedPassage... passages) {
        return version(id, "hash-" + id, null, passages);
    }

    private static DocumentVersion version(
            String id, String hash, @Nullable String owner, EmbeddedPassage... passages) {
        StoredDocument document = new StoredDocument(
                id, id + ".md", "题目", DocumentKind.STORY, ZH, null, null, owner, hash, "v1", MODEL, passages.length);
        return new DocumentVersion(document, List.of(passages));
    }

    private static EmbeddedPassage embedded(String document, String id, String text, float[] vector) {
        return new EmbeddedPassage(
                passage(document, id, text, DocumentKind.STORY, Set.of(), null, null, Nature.UNMARKED), vector);
    }

    private static EmbeddedPassage tagged(
            String document,
            String id,
            DocumentKind kind,
            Set<String> stages,
            String discipline,
            String inquiry,
            Nature nature) {
        return new EmbeddedPassage(passage(document, id, "水", kind, stages, discipline, inquiry, nature), EAST);
    }

    private static Passage passage(
            String document,
            String id,
            String text,
            DocumentKind kind,
            Set<String> stages,
            @Nullable String discipline,
            @Nullable String inquiry,
            Nature nature) {
        return new Passage(
                id,
                document,
                document + ".md",
                "题目",
                null,
                List.of(),
                0,
                text.length(),
                text,
                kind,
                stages,
                discipline,
                ZH,
                inquiry,
                nature);
    }
}
