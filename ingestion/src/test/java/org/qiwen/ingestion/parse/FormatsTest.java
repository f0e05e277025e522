package org.qiwen.ingestion.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.ingestion.parse.Block.Type;

class FormatsTest {
    private static final DocumentDescription DEFAULTS =
            DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.SIMPLIFIED_CHINESE);

    private final InProcessParser parser = new InProcessParser();

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "<m:r><m:t>v</m:t></m:r> @ v",
                "<m:sSup><m:e><m:r><m:t>v</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup> @ v²",
                "<m:r><m:t>ρ=</m:t></m:r><m:f><m:num><m:r><m:t>m</m:t></m:r></m:num><m:den><m:r><m:t>V</m:t></m:r></m:den></m:f> @ ρ=m/V",
                "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f> @ $\\frac{a+b}{2}$",
                "<m:rad><m:radPr><m:degHide m:val='1'/></m:radPr><m:deg/><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:rad> @ $\\sqrt{a+b}$",
                "<m:sSub><m:e><m:r><m:t>CO</m:t></m:r></m:e><m:sub><m:r><m:t>2</m:t></m:r></m:sub></m:sSub> @ CO₂"
            })
    void keepsFormulasOfWord(String formula, String text) throws Exception {
        byte[] file = OfficeFixtures.word("<w:p><m:oMath>" + formula + "</m:oMath></w:p>");
        assertThat(parse("formula.docx", file).text()).isEqualTo(text);
    }

    @Test
    void readsWhatALessonInWordHas() throws Exception {
        String run = "<w:r><w:t>%s</w:t></w:r>";
        ParsedDocument document = parse(
                "lesson.docx",
                OfficeFixtures.word("<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>" + run.formatted("密度") + "</w:p>"
                        + "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr></w:pPr>"
                        + run.formatted("称量") + "</w:p>"
                        + "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr></w:pPr>"
                        + run.formatted("加水") + "</w:p>"
                        + "<w:p>" + run.formatted("CO")
                        + "<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t></w:r>"
                        + "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins>" + run.formatted("很重")
                        + "</w:ins>"
                        + "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
                        + "<w:tbl>" + row("<w:vMerge w:val='restart'/>", "水", "浮") + row("<w:vMerge/>", "", "沉")
                        + "</w:tbl>"));
        assertThat(document.blocks())
                .extracting(Block::type, document::text)
                .containsExactly(
                        tuple(Type.HEADING, "密度"),
                        tuple(Type.LIST_ITEM, "（一） 称量"),
                        tuple(Type.LIST_ITEM, "（二） 加水"),
                        tuple(Type.PARAGRAPH, "CO₂很重［1］"),
                        tuple(Type.PARAGRAPH, "［1］据教材第三章。"),
                        tuple(Type.TABLE, "水 | 浮\n水 | 沉"));
    }

    private static String row(String merge, String first, String second) {
        return "<w:tr><w:tc><w:tcPr>" + merge + "</w:tcPr><w:p><w:r><w:t>" + first
                + "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>" + second + "</w:t></w:r></w:p></w:tc></w:tr>";
    }

    @Test
    void readsSlidesWithTheirNumbersAndMarksNotes() throws Exception {
        ParsedDocument document = parse("slides.pptx", OfficeFixtures.slides());
        assertThat(document.title()).isEqualTo("浮与沉");
        assertThat(document.blocks())
                .extracting(Block::type, Block::page, document::text)
                .containsExactly(
                        tuple(Type.HEADING, 1, "浮与沉"),
                        tuple(Type.LIST_ITEM, 1, "木块浮在水面"),
                        tuple(Type.PARAGRAPH, 1, "【备注】先让学生猜一猜。"),
                        tuple(Type.TABLE, 2, "物体 | 结果\n铁块 | 沉"));
    }

    @Test
    void readsSheetsAsTheyAreDisplayed() throws Exception {
        ParsedDocument document = parse("sheet.xlsx", OfficeFixtures.sheet());
        assertThat(document.blocks())
                .extracting(Block::type, document::text)
                .containsExactly(
                        tuple(Type.HEADING, "密度实验"),
                        tuple(Type.PARAGRAPH, "表一 盐水的密度"),
                        tuple(Type.TABLE, "组别 | 含盐 | 日期\n甲组 | 10.0% | 2025-12-11\n甲组 | 15.0% | 2025-12-12"));
    }

    @Test
    void readsBooksInTheOrderOfTheirSpine() throws Exception {
        ParsedDocument document = parse("book.epub", OfficeFixtures.book());
        assertThat(document.text()).isEqualTo("第一章 浮\n\n木块浮着，CO₂，ρ=m/V。\n\n第二章 沉\n\n铁块沉到水底。");
    }

    @Test
    void readsPagesOfTheWebWithoutMenusAndScripts() throws Exception {
        String html = "<html><head><meta charset='gb2312'><title>光</title></head><body><nav><a>首页</a></nav>"
                + "<h1>天空</h1><script>偷()</script><p>天是<b>蓝</b>的，v<sup>2</sup>。</p>"
                + "<table><tr><th>色</th><th>波长</th></tr><tr><td rowspan=2>蓝</td><td>短</td></tr><tr><td>450</td></tr></table>"
                + "<p>因为短波被空气散射得更多，所以我们抬头看见的是蓝色的天空。</p><footer>版权所有</footer></body></html>";
        ParsedDocument document = parse("sky.html", html.getBytes(Charset.forName("GBK")));
        assertThat(document.text())
                .isEqualTo("天空\n\n天是蓝的，v²。\n\n色 | 波长\n蓝 | 短\n蓝 | 450\n\n因为短波被空气散射得更多，所以我们抬头看见的是蓝色的天空。");
    }

    @Test
    void tellsAFormatByItsContent() throws Exception {
        assertThat(parse("really-word.pdf", Fixtures.docx()).title()).isEqualTo("浮与沉");
        assertThat(parse("really-html.doc", "<html><body><p>天是蓝的。</p></body></html>".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("天是蓝的。");
    }

    @Test
    void readsAChinesePdfWithoutItsHeadersAndFooters() throws Exception {
        ParsedDocument document = parse("textbook.pdf", ChinesePdf.textbook());
        assertThat(document.text())
                .doesNotContain("初中物理")
                .doesNotContain("第 1 页")
                .doesNotContain("- 2 -");
        assertThat(document.blocks())
                .extracting(Block::type, Block::page, document::text)
                .contains(
                        tuple(Type.HEADING, 1, "第一章 密度"),
                        tuple(Type.PARAGRAPH, 1, "把同样大小的木块和铁块放进水里，木块浮在水面上，铁块沉到水底，这是因为它们的密度不同，水的密度在二者之间。"),
                        tuple(Type.PARAGRAPH, 1, "空气里有CO₂，速度的平方是v²。"),
                        tuple(Type.TABLE, 2, "物体 | 质量 | 结果\n木块 | 50克 | 浮\n铁块 | 390克 | 沉"));
    }

    @Test
    void keepsRowsOfValuesTogether() throws Exception {
        ParsedDocument document = parse("a.csv", "物体,结果\n\"木块, 大\",浮\n".getBytes(Charset.forName("GBK")));
        assertThat(List.of(document.blocks().get(0).type())).containsExactly(Type.TABLE);
        assertThat(document.text()).isEqualTo("物体 | 结果\n木块, 大 | 浮");
    }

    private ParsedDocument parse(String name, byte[] bytes) throws UnreadableDocument, IOException {
        return parser.parse(SourceDocument.bytes(name, bytes, DEFAULTS));
    }
}
