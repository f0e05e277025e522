package org.qiwen.assistant.copilot.export.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlException;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.SampleSheets;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.Text;

class DocxRendererTest {
    private final DocxRenderer renderer = new DocxRenderer();

    @Test
    void isOnA4InSongOfTwelvePoints() throws IOException, XmlException {
        try (XWPFDocument document = open(SampleSheets.primary())) {
            var size = document.getDocument().getBody().getSectPr().getPgSz();
            assertThat(List.of(size.getW(), size.getH())).hasToString("[11906, 16838]");
            var defaults = document.getStyle().getDocDefaults().getRPrDefault().getRPr();
            assertThat(defaults.getRFontsArray(0).getEastAsia()).isEqualTo("宋体");
            assertThat(defaults.getSzArray(0).getVal()).hasToString("24");
            assertThat(document.getStyles()
                            .getStyle("Heading1")
                            .getCTStyle()
                            .getRPr()
                            .getRFontsArray(0)
                            .getEastAsia())
                    .isEqualTo("黑体");
        }
    }

    @Test
    void navigatesByHeadings() throws IOException {
        try (XWPFDocument document = open(SampleSheets.primary())) {
            List<String> headings = document.getParagraphs().stream()
                    .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
                    .map(XWPFParagraph::getText)
                    .toList();
            assertThat(headings).containsExactly("课标依据", "学情", "教学目标与评价任务", "材料", "教学过程", "板书", "安全风险单", "教学反思");
            var level = document.getStyles()
                    .getStyle("Heading1")
                    .getCTStyle()
                    .getPPr()
                    .getOutlineLvl();
            assertThat(level.getVal()).hasToString("0");
        }
    }

    @Test
    void keepsEveryCellOfATable() throws IOException {
        Block.Table table = (Block.Table) SampleSheets.primary().blocks().stream()
                .filter(Block.Table.class::isInstance)
                .findFirst()
                .orElseThrow();
        try (XWPFDocument document = open(SampleSheets.primary())) {
            List<List<String>> read = document.getTables().get(0).getRows().stream()
                    .map(row -> row.getTableCells().stream()
                            .map(XWPFTableCell::getText)
                            .toList())
                    .toList();
            List<List<String>> written = table.rows().stream()
                    .map(row -> row.cells().stream()
                            .map(cell -> cell.paragraphs().get(0).plain())
                            .toList())
                    .toList();
            assertThat(read).isEqualTo(written);
        }
    }

    @Test
    void repeatsTheHeaderOfATableAndKeepsItsRowsWhole() throws IOException {
        try (XWPFDocument document = open(SampleSheets.senior())) {
            XWPFTable process = document.getTables().get(0);
            assertThat(process.getRow(0).isRepeatHeader()).isTrue();
            assertThat(process.getRow(1).isRepeatHeader()).isFalse();
            assertThat(process.getRows()).hasSize(25).allMatch(XWPFTableRow::isCantSplitRow);
        }
    }

    @Test
    void mergesCells() throws IOException {
        try (XWPFDocument document = open(SampleSheets.senior())) {
            XWPFTable rubric = document.getTables().get(1);
            var first = rubric.getRow(0).getCell(0).getCTTc().getTcPr();
            var across = rubric.getRow(0).getCell(1).getCTTc().getTcPr();
            var below = rubric.getRow(1).getCell(0).getCTTc().getTcPr();
            assertThat(first.getVMerge().getVal()).isEqualTo(STMerge.RESTART);
            assertThat(across.getGridSpan().getVal()).hasToString("3");
            assertThat(below.getVMerge().getVal()).isEqualTo(STMerge.CONTINUE);
        }
    }

    @Test
    void keepsFormulasAndNamesAFontThatHasTheirSigns() throws IOException {
        try (XWPFDocument document = open(SampleSheets.senior())) {
            String all = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .reduce("", String::concat);
            assertThat(all).contains("2NO₂ ⇌ N₂O₄", "mol·L⁻¹·s⁻¹", "m/s²", "Hb + O₂ ⇌ HbO₂");
            XWPFRun arrow = runs(document)
                    .filter(run -> run.text().equals("⇌"))
                    .findFirst()
                    .orElseThrow();
            assertThat(fonts(arrow).getEastAsia()).isEqualTo("Segoe UI Symbol");
            XWPFRun words = runs(document)
                    .filter(run -> run.text().contains("体积缩小"))
                    .findFirst()
                    .orElseThrow();
            assertThat(fonts(words).getHint()).isEqualTo(STHint.EAST_ASIA);
        }
    }

    @Test
    void saysOnEveryPageAndInItsPropertiesThatAiHelped() throws IOException {
        try (XWPFDocument document = open(SampleSheets.primary())) {
            String label = "本文由人工智能（启问）辅助生成，教师审定后使用";
            assertThat(document.getFooterList().get(0).getText()).contains(label);
            assertThat(document.getParagraphs().get(2).getText()).isEqualTo(label);
            assertThat(document.getHeaderList().get(0).getText()).contains("沉和浮");
            var core = document.getProperties().getCoreProperties();
            assertThat(core.getTitle()).isEqualTo("一块橡皮泥，怎样做才能浮起来？");
            assertThat(core.getCreator()).isEqualTo("王老师");
            assertThat(core.getCreated()).isEqualTo("2026-11-22T04:00:00Z");
            assertThat(document.getProperties()
                            .getCustomProperties()
                            .getProperty("AIGC")
                            .getLpwstr())
                    .contains(
                            "\"Label\":\"1\"", "\"ContentProducer\":\"Qiwen 启问\"", "\"ProduceID\":\"plan-primary@1\"");
        }
    }

    @Test
    void leavesRoomToWrite() throws IOException {
        try (XWPFDocument document = open(SampleSheets.primaryWorksheet())) {
            assertThat(document.getParagraphs())
                    .filteredOn(line -> "Lines".equals(line.getStyle()))
                    .hasSize(7);
            assertThat(document.getTables().get(0).getRow(1).getHeight()).isGreaterThanOrEqualTo(3 * 400);
        }
    }

    @Test
    void countsEveryNumberedListFromOne() throws IOException {
        Sheet sheet = new Sheet(
                "t",
                "",
                "",
                SampleSheets.provenance("x"),
                List.of(Block.numbers(List.of("a")), Block.numbers(List.of("b"))));
        try (XWPFDocument document = open(sheet)) {
            assertThat(document.getParagraphs())
                    .filteredOn(paragraph -> paragraph.getNumID() != null)
                    .extracting(XWPFParagraph::getNumID)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
    }

    @Test
    void marksWhatTheMaterialDoesNotSupport() throws IOException {
        try (XWPFDocument document = open(SampleSheets.senior())) {
            assertThat(runs(document)
                            .filter(run -> "A3362C".equals(run.getColor()))
                            .map(XWPFRun::text))
                    .containsExactly("压缩后颜色会恢复到和原来一样浅");
        }
    }

    private XWPFDocument open(Sheet sheet) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(renderer.render(sheet)));
    }

    private static java.util.stream.Stream<XWPFRun> runs(XWPFDocument document) {
        return document.getParagraphs().stream().flatMap(paragraph -> paragraph.getRuns().stream());
    }

    private static CTFonts fonts(XWPFRun run) {
        return run.getCTR().getRPr().getRFontsArray(0);
    }

    @Test
    void writesTheSameWordsAgain() throws IOException {
        Text text = Text.of("第一行\n第二行");
        Sheet sheet = new Sheet("t", "", "", SampleSheets.provenance("x"), List.of(Block.paragraph(text)));
        try (XWPFDocument document = open(sheet)) {
            assertThat(document.getParagraphs().get(2).getText()).isEqualTo(text.plain());
        }
    }
}
