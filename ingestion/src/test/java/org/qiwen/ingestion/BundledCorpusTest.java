package org.qiwen.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.ingestion.embed.TokenReader;
import org.qiwen.ingestion.parse.Block;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.InProcessParser;
import org.qiwen.ingestion.parse.ParsedDocument;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;

class BundledCorpusTest {
    private static final int UNITS = 30;
    private static final Path PRINTED_FROM = Path.of("src", "print");
    private static final Map<String, Unit> BY_NAME = new HashMap<>();

    /** A unit as read. */
    private record Unit(SourceDocument source, ParsedDocument document, List<Passage> passages) {
        /** Headings of its sections with what they are marked as, in order, each once. */
        List<String> sections(Nature nature) {
            return passages.stream()
                    .filter(passage -> passage.nature() == nature)
                    .map(Passage::heading)
                    .distinct()
                    .toList();
        }

        long tables() {
            return document.blocks().stream()
                    .filter(block -> block.type() == Block.Type.TABLE)
                    .count();
        }
    }

    @BeforeAll
    static void read() throws Exception {
        PassageSplitter splitter = new PassageSplitter(SplitSettings.DEFAULTS);
        for (SourceDocument source : new BundledCorpus().documents()) {
            ParsedDocument document = new InProcessParser().parse(source);
            List<Passage> passages = splitter.split("id", source.name(), document, TokenReader.ESTIMATE);
            BY_NAME.put(source.name().replaceAll("^corpus/|\\.[a-z]+$", ""), new Unit(source, document, passages));
        }
    }

    @Test
    void isThereInEveryFormat() {
        Map<String, Long> formats = BY_NAME.values().stream()
                .collect(Collectors.groupingBy(unit -> unit.source().extension(), Collectors.counting()));
        assertThat(BY_NAME).hasSize(UNITS);
        assertThat(formats).containsOnlyKeys("md", "html", "docx", "pptx", "pdf");
        assertThat(formats.get("md")).isGreaterThanOrEqualTo(8);
        assertThat(formats.values()).allMatch(count -> count >= 3);
    }

    @Test
    void everyUnitHasAllLabels() {
        assertThat(BY_NAME).allSatisfy((name, unit) -> {
            DocumentDescription labels = unit.document().description();
            String locale = name.substring(0, name.indexOf('/'));
            String stem = name.substring(name.indexOf('/') + 1);
            assertThat(labels.id()).isEqualTo(locale.equals("en") ? stem + "-en" : stem);
            assertThat(labels.kind()).isEqualTo(DocumentKind.COURSE_UNIT);
            assertThat(labels.locale().toLanguageTag()).isEqualTo(locale);
            assertThat("unit-" + labels.inquiry()).isEqualTo(stem);
            assertThat(labels.stages()).isNotEmpty();
            assertThat(labels.discipline()).isNotBlank();
            assertThat(labels.licence()).isEqualTo("CC BY 4.0");
            assertThat(labels.sources()).isNotEmpty().noneMatch(String::isBlank);
            assertThat(labels.title()).isNotBlank();
        });
    }

    @Test
    void labelsAreOfFilesThatHaveNoOthers() {
        Set<String> labelled = new BundledCorpus().labels().paths();
        assertThat(BY_NAME.values().stream()
                        .map(unit -> unit.source().name().substring("corpus/".length()))
                        .filter(path -> !path.endsWith(".md")))
                .containsExactlyInAnyOrderElementsOf(labelled);
    }

    @Test
    void theTitleInTheFileIsTheOneOnItsLabel() {
        assertThat(BY_NAME.values()).allSatisfy(unit -> {
            Block first = unit.document().blocks().get(0);
            assertThat(first.type()).isEqualTo(Block.Type.HEADING);
            assertThat(unit.document().text(first))
                    .isEqualTo(unit.document().description().title());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "en/unit-float-sink, 5, 2, 2",
        "en/unit-free-fall, 5, 3, 1",
        "en/unit-moon-phases, 4, 4, 1",
        "en/unit-newton-third, 5, 3, 1",
        "en/unit-photosynthesis, 5, 3, 2",
        "en/unit-sky-blue, 4, 3, 1",
        "zh-CN/unit-boiling-pressure, 6, 3, 3",
        "zh-CN/unit-bridge-design, 4, 1, 1",
        "zh-CN/unit-combustion, 5, 3, 2",
        "zh-CN/unit-electromagnetic-induction, 5, 3, 1",
        "zh-CN/unit-energy-conservation, 5, 3, 1",
        "zh-CN/unit-equilibrium, 5, 2, 1",
        "zh-CN/unit-float-sink, 5, 2, 2",
        "zh-CN/unit-free-fall, 5, 3, 1",
        "zh-CN/unit-inheritance, 5, 3, 1",
        "zh-CN/unit-lever, 4, 3, 2",
        "zh-CN/unit-moon-phases, 4, 4, 1",
        "zh-CN/unit-natural-selection, 5, 2, 1",
        "zh-CN/unit-newton-third, 5, 3, 1",
        "zh-CN/unit-photosynthesis, 5, 3, 2",
        "zh-CN/unit-rusting, 4, 3, 2",
        "zh-CN/unit-seasons, 5, 3, 1",
        "zh-CN/unit-seed-germination, 4, 2, 3",
        "zh-CN/unit-shadow-length, 4, 2, 2",
        "zh-CN/unit-shortest-route, 5, 1, 2",
        "zh-CN/unit-simple-circuit, 5, 3, 1",
        "zh-CN/unit-sky-blue, 4, 3, 1",
        "zh-CN/unit-sorting, 4, 2, 2",
        "zh-CN/unit-sound-vibration, 5, 3, 2",
        "zh-CN/unit-water-cycle, 4, 3, 1"
    })
    void noSectionOrTableIsLost(String name, int evidence, int explanation, int tables) {
        Unit unit = Objects.requireNonNull(BY_NAME.get(name));
        assertThat(unit.sections(Nature.EVIDENCE)).hasSize(evidence).doesNotContain("");
        assertThat(unit.sections(Nature.EXPLANATION)).hasSize(explanation).doesNotContain("");
        assertThat(unit.sections(Nature.UNMARKED)).isEmpty();
        assertThat(unit.tables()).isEqualTo(tables);
        assertThat(unit.document().notes()).isEmpty();
    }

    @Test
    void noMarkIsLeftInWhatReadersSee() {
        assertThat(BY_NAME.values().stream().flatMap(unit -> unit.passages().stream()))
                .allSatisfy(passage -> assertThat(passage.heading() + passage.text())
                        .doesNotContain("【证据】", "【解释】", "[evidence]", "[explanation]", "{e", "CC BY", "启问课程"));
    }

    @Test
    void pagesAndSlidesAreNumbered() {
        List<Unit> paged = BY_NAME.values().stream()
                .filter(unit -> Set.of("pdf", "pptx").contains(unit.source().extension()))
                .toList();
        assertThat(paged).hasSizeGreaterThanOrEqualTo(6).allSatisfy(unit -> {
            List<Integer> pages = unit.passages().stream()
                    .map(passage -> Objects.requireNonNull(passage.page()))
                    .toList();
            assertThat(pages).isSorted();
            assertThat(pages.get(pages.size() - 1)).isGreaterThan(1);
        });
    }

    /** Spaces are left aside: at the end of a printed line nobody can tell whether there was one. */
    @Test
    void everyPdfSaysWhatItWasPrintedFrom() {
        List<Unit> printed = BY_NAME.values().stream()
                .filter(unit -> unit.source().extension().equals("pdf"))
                .toList();
        assertThat(printed).isNotEmpty().allSatisfy(unit -> {
            String words = words(unit.source().name());
            assertThat(unit.document().text().replaceAll("[\\s|]", "")).isEqualTo(words);
        });
    }

    @Test
    void slidesKeepWhatIsSaidToThem() {
        assertThat(Stream.of("moon-phases", "water-cycle", "seasons")
                        .map(id -> Objects.requireNonNull(BY_NAME.get("zh-CN/unit-" + id))))
                .allSatisfy(unit -> assertThat(unit.passages())
                        .filteredOn(passage -> passage.text().contains("【备注】"))
                        .hasSize(1));
    }

    /** The words of the flat OpenDocument file that a PDF was printed from. */
    private static String words(String name) {
        Path file = PRINTED_FROM.resolve(name.substring("corpus/".length()).replace(".pdf", ".fodt"));
        try {
            String xml = Files.readString(file);
            String body = xml.substring(xml.indexOf("<office:text>"));
            return Arrays.stream(body.split("<[^>]*>"))
                    .map(text -> text.replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&")
                            .replaceAll("\\s", ""))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new AssertionError(name + " was printed from " + file, e);
        }
    }
}
