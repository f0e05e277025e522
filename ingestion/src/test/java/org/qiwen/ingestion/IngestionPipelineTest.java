package org.qiwen.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.InProcessParser;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.parse.UnreadableDocument.Reason;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;

class IngestionPipelineTest {
    private static final DocumentDescription DEFAULTS =
            DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.SIMPLIFIED_CHINESE);

    @TempDir
    private Path directory;

    private final CountingEmbedder embedder = new CountingEmbedder("m1");
    private LucenePassageStore store;

    @BeforeEach
    void open() {
        store = new LucenePassageStore(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void ingestsOnceAndEmbedsNothingTheSecondTime() {
        List<SourceDocument> documents = List.of(document("a.md", "# 甲\n水。\n\n## 乙\n火。"), document("b.md", "土。"));

        IngestionReport first = ingest(documents);
        int embedded = embedder.texts.size();
        List<String> ids = ids();
        IngestionReport second = ingest(documents);

        assertThat(first.ingested()).hasSize(2);
        assertThat(first.passages()).isEqualTo(3).isEqualTo(embedded);
        assertThat(second.unchanged()).hasSize(2);
        assertThat(second.passages()).isZero();
        assertThat(embedder.texts).hasSize(embedded);
        assertThat(ids()).isEqualTo(ids);
    }

    @Test
    void aTitleGivenWithADocumentCountsMoreThanTheOneInside() {
        DocumentDescription named = new DocumentDescription(
                "d",
                "老师起的题目",
                DocumentKind.COURSE_UNIT,
                java.util.Set.of(),
                null,
                Locale.SIMPLIFIED_CHINESE,
                null,
                null,
                List.of(),
                null);
        byte[] text = "---\ntitle: 文件里的题目\n---\n# 甲\n水。".getBytes(StandardCharsets.UTF_8);

        ingest(List.of(SourceDocument.bytes("a.md", text, named)));

        assertThat(store.document("d").orElseThrow().title()).isEqualTo("老师起的题目");
        assertThat(store.passages("d")).extracting(Passage::title).containsOnly("老师起的题目");
    }

    @Test
    void asksForNoEmbedderWhileNothingIsNew() {
        ingest(List.of(document("a.md", "水。")));
        IngestionPipeline pipeline = new IngestionPipeline(
                new InProcessParser(),
                new PassageSplitter(SplitSettings.DEFAULTS),
                locale -> new Unusable("m1"),
                store);
        assertThat(pipeline.ingest(List.of(document("a.md", "水。"))).unchanged()).hasSize(1);
    }

    @Test
    void aChangedFileReplacesItsOlderVersion() {
        ingest(List.of(document("a.md", "旧的话。"), document("b.md", "别的。")));
        IngestionReport report = ingest(List.of(document("a.md", "新的话。"), document("b.md", "别的。")));

        assertThat(report.ingested())
                .singleElement()
                .satisfies(o -> assertThat(o.name()).isEqualTo("a.md"));
        assertThat(texts()).containsExactlyInAnyOrder("新的话。", "别的。");
    }

    @Test
    void aFileWhoseIdChangedLeavesNothingBehind() {
        ingest(List.of(document("a.md", "---\nid: one\n---\n水。")));
        ingest(List.of(document("a.md", "---\nid: two\n---\n水。")));
        assertThat(store.documents()).extracting(StoredDocument::id).containsExactly("two");
    }

    @Test
    void theSameBytesUnderAnotherNameAreNotStoredTwice() {
        IngestionReport report = ingest(List.of(document("a.md", "水。"), document("copy/a.md", "水。")));
        assertThat(report.unchanged()).hasSize(1);
        assertThat(store.documents()).hasSize(1);
    }

    @Test
    void makesPassagesAgainForAnotherModelOrOtherSizes() {
        ingest(List.of(document("a.md", "水。")));
        CountingEmbedder newer = new CountingEmbedder("m2");
        IngestionPipeline otherModel = new IngestionPipeline(
                new InProcessParser(), new PassageSplitter(SplitSettings.DEFAULTS), locale -> newer, store);
        assertThat(otherModel.ingest(List.of(document("a.md", "水。"))).ingested())
                .hasSize(1);
        IngestionPipeline otherSizes = new IngestionPipeline(
                new InProcessParser(), new PassageSplitter(new SplitSettings(100, 200)), locale -> newer, store);
        assertThat(otherSizes.ingest(List.of(document("a.md", "水。"))).ingested())
                .hasSize(1);
        assertThat(store.documents()).hasSize(1);
    }

    @Test
    void reportsWhatCannotBeReadAndGoesOn() {
        SourceDocument gone = new SourceDocument(
                "gone.md",
                () -> {
                    throw new IOException("disk on fire");
                },
                DEFAULTS);
        IngestionReport report = ingest(List.of(
                document("a.exe", "MZ\u0090"),
                gone,
                document("empty.md", ""),
                document("one.md", "---\nid: same\n---\n水。"),
                document("two.md", "---\nid: same\n---\n火。"),
                document("good.md", "土。")));

        assertThat(report.failed())
                .extracting(DocumentOutcome.Failed::reason)
                .containsExactly(Reason.UNSUPPORTED, Reason.NOT_FETCHED, Reason.EMPTY, Reason.ID_TAKEN);
        assertThat(report.failed().get(3).message()).contains("two.md", "same", "one.md");
        assertThat(report.ingested()).extracting(DocumentOutcome::name).containsExactly("one.md", "good.md");
    }

    @Test
    void aParserThatFailsOnOneFileReadsTheNext() {
        SourceDocument nested = document("deep.md", ">".repeat(20_000) + "水。");
        IngestionReport report = ingest(List.of(nested, document("good.md", "土。")));
        assertThat(report.outcomes()).hasSize(2);
        assertThat(report.ingested()).extracting(DocumentOutcome::name).contains("good.md");
    }

    @Test
    void anUnreadableNewVersionLeavesTheOldOne() {
        ingest(List.of(document("a.md", "水。")));
        ingest(List.of(document("a.md", "---\nkind: NOVEL\n---\n火。")));
        assertThat(texts()).containsExactly("水。");
    }

    @Test
    void tellsHowFarItIs() {
        List<SourceDocument> documents = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            documents.add(document("d" + i + ".md", "第" + i + "篇。"));
        }
        List<IngestionProgress> heard = new ArrayList<>();
        IngestionReport report = pipeline().ingest(documents, heard::add);

        assertThat(heard).extracting(IngestionProgress::documentsDone).isSorted();
        assertThat(heard).extracting(IngestionProgress::embedded).isSorted();
        assertThat(heard).filteredOn(p -> p.documentsDone() == 0).hasSizeGreaterThan(1);
        assertThat(heard.get(heard.size() - 1)).isEqualTo(new IngestionProgress(300, 300, 300, 300, 300));
        assertThat(report.outcomes()).extracting(DocumentOutcome::name).startsWith("d0.md", "d1.md", "d2.md");
    }

    @Test
    void aFaultOfTheEmbedderIsThrownAndWhatWasStoredStays() {
        ingest(List.of(document("a.md", "水。")));
        IngestionPipeline broken = new IngestionPipeline(
                new InProcessParser(),
                new PassageSplitter(SplitSettings.DEFAULTS),
                locale -> new Unusable("m1"),
                store);
        assertThatThrownBy(() -> broken.ingest(List.of(document("b.md", "火。")))).hasMessageContaining("no model");
        assertThat(texts()).containsExactly("水。");
    }

    @Test
    void stopsBeforeTheNextDocumentWhenAsked() {
        List<DocumentOutcome> ended = new ArrayList<>();
        IngestionListener afterTwo = new IngestionListener() {
            private int asked;

            @Override
            public void progressed(IngestionProgress progress) {}

            @Override
            public void ended(DocumentOutcome outcome) {
                ended.add(outcome);
            }

            @Override
            public boolean stops() {
                return asked++ == 2;
            }
        };
        IngestionReport report = pipeline()
                .ingest(List.of(document("a.md", "水。"), document("b.md", "火。"), document("c.md", "土。")), afterTwo);

        assertThat(report.ingested()).extracting(DocumentOutcome::name).containsExactly("a.md", "b.md");
        assertThat(report.notBegun()).extracting(DocumentOutcome::name).containsExactly("c.md");
        assertThat(ended).containsExactlyInAnyOrderElementsOf(report.outcomes());
        assertThat(texts()).containsExactlyInAnyOrder("水。", "火。");
    }

    @Test
    void aFaultOfTheListenerEndsTheIngestion() {
        assertThatThrownBy(() -> pipeline().ingest(List.of(document("a.md", "水。")), progress -> {
                    throw new IllegalStateException("nobody home");
                }))
                .hasMessageContaining("nobody home");
    }

    @Test
    void twoOwnersHaveTwoDocumentsOfTheSameBytesAndNoneTakesAHouseId() {
        ingest(List.of(document("unit.md", "---\nid: unit\n---\n水。")));
        byte[] bytes = "---\nid: unit\n---\n水。".getBytes(StandardCharsets.UTF_8);
        ingest(List.of(
                SourceDocument.bytes("uploads/ann/unit.md", bytes, DEFAULTS.owner("ann")),
                SourceDocument.bytes("uploads/bob/unit.md", bytes, DEFAULTS.owner("bob"))));

        assertThat(store.documents()).extracting(StoredDocument::owner).containsExactlyInAnyOrder(null, "ann", "bob");
        assertThat(store.document("unit").orElseThrow().owner()).isNull();
    }

    @Test
    void twoFilesMaySwapTheirContents() {
        ingest(List.of(document("a.md", "水。"), document("b.md", "火。")));
        ingest(List.of(document("a.md", "火。"), document("b.md", "水。")));
        assertThat(texts()).containsExactlyInAnyOrder("水。", "火。");
        assertThat(store.fromFile("a.md")
                        .map(document -> store.passages(document.id()).get(0).text()))
                .contains("火。");
    }

    @Test
    void embedsAnewWithoutParsingAndKeepsIdsAndMarks() {
        ingest(List.of(document("a.md", "# 甲\n水。\n\n## 乙\n火。"), document("b.md", "土。")));
        List<String> ids = ids();
        store.mark(ids.get(0), Nature.EVIDENCE);
        CountingEmbedder newer = new CountingEmbedder("m2");
        IngestionPipeline tomorrow = new IngestionPipeline(
                new InProcessParser(), new PassageSplitter(SplitSettings.DEFAULTS), locale -> newer, store);

        List<String> outdated = tomorrow.outdated();
        assertThat(outdated).hasSize(2);
        assertThat(tomorrow.reembed(outdated, IngestionListener.SILENT)).isEqualTo(2);

        assertThat(newer.texts).hasSize(3);
        assertThat(ids()).isEqualTo(ids);
        assertThat(store.find(ids.get(0)).orElseThrow().nature()).isEqualTo(Nature.EVIDENCE);
        assertThat(store.documents()).extracting(StoredDocument::model).containsOnly("m2");
        assertThat(tomorrow.outdated()).isEmpty();
        assertThat(tomorrow.reembed(outdated, IngestionListener.SILENT)).isZero();
    }

    @Test
    void anEnglishFileAmongChineseOnesIsEnglish() {
        ingest(List.of(document("e.md", "Ice floats because it is lighter than water. ".repeat(5))));
        assertThat(store.documents()).extracting(StoredDocument::locale).containsExactly(Locale.ENGLISH);
    }

    @Test
    void severalRunsAtOnceLeaveWhatOneWouldLeave() throws Exception {
        List<SourceDocument> documents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            documents.add(document("d" + i + ".md", ("第" + i + "篇，说的是水。").repeat(1 + i % 40)));
        }
        ExecutorService three = Executors.newFixedThreadPool(3);
        try {
            Callable<IngestionReport> one = () -> pipeline().ingest(documents);
            for (Future<IngestionReport> run : three.invokeAll(Collections.nCopies(3, one))) {
                assertThat(run.get().failed()).isEmpty();
            }
        } finally {
            three.shutdown();
        }
        assertThat(store.documents()).hasSize(60);
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void documentsThatComeFasterThanTheyAreEmbeddedAreStoredInFewGroups() {
        Embedder slow = new CountingEmbedder("m1") {
            @Override
            public float[] embed(String text) {
                LockSupport.parkNanos(200_000);
                return super.embed(text);
            }
        };
        List<SourceDocument> documents = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            documents.add(document("d" + i + ".md", "第" + i + "篇说水。"));
        }
        List<Integer> groups = new ArrayList<>();
        PassageStore counting = (PassageStore) Proxy.newProxyInstance(
                PassageStore.class.getClassLoader(),
                new Class<?>[] {PassageStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("replace")) {
                        groups.add(((Collection<?>) arguments[0]).size());
                    }
                    return method.invoke(store, arguments);
                });

        IngestionReport report = new IngestionPipeline(
                        new InProcessParser(), new PassageSplitter(SplitSettings.DEFAULTS), locale -> slow, counting)
                .ingest(documents);

        assertThat(report.ingested()).hasSize(5000);
        assertThat(groups.stream().mapToInt(group -> group).sum()).isEqualTo(5000);
        assertThat(groups).hasSizeLessThan(20);
    }

    private IngestionReport ingest(List<SourceDocument> documents) {
        return pipeline().ingest(documents);
    }

    private IngestionPipeline pipeline() {
        return new IngestionPipeline(
                new InProcessParser(), new PassageSplitter(SplitSettings.DEFAULTS), locale -> embedder, store);
    }

    private List<String> ids() {
        return passages().stream().map(Passage::id).toList();
    }

    private List<String> texts() {
        return passages().stream().map(Passage::text).toList();
    }

    private List<Passage> passages() {
        return store.documents().stream()
                .flatMap(document -> store.passages(document.id()).stream())
                .toList();
    }

    private static SourceDocument document(String name, String markdown) {
        return SourceDocument.bytes(name, markdown.getBytes(StandardCharsets.UTF_8), DEFAULTS);
    }

    /** Makes a vector of the length of the text, and remembers what it was asked. */
    private static class CountingEmbedder implements Embedder {
        private final String model;
        private final List<String> texts = Collections.synchronizedList(new ArrayList<>());

        CountingEmbedder(String model) {
            this.model = model;
        }

        @Override
        public String model() {
            return model;
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public float[] embed(String text) {
            texts.add(text);
            return new float[] {(float) Math.cos(text.length()), (float) Math.sin(text.length())};
        }
    }

    private record Unusable(String model) implements Embedder {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public float[] embed(String text) {
            throw new IllegalStateException("no model here");
        }
    }
}
