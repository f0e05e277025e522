package org.qiwen.assistant.copilot.export.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.SampleSheets;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.Text;

class PdfRendererTest {
    private final PdfRenderer renderer = new PdfRenderer();

    @Test
    void isOnA4AndEmbedsNothingButItsOwnFonts() throws IOException {
        try (PDDocument document = open(SampleSheets.senior())) {
            for (PDPage page : document.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isBetween(595f, 596f);
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).contains("Qiwen");
                }
            }
        }
    }

    @Test
    void keepsEveryWordOfTheSheet() throws IOException {
        for (Sheet sheet : List.of(SampleSheets.primary(), SampleSheets.primaryWorksheet(), SampleSheets.junior())) {
            String read = squeezed(text(sheet));
            for (String word : words(sheet.blocks())) {
                assertThat(read).contains(squeezed(word));
            }
        }
    }

    @Test
    void keepsFormulas() throws IOException {
        assertThat(text(SampleSheets.senior())).contains("2NO₂ ⇌ N₂O₄", "mol·L⁻¹·s⁻¹", "m/s²", "ΔH < 0", "K 不变");
    }

    @Test
    void repeatsTheHeaderOfATableOnEveryPageOfIt() throws IOException {
        try (PDDocument document = open(SampleSheets.senior())) {
            int pages = 0;
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                String text = text(document, page);
                if (text.contains("环节 ")) {
                    pages++;
                    assertThat(text).containsSubsequence("教师", "学生", "回应", "意图");
                }
            }
            assertThat(pages).isGreaterThan(1);
        }
    }

    @Test
    void leavesNoHeadingAloneAtTheFootOfAPage() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            blocks.add(Block.heading(1, "标题" + i));
            blocks.add(new Block.Table(List.of(1, 3), 1, List.of(Block.Row.of("甲", "乙"), Block.Row.of("丙", "行" + i))));
        }
        try (PDDocument document = open(sheet(blocks))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                String text = text(document, page);
                for (int i = 0; i < 40; i++) {
                    assertThat(text.contains("标题" + i + "\n")).isEqualTo(text.contains("行" + i + "\n"));
                }
            }
        }
    }

    @Test
    void fillsAPageWithTablesThatFit() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            blocks.add(Block.paragraph("读一读表" + i));
            blocks.add(new Block.Table(
                    List.of(1, 3),
                    1,
                    List.of(
                            Block.Row.of("甲", "乙"),
                            Block.Row.of("1", "2"),
                            Block.Row.of("3", "4"),
                            Block.Row.of("5", "6"))));
        }
        try (PDDocument document = open(sheet(blocks))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void saysOnEveryPageAndInItsMetadataThatAiHelped() throws IOException {
        try (PDDocument document = open(SampleSheets.primary())) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                assertThat(text(document, page))
                        .contains("本文由人工智能（启问）辅助生成", "第 " + page + " 页 / 共 " + document.getNumberOfPages() + " 页");
            }
            assertThat(document.getDocumentInformation().getCustomMetadataValue("AIGC"))
                    .contains("\"Label\":\"1\"", "plan-primary@1");
            String xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(xmp)
                    .contains("http://www.tc260.org.cn/ns/AIGC/1.0/", "<TC260:AIGC>{&quot;Label&quot;:&quot;1&quot;");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("一块橡皮泥，怎样做才能浮起来？");
        }
    }

    @Test
    void bookmarksItsMainHeadings() throws IOException {
        try (PDDocument document = open(SampleSheets.primary())) {
            List<String> titles = new ArrayList<>();
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                titles.add(item.getTitle());
            }
            assertThat(titles).startsWith("课标依据", "学情").hasSize(8);
        }
    }

    @Test
    void isTaggedForScreenReadersAndHasTheSameWordsWithoutTags() throws IOException {
        try (PDDocument tagged = open(SampleSheets.junior());
                PDDocument plain = Loader.loadPDF(renderer.write(SampleSheets.junior(), false))) {
            assertThat(tagged.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(plain.getDocumentCatalog().getStructureTreeRoot()).isNull();
            assertThat(new PDFTextStripper().getText(plain)).isEqualTo(new PDFTextStripper().getText(tagged));
        }
    }

    @Test
    void showsWhatItHasNoGlyphForAsABox() throws IOException {
        Sheet sheet = sheet(List.of(Block.paragraph("前😀后 مرحبا 字\u200d符")));
        assertThat(squeezed(text(sheet))).contains("前□后□□□□□字符");
    }

    @Test
    void hasAllCharactersOfTheNationalList() {
        assertThat("的一是鿏槊龢鳤䜣𬭊铌㧑𣲘①℃≠→⇌₂⁻²½αΩ√")
                .satisfies(characters -> characters
                        .codePoints()
                        .forEach(point -> assertThat(BundledFont.SONG.has(point))
                                .as(Character.toString(point))
                                .isTrue()));
    }

    private static Sheet sheet(List<Block> blocks) {
        return new Sheet("标题", "", "", SampleSheets.provenance("x"), blocks);
    }

    private PDDocument open(Sheet sheet) throws IOException {
        return Loader.loadPDF(renderer.render(sheet));
    }

    private String text(Sheet sheet) throws IOException {
        try (PDDocument document = open(sheet)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.setSortByPosition(true);
        return stripper.getText(document);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** Words short enough to stand on one line; a cell's longer ones are mixed with their neighbours' lines. */
    private static List<String> words(List<Block> blocks) {
        List<String> words = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                words.add(heading.text().plain());
            } else if (block instanceof Block.Paragraph paragraph) {
                words.add(paragraph.text().plain());
            } else if (block instanceof Block.Listing listing) {
                listing.items().stream().map(Text::plain).forEach(words::add);
            } else if (block instanceof Block.Box box) {
                words.addAll(words(box.blocks()));
            } else if (block instanceof Block.Table table) {
                table.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .flatMap(cell -> cell.paragraphs().stream())
                        .flatMap(text -> text.plain().lines())
                        .filter(line -> line.length() <= 4)
                        .forEach(words::add);
            }
        }
        return words;
    }
}
