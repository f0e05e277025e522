package org.qiwen.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import org.qiwen.ingestion.parse.ClassPathFolder;
import org.qiwen.ingestion.parse.InProcessParser;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.search.PassageSearch;
import org.qiwen.ingestion.search.ScoredPassage;
import org.qiwen.ingestion.search.SearchSettings;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageFilter;
import org.qiwen.ingestion.store.StoredDocument;

class BundledCorpusIT {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    @TempDir
    private Path directory;

    @Test
    void isIngestedFoundAndNotIngestedAgain() {
        List<SourceDocument> documents = new BundledCorpus().documents();
        assertThat(documents).extracting(SourceDocument::name).contains("corpus/zh-CN/unit-float-sink.md");
        try (LucenePassageStore store = new LucenePassageStore(directory);
                OnnxEmbedders embedders = new OnnxEmbedders()) {
            IngestionPipeline pipeline = new IngestionPipeline(
                    new InProcessParser(), new PassageSplitter(SplitSettings.DEFAULTS), embedders, store);

            IngestionReport report = pipeline.ingest(documents);

            assertThat(report.failed()).isEmpty();
            assertThat(store.documents()).extracting(StoredDocument::id).contains("unit-float-sink");
            assertThat(store.documents()).extracting(StoredDocument::inquiry).contains("float-sink");
            assertThat(store.passages("unit-float-sink"))
                    .extracting(Passage::nature)
                    .contains(Nature.EVIDENCE, Nature.EXPLANATION)
                    .doesNotContain(Nature.UNMARKED);
            PassageSearch search = new PassageSearch(store, embedders, SearchSettings.DEFAULTS);
            List<ScoredPassage> found = search.search("鸡蛋为什么在盐水里浮起来", PassageFilter.in(ZH), 3);
            assertThat(found.get(0).passage().documentId()).isEqualTo("unit-float-sink");
            assertThat(search.search("雞蛋爲什麼在鹽水裏浮起來", PassageFilter.in(ZH), 3)
                            .get(0)
                            .passage()
                            .documentId())
                    .isEqualTo("unit-float-sink");
            assertThat(search.search("鸡蛋浮起来", PassageFilter.in(ZH).inquiries(Set.of("sorting")), 3))
                    .allSatisfy(hit -> assertThat(hit.passage().inquiry()).isEqualTo("sorting"));

            OnnxEmbedders untouched = new OnnxEmbedders();
            IngestionReport again = new IngestionPipeline(
                            new InProcessParser(), new PassageSplitter(SplitSettings.DEFAULTS), untouched, store)
                    .ingest(documents);
            assertThat(again.unchanged()).hasSameSizeAs(documents);
            assertThat(untouched.forLocale(ZH).isLoaded()).isFalse();
        }
    }

    @Test
    void aFolderIsListedFromAJarAsFromADirectory() throws Exception {
        Path classes = Path.of("target", "classes");
        Path jar = directory.resolve("classes.jar");
        pack(classes, jar);
        List<String> fromDirectory = corpusOf(classes);
        assertThat(fromDirectory).contains("zh-CN/unit-float-sink.md");
        assertThat(corpusOf(jar)).isEqualTo(fromDirectory);
    }

    /** What the folder lists when its class is loaded from there; every file listed can be opened. */
    private static List<String> corpusOf(Path classPath) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> anchor = loader.loadClass(ClassPathFolder.class.getName());
            ClassPathFolder folder = new ClassPathFolder(anchor, "corpus");
            for (String path : folder.list()) {
                try (InputStream in = folder.open(path)) {
                    assertThat(in.readAllBytes()).isNotEmpty();
                }
            }
            assertThat(new ClassPathFolder(anchor, "no/such/folder").list()).isEmpty();
            return folder.list();
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
