package org.qiwen.ingestion.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiwen.ingestion.embed.TokenReader;
import org.qiwen.ingestion.parse.UnreadableDocument.Reason;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;

class ForkedParserIT {
    private static final DocumentDescription DEFAULTS =
            DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.SIMPLIFIED_CHINESE);

    @TempDir
    private static Path directory;

    private static ForkedParser parser;

    @BeforeAll
    static void start() {
        parser = new ForkedParser(ForkSettings.DEFAULTS, directory);
    }

    @AfterAll
    static void stop() {
        parser.close();
    }

    @Test
    void readsHeadingsAndTablesOfWordFiles() throws Exception {
        ParsedDocument document = parse("unit.docx", Fixtures.docx());

        assertThat(document.title()).isEqualTo("浮与沉");
        assertThat(document.blocks())
                .extracting(Block::type, Block::level, document::text)
                .containsExactly(
                        tuple(Block.Type.HEADING, 1, "浮与沉"),
                        tuple(Block.Type.PARAGRAPH, 0, "把物体放进水里，有的浮，有的沉。"),
                        tuple(Block.Type.HEADING, 2, "现象 {evidence}"),
                        tuple(Block.Type.PARAGRAPH, 0, "木块浮在水面。铁块沉到水底。"),
                        tuple(Block.Type.TABLE, 0, "物体 | 结果\n木块 | 浮"),
                        tuple(Block.Type.HEADING, 2, "为什么 {explanation}"),
                        tuple(Block.Type.PARAGRAPH, 0, "同样大小的铁比水重。"));
        List<Passage> passages =
                new PassageSplitter(SplitSettings.DEFAULTS).split("d", "unit.docx", document, TokenReader.ESTIMATE);
        assertThat(passages)
                .extracting(Passage::heading, Passage::nature)
                .containsExactly(
                        tuple("", Nature.UNMARKED), tuple("现象", Nature.EVIDENCE), tuple("为什么", Nature.EXPLANATION));
    }

    @Test
    void asksAFreshChildWhenTheSystemEndedTheOneThatWasReading() throws Exception {
        byte[] content = "# 浮与沉\n\n木块浮在水面。".getBytes(StandardCharsets.UTF_8);
        AtomicInteger opened = new AtomicInteger();
        try (ForkedParser one = new ForkedParser(ForkSettings.DEFAULTS, directory.resolve("one"))) {
            List<ProcessHandle> others = ProcessHandle.current().children().toList();
            SourceDocument.Content interrupted = () -> {
                if (opened.incrementAndGet() == 1) {
                    // As Ctrl-C in a terminal and the stop of a service manager reach it: with the document half sent.
                    ProcessHandle.current()
                            .children()
                            .filter(child -> !others.contains(child))
                            .forEach(ForkedParserIT::askToEnd);
                }
                return new ByteArrayInputStream(content);
            };

            assertThat(one.parse(new SourceDocument("unit.md", interrupted, DEFAULTS))
                            .text())
                    .contains("木块浮在水面。");
            assertThat(opened).hasValue(2);
        }
    }

    private static void askToEnd(ProcessHandle child) {
        child.destroy();
        child.onExit().join();
    }

    @Test
    void readsPagesAndNumberedHeadingsOfPdfFiles() throws Exception {
        byte[] pdf = Fixtures.pdf(List.of(
                List.of("1.1 Floating", "", "Wood floats on", "water. Iron sinks."),
                List.of("Salt water holds more."),
                List.of("1.2 Sinking", "", "A stone sinks.")));

        ParsedDocument document = parse("handout.pdf", pdf);

        assertThat(document.blocks())
                .extracting(Block::type, Block::page, document::text)
                .containsExactly(
                        tuple(Block.Type.HEADING, 1, "1.1 Floating"),
                        tuple(Block.Type.PARAGRAPH, 1, "Wood floats on water. Iron sinks."),
                        tuple(Block.Type.PARAGRAPH, 2, "Salt water holds more."),
                        tuple(Block.Type.HEADING, 3, "1.2 Sinking"),
                        tuple(Block.Type.PARAGRAPH, 3, "A stone sinks."));
        assertThat(new PassageSplitter(SplitSettings.DEFAULTS)
                        .split("d", "handout.pdf", document, TokenReader.ESTIMATE))
                .extracting(Passage::page, Passage::heading)
                .containsExactly(tuple(1, "1.1 Floating"), tuple(2, "1.1 Floating"), tuple(3, "1.2 Sinking"));
    }

    @Test
    void readsHtmlAndOldChineseText() throws Exception {
        String html = "<html><head><title>光</title><script>x()</script></head>"
                + "<body><h1>天空</h1><p>天是蓝的。</p><ul><li>早上</li><li>傍晚</li></ul></body></html>";
        ParsedDocument document = parse("sky.html", html.getBytes(StandardCharsets.UTF_8));
        assertThat(document.title()).isEqualTo("天空");
        assertThat(document.text()).isEqualTo("天空\n\n天是蓝的。\n\n- 早上\n\n- 傍晚");

        String chinese = "密度是物质的一种性质。同样大小的铁块比木块重得多。把它们放进水里，一个沉一个浮。";
        assertThat(parse("old.txt", chinese.getBytes(Charset.forName("GB18030")))
                        .text())
                .isEqualTo(chinese);
    }

    @Test
    void saysWhyAFileCannotBeRead() throws Exception {
        byte[] docx = Fixtures.docx();
        refused(Reason.ENCRYPTED, () -> parse("locked.pdf", Fixtures.encryptedPdf()));
        refused(Reason.DAMAGED, () -> parse("half.docx", Arrays.copyOf(docx, docx.length / 2)));
        refused(Reason.NO_TEXT, () -> parse("scan.pdf", Fixtures.pdf(List.of(List.of()))));
        refused(Reason.DAMAGED, () -> parse("noise.pdf", "%PDF-1.7 and nothing else".getBytes(StandardCharsets.UTF_8)));
        refused(Reason.UNSUPPORTED, () -> parse("program.pdf", new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0}));
        assertThat(parse("after.docx", docx).title()).isEqualTo("浮与沉");
    }

    @Test
    void endsParsingOverItsLimitsAndReadsTheNextFile() throws Exception {
        ForkSettings tight = settings(64, Duration.ofMillis(1500), 40_000, 1000, 2);
        try (ForkedParser limited = new ForkedParser(tight, directory.resolve("tight"))) {
            refused(Reason.TOO_LARGE, () -> parse(limited, "big.txt", "水".repeat(20_000)));
            refused(Reason.TOO_LARGE, () -> parse(limited, "wordy.txt", "水".repeat(2_000)));
            for (int i = 0; i < 4; i++) {
                assertThat(parse(limited, "next" + i + ".txt", "浮在水上的木块。").text())
                        .isEqualTo("浮在水上的木块。");
            }
        }
    }

    @Test
    void aFileThatEatsAllMemoryEndsItsChildOnly() throws Exception {
        byte[] hog = Fixtures.memoryHog();
        ForkSettings small = settings(64, Duration.ofSeconds(30), 50_000_000, 50_000_000, 100);
        try (ForkedParser limited = new ForkedParser(small, directory.resolve("small"))) {
            refused(Reason.PARSER_DIED, () -> limited.parse(SourceDocument.bytes("hog.pdf", hog, DEFAULTS)));
            assertThat(parse(limited, "next.txt", "浮在水上的木块。").text()).isEqualTo("浮在水上的木块。");
        }
    }

    @Test
    void endsAFileThatTakesTooLong() throws Exception {
        ForkSettings hasty = settings(512, Duration.ofMillis(100), 50_000_000, 50_000_000, 100);
        try (ForkedParser limited = new ForkedParser(hasty, directory.resolve("hasty"))) {
            refused(
                    Reason.TOO_SLOW,
                    () -> limited.parse(SourceDocument.bytes("slow.pdf", Fixtures.memoryHog(), DEFAULTS)));
        }
    }

    @Test
    void aSecondParserFindsTheJarsLaidOut() throws Exception {
        try (ForkedParser second = new ForkedParser(ForkSettings.DEFAULTS, directory)) {
            assertThat(parse(second, "a.txt", "浮在水上的木块。").text()).isEqualTo("浮在水上的木块。");
        }
        try (var children = java.nio.file.Files.list(directory)) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .filteredOn(name -> name.startsWith("jars-") || name.startsWith("laying-out"))
                    .hasSize(1);
        }
    }

    private static ForkSettings settings(
            int megabytes, Duration timeLimit, long maxBytes, int maxCharacters, int documents) {
        return new ForkSettings(
                1,
                megabytes,
                timeLimit,
                maxBytes,
                maxCharacters,
                documents,
                0,
                1,
                ForkSettings.ArchiveLimits.DEFAULTS,
                new ForkSettings.OcrLimits(0, Duration.ofSeconds(1), "none"));
    }

    private static void refused(Reason reason, ThrowingCallable parsing) {
        assertThatThrownBy(parsing)
                .isInstanceOfSatisfying(
                        UnreadableDocument.class,
                        e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
    }

    private static ParsedDocument parse(String name, byte[] bytes) throws UnreadableDocument, IOException {
        return parser.parse(SourceDocument.bytes(name, bytes, DEFAULTS));
    }

    private static ParsedDocument parse(ForkedParser with, String name, String text)
            throws UnreadableDocument, IOException {
        return with.parse(SourceDocument.bytes(name, text.getBytes(StandardCharsets.UTF_8), DEFAULTS));
    }
}
