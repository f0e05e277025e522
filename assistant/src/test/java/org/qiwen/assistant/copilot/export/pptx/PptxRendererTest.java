package org.qiwen.assistant.copilot.export.pptx;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.poi.common.usermodel.fonts.FontGroup;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.assistant.copilot.export.Deck;
import org.qiwen.assistant.copilot.export.SampleDecks;
import org.qiwen.assistant.copilot.export.SampleSheets;
import org.qiwen.assistant.copilot.export.Slide;
import org.qiwen.assistant.copilot.export.Text;

class PptxRendererTest {
    private final PptxRenderer renderer = new PptxRenderer();

    @Test
    void isWideAndHasTitlesAndNotes() throws IOException {
        try (XMLSlideShow show = open(SampleDecks.primary())) {
            assertThat(show.getPageSize()).hasToString("java.awt.Dimension[width=960,height=540]");
            assertThat(show.getSlides())
                    .extracting(XSLFSlide::getTitle)
                    .containsExactly("一块橡皮泥，怎样做才能浮起来？", "看一看", "今天的问题", "任务", "我们的证据", "小结");
            assertThat(notes(show.getSlides().get(1))).contains("教师演示，不解释。");
            assertThat(show.getSlides().get(2).getNotes()).isNull();
        }
    }

    @Test
    void namesFontsForBothScripts() throws IOException {
        try (XMLSlideShow show = open(SampleDecks.primary())) {
            for (XSLFSlide slide : show.getSlides()) {
                for (XSLFTextParagraph paragraph : paragraphs(slide)) {
                    assertThat(paragraph.getTextRuns())
                            .filteredOn(run -> !run.getRawText().isBlank()
                                    && run.getXmlObject()
                                            instanceof org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun)
                            .allMatch(run -> "微软雅黑".equals(run.getFontFamily(FontGroup.EAST_ASIAN)));
                }
            }
        }
    }

    @Test
    void keepsTheTable() throws IOException {
        try (XMLSlideShow show = open(SampleDecks.primary())) {
            XSLFTable table = table(show.getSlides().get(4));
            assertThat(table.getNumberOfRows()).isEqualTo(5);
            assertThat(table.getCell(0, 3).getText()).isEqualTo("排开的水");
            assertThat(table.getCell(4, 0).getText()).isEqualTo("第 4 组");
        }
    }

    @Test
    void goesOnWithTheHeaderAndTheNumbersOnFurtherSlides() throws IOException {
        try (XMLSlideShow show = open(SampleDecks.crowded())) {
            List<XSLFSlide> evidence = show.getSlides().stream()
                    .filter(slide -> "证据".equals(slide.getTitle()))
                    .toList();
            assertThat(evidence).hasSizeGreaterThan(1);
            List<String> groups = new ArrayList<>();
            for (XSLFSlide slide : evidence) {
                XSLFTable table = table(slide);
                assertThat(table.getCell(0, 0).getText()).isEqualTo("组");
                for (int row = 1; row < table.getNumberOfRows(); row++) {
                    groups.add(table.getCell(row, 0).getText());
                }
            }
            assertThat(groups).hasSize(30).startsWith("第 1 组").endsWith("第 30 组");
            List<Integer> numbers = show.getSlides().stream()
                    .filter(slide -> "很多点".equals(slide.getTitle()))
                    .flatMap(slide -> paragraphs(slide).stream())
                    .filter(paragraph -> paragraph.getText().startsWith("第 "))
                    .map(XSLFTextParagraph::getAutoNumberingStartAt)
                    .toList();
            assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        }
    }

    /** Measured again by another measure: the advance widths of a real font. */
    @Test
    void fitsItsBoxes() throws IOException {
        for (Deck deck : List.of(SampleDecks.primary(), SampleDecks.crowded())) {
            try (XMLSlideShow show = open(deck);
                    TrueTypeFont font = font()) {
                for (XSLFSlide slide : show.getSlides()) {
                    for (XSLFShape shape : slide.getShapes()) {
                        Rectangle2D place = shape.getAnchor();
                        assertThat(place.getMinX()).isGreaterThanOrEqualTo(0);
                        assertThat(place.getMaxX()).isLessThanOrEqualTo(960);
                        assertThat(place.getMaxY()).as(slide.getTitle()).isLessThanOrEqualTo(540);
                        if (shape instanceof XSLFTextShape box && !box.getText().isBlank()) {
                            assertThat(height(box, font))
                                    .as(slide.getTitle() + ": " + box.getText())
                                    .isLessThanOrEqualTo(place.getHeight() + 1);
                        }
                    }
                }
            }
        }
    }

    @Test
    void saysOnEverySlideAndInItsPropertiesThatAiHelped() throws IOException {
        try (XMLSlideShow show = open(SampleDecks.primary())) {
            for (XSLFSlide slide : show.getSlides()) {
                assertThat(paragraphs(slide).stream().map(XSLFTextParagraph::getText))
                        .contains("本文由人工智能（启问）辅助生成，教师审定后使用");
            }
            assertThat(show.getProperties()
                            .getCustomProperties()
                            .getProperty("AIGC")
                            .getLpwstr())
                    .contains("\"ProduceID\":\"plan-primary@1#slides\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\ufffe<script>\u202e]]>",
                "👨‍👩‍👧 מרחב مرحبا",
                "=1+1",
                "LongWordWithoutAnyBreak",
                "\n\n\n",
                "{B6F1} ${x} %s"
            })
    void survivesAnyText(String text) throws IOException {
        Text words = Text.of(text.repeat(300));
        Deck deck = new Deck(
                text,
                SampleSheets.provenance(text),
                List.of(
                        new Slide.Cover(text, text, text),
                        new Slide.Statement(text, words, words, text),
                        new Slide.Points(text, List.of(words, Text.EMPTY), true, text),
                        new Slide.Points(text, List.of(), false, text),
                        new Slide.Cover("末尾", "", "")));
        try (XMLSlideShow show = open(deck)) {
            assertThat(show.getSlides().get(show.getSlides().size() - 1).getTitle())
                    .isEqualTo("末尾");
        }
    }

    private XMLSlideShow open(Deck deck) throws IOException {
        return new XMLSlideShow(new ByteArrayInputStream(renderer.render(deck)));
    }

    private static XSLFTable table(XSLFSlide slide) {
        return (XSLFTable) slide.getShapes().stream()
                .filter(XSLFTable.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static List<XSLFTextParagraph> paragraphs(XSLFSlide slide) {
        return slide.getShapes().stream()
                .filter(XSLFTextShape.class::isInstance)
                .flatMap(shape -> ((XSLFTextShape) shape).getTextParagraphs().stream())
                .toList();
    }

    private static String notes(XSLFSlide slide) {
        StringBuilder notes = new StringBuilder();
        slide.getNotes().getTextParagraphs().forEach(list -> list.forEach(p -> notes.append(p.getText())));
        return notes.toString();
    }

    private static TrueTypeFont font() throws IOException {
        try (InputStream in = PptxRendererTest.class.getResourceAsStream("/fonts/qiwen-song.ttf")) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        }
    }

    private static double height(XSLFTextShape box, TrueTypeFont font) throws IOException {
        double height = 0;
        for (XSLFTextParagraph paragraph : box.getTextParagraphs()) {
            double size = paragraph.getTextRuns().isEmpty()
                    ? 0
                    : paragraph.getTextRuns().get(0).getFontSize();
            double width =
                    box.getAnchor().getWidth() - (paragraph.getLeftMargin() == null ? 0 : paragraph.getLeftMargin());
            for (String line : paragraph.getText().split("[\n\u000b]", -1)) {
                height += lines(line, width, size, font) * size * TextFit.LINE;
            }
            height += paragraph.getSpaceAfter() == null ? 0 : -paragraph.getSpaceAfter();
        }
        return height;
    }

    private static int lines(String text, double width, double size, TrueTypeFont font) throws IOException {
        CmapLookup glyphs = font.getUnicodeCmapLookup();
        int lines = 1;
        double room = width;
        for (int point : text.codePoints().toArray()) {
            double advance = font.getAdvanceWidth(glyphs.getGlyphId(point)) * size / font.getUnitsPerEm();
            if (room < advance) {
                lines++;
                room = width;
            }
            room -= advance;
        }
        return lines;
    }
}
