package org.qiwen.ingestion.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.ingestion.parse.UnreadableDocument.Reason;

/** Files made to hang, to eat memory or to reach out; after each of them the next file is read. */
class HostileFilesIT {
    private static final DocumentDescription DEFAULTS =
            DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.SIMPLIFIED_CHINESE);

    private static final ForkSettings SETTINGS = new ForkSettings(
            1,
            96,
            Duration.ofSeconds(20),
            200_000_000,
            1_000_000,
            1000,
            5,
            2,
            new ForkSettings.ArchiveLimits(50, 30_000_000, 50, 2),
            ForkSettings.OcrLimits.DEFAULTS);

    @TempDir
    private static Path directory;

    private static ForkedParser parser;

    @BeforeAll
    static void start() {
        parser = new ForkedParser(SETTINGS, directory.resolve("parser"));
    }

    @AfterAll
    static void stop() {
        parser.close();
    }

    @AfterEach
    void theNextFileIsRead() throws Exception {
        assertThat(parse("next.txt", "木块浮在水上。".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("木块浮在水上。");
    }

    @Test
    void expandsNoEntitiesAndReadsNoFilesOfThisMachine() throws Exception {
        String laughs =
                "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                        + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        byte[] word = OfficeFixtures.zip(Map.of(
                "[Content_Types].xml",
                "<Types/>",
                "word/document.xml",
                laughs + "<w><body><p><r><t>before &c;&x; after</t></r></p></body></w>"));
        ForkedParser.Reading reading = parser.read(SourceDocument.bytes("laughs.docx", word, DEFAULTS));
        ParsedDocument document = reading.document();
        assertThat(document == null ? "" : document.text())
                .doesNotContain("haha")
                .doesNotContain("root:");
    }

    @Test
    void stopsADocumentThatUnpacksWithoutEnd() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<document><body>".getBytes(StandardCharsets.UTF_8));
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 300; i++) {
                zip.write(spaces);
            }
        }
        refused(Reason.TOO_LARGE, "bomb.docx", out.toByteArray());
    }

    @Test
    void survivesElementsNestedWithoutEnd() throws Exception {
        String html = "<html><body>" + "<div>".repeat(100_000) + "水";
        ForkedParser.Reading reading =
                parser.read(SourceDocument.bytes("deep.html", html.getBytes(StandardCharsets.UTF_8), DEFAULTS));
        assertThat(reading.document() != null || reading.refusal() != null).isTrue();
        String markdown = "> ".repeat(20_000) + "水";
        assertThat(parser.read(SourceDocument.bytes("deep.md", markdown.getBytes(StandardCharsets.UTF_8), DEFAULTS)))
                .isNotNull();
    }

    @Test
    void countsTextAgainstItsLimit() throws Exception {
        byte[] spaces = new byte[10_000_000];
        Arrays.fill(spaces, (byte) ' ');
        refused(Reason.NO_TEXT, "spaces.txt", spaces);
        refused(Reason.TOO_LARGE, "wordy.txt", "水".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesProgramsUnderOtherNamesAndPagesInACircle() throws Exception {
        refused(Reason.UNSUPPORTED, "lesson.docx", "MZ\u0090\u0000program".getBytes(StandardCharsets.ISO_8859_1));
        String circle = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
        ForkedParser.Reading reading =
                parser.read(SourceDocument.bytes("circle.pdf", circle.getBytes(StandardCharsets.US_ASCII), DEFAULTS));
        assertThat(reading.refusal()).isNotNull();
    }

    @Test
    void unpacksArchivesUnderSafeNames() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.setEncoding("GBK");
            zip.setUseLanguageEncodingFlag(false);
            entry(zip, "物理/浮与沉.txt", "木块浮。".getBytes(Charset.forName("GBK")));
            entry(zip, "../../escape.txt", "水".getBytes(StandardCharsets.UTF_8));
            ZipArchiveEntry link = new ZipArchiveEntry("link.txt");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
            entry(zip, "inner.zip", OfficeFixtures.zip(Map.of("a.md", "# 甲", "deeper.zip", "x")));
            byte[] nested = zipped("b.zip", zipped("c.zip", OfficeFixtures.zip(Map.of("d.txt", "水"))));
            entry(zip, "nested.zip", nested);
        }
        Path folder = Files.createDirectory(directory.resolve("unpacked"));
        UnpackedArchive archive = parser.unpack(SourceDocument.bytes("all.zip", out.toByteArray(), DEFAULTS), folder);

        assertThat(archive.files())
                .extracting(UnpackedArchive.UnpackedFile::name)
                .contains("all.zip/物理/浮与沉.txt", "all.zip/escape.txt", "all.zip/inner.zip/a.md");
        assertThat(archive.files()).allSatisfy(file -> assertThat(file.file()).hasParent(folder));
        assertThat(archive.skipped())
                .extracting(UnpackedArchive.SkippedFile::name, UnpackedArchive.SkippedFile::reason)
                .contains(
                        tuple("all.zip/link.txt", Reason.UNSUPPORTED),
                        tuple("all.zip/nested.zip/b.zip", Reason.TOO_LARGE));
    }

    @Test
    void stopsAnArchiveThatIsABomb() throws Exception {
        byte[] bomb = zipped("zeros.txt", new byte[40_000_000]);
        Path folder = Files.createDirectory(directory.resolve("bomb"));
        assertThatThrownBy(() -> parser.unpack(SourceDocument.bytes("bomb.zip", bomb, DEFAULTS), folder))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void readsScansWithTesseractAndSaysWhatToInstallWithoutIt() throws Exception {
        byte[] scan = ChinesePdf.scan("木块浮在水面上");
        ParsedDocument document = parse("scan.pdf", scan);
        assertThat(document.text()).contains("木块浮在水面");
        assertThat(document.notes()).extracting(ParseNote::kind).containsExactly(ParseNote.Kind.READ_BY_OCR);

        ForkSettings without = new ForkSettings(
                1,
                96,
                Duration.ofSeconds(20),
                1_000_000,
                1000,
                10,
                0,
                1,
                SETTINGS.archive(),
                new ForkSettings.OcrLimits(0, Duration.ofSeconds(1), "none"));
        try (ForkedParser blind = new ForkedParser(without, directory.resolve("blind"))) {
            assertThatThrownBy(() -> blind.parse(SourceDocument.bytes("scan.pdf", scan, DEFAULTS)))
                    .hasMessageContaining("install tesseract-ocr and tesseract-ocr-chi-sim");
        }
    }

    private static byte[] zipped(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static void entry(ZipArchiveOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(bytes);
        zip.closeArchiveEntry();
    }

    private static void refused(Reason reason, String name, byte[] bytes) {
        assertThatThrownBy(() -> parse(name, bytes))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class,
                        e -> assertThat(List.of(e.reason())).as(e.getMessage()).containsExactly(reason));
    }

    private static ParsedDocument parse(String name, byte[] bytes) throws UnreadableDocument, IOException {
        return parser.parse(SourceDocument.bytes(name, bytes, DEFAULTS));
    }
}
