package org.qiwen.assistant.copilot.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.copilot.export.docx.DocxRenderer;
import org.qiwen.assistant.copilot.export.markdown.MarkdownRenderer;
import org.qiwen.assistant.copilot.export.pdf.PdfRenderer;

/** Text is data: whatever it holds, each file can be opened and everything after it is still there. */
class HostileSheetTest {
    private static final Map<String, SheetRenderer> RENDERERS =
            Map.of("docx", new DocxRenderer(), "pdf", new PdfRenderer(), "md", new MarkdownRenderer());

    static Stream<String> texts() {
        return Stream.of(
                "\u0000\u0001\u0008\u001b[31m红\u007f\u0085\u2028行\ufffe\uffff",
                "\ud83d lone \udc00 half",
                "👨‍👩‍👧‍👦 家 🧪🔬 ⚗️",
                "שלום مرحبا \u202eecalper\u202c",
                "<script>alert(1)</script><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
                "]]><b>&amp;\u0026lt;",
                "=HYPERLINK(\"http://x\") +1 -1 @SUM(A1)",
                "无空格".repeat(500),
                "Donaudampfschifffahrt".repeat(100),
                "x\n".repeat(100),
                "\t\t\t",
                "",
                "e\u0301 ﬁ ㎡ ¾ ℉ ⑳ 〇 𠮷 \u3000全角\u00a0不断",
                "{{title}} ${jndi:ldap://x} %s %n \\u0041 $1");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void survivesEverywhere(String text) throws IOException {
        Sheet sheet = everywhere(text);
        for (var renderer : RENDERERS.entrySet()) {
            String read = read(renderer.getKey(), renderer.getValue().render(sheet));
            assertThat(read).as(renderer.getKey()).contains("末尾").doesNotContain("\u202e", "root:");
        }
    }

    @Test
    void breaksACellOfTenThousandCharactersOverPages() throws IOException {
        Block.Table table = new Block.Table(
                List.of(1, 2),
                1,
                List.of(
                        Block.Row.of("环节", "内容"),
                        Block.Row.of("一", "一二三四五六七八九十".repeat(1000)),
                        Block.Row.of("二", "末尾")));
        Sheet sheet = new Sheet("t", "", "", SampleSheets.provenance("x"), List.of(table));
        try (PDDocument document = Loader.loadPDF(new PdfRenderer().render(sheet))) {
            assertThat(document.getNumberOfPages()).isBetween(8, 16);
            String text = new PDFTextStripper().getText(document);
            assertThat(text.codePoints().filter(point -> point == '七').count()).isEqualTo(1000);
            assertThat(text).contains("末尾");
        }
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(new DocxRenderer().render(sheet)))) {
            assertThat(document.getTables().get(0).getRow(1).getCell(1).getText())
                    .hasSize(10_000);
            assertThat(document.getTables().get(0).getRow(1).isCantSplitRow()).isFalse();
        }
    }

    @Test
    void fetchesNothing() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.configureBlocking(false);
            String url = "http://127.0.0.1:" + listener.socket().getLocalPort() + "/";
            Sheet sheet =
                    everywhere("<img src=\"" + url + "a.png\"/><link rel=\"stylesheet\" href=\"" + url + "b.css\"/>"
                            + "@import url(" + url + "c.css); ![x](" + url + "d.png) <!DOCTYPE html SYSTEM \"" + url
                            + "e.dtd\"> "
                            + url + "f INCLUDEPICTURE \"" + url + "g.png\"");
            for (SheetRenderer renderer : RENDERERS.values()) {
                assertThat(renderer.render(sheet)).isNotEmpty();
            }
            assertThat(listener.accept()).isNull();
        }
    }

    @Test
    void cleansWhatNoDocumentMayHold() {
        assertThat(CleanText.of("a\u0000b\r\nc\rd\u2028e\u202ef\ud800g\ufeffh\u0007"))
                .isEqualTo("ab\nc\nd\nefgh");
        assertThat(CleanText.of("CO₂ H₂O m/s² ⇌ 😀 é\tÅ")).isEqualTo("CO₂ H₂O m/s² ⇌ 😀 é\tÅ");
    }

    private static Sheet everywhere(String text) {
        Provenance provenance = new Provenance(
                text, text, text, List.of(text), java.time.Instant.EPOCH, java.util.Locale.SIMPLIFIED_CHINESE);
        Block.Cell cell = Block.Cell.of(text);
        return new Sheet(
                text,
                text,
                text,
                provenance,
                List.of(
                        Block.heading(1, text),
                        Block.paragraph(text),
                        Block.lead(text),
                        Block.note(text),
                        Block.bullets(List.of(text, text)),
                        Block.numbers(List.of(text)),
                        new Block.Box(Text.of(text), List.of(Block.paragraph(text))),
                        new Block.Table(
                                List.of(1, 2, 3),
                                1,
                                List.of(
                                        new Block.Row(List.of(cell.down(9), cell.across(7))),
                                        new Block.Row(List.of(cell, cell, cell, cell)),
                                        Block.Row.of())),
                        new Block.Paragraph(
                                new Text(Stream.of(RunStyle.values())
                                        .map(style -> new Run(text, style))
                                        .toList()),
                                Block.Tone.BODY),
                        Block.paragraph("末尾")));
    }

    private static String read(String format, byte[] bytes) throws IOException {
        switch (format) {
            case "docx":
                try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
                    return document.getParagraphs().stream()
                            .map(paragraph -> paragraph.getText())
                            .collect(Collectors.joining("\n"));
                }
            case "pdf":
                try (PDDocument document = Loader.loadPDF(bytes)) {
                    return new PDFTextStripper().getText(document);
                }
            default:
                return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
