package org.qiwen.ingestion.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiwen.ingestion.parse.Block.Type;
import org.qiwen.ingestion.parse.child.math.EqField;

/** Files of another program: lesson.docx was written by hand, the others are LibreOffice's versions of such files. */
class OfficeFilesTest {
    private static final DocumentDescription DEFAULTS =
            DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.SIMPLIFIED_CHINESE);

    private final InProcessParser parser = new InProcessParser();

    @ParameterizedTest
    @ValueSource(strings = {"lesson.docx", "lesson.doc"})
    void keepsFormulasListsTablesAndNotesOfWord(String file) throws Exception {
        ParsedDocument document = parse(file);
        assertThat(document.blocks())
                .extracting(Block::type, document::text)
                .contains(
                        tuple(Type.HEADING, "第一章 气体"),
                        tuple(Type.PARAGRAPH, "二氧化碳CO₂，硫酸根SO₄²⁻，加速度单位m/s²，a²+b²=c²。"),
                        tuple(Type.PARAGRAPH, "可逆反应 N₂+3H₂ ⇌ 2NH₃，温度5℃，10⁻³ mol。"),
                        tuple(Type.PARAGRAPH, "［1］据课程标准，CO₂可溶。"),
                        tuple(Type.HEADING, "实验步骤"),
                        tuple(Type.LIST_ITEM, "2． 加水搅拌"),
                        tuple(Type.LIST_ITEM, "(a) 小步骤"),
                        tuple(Type.LIST_ITEM, "3． 过滤"),
                        tuple(Type.LIST_ITEM, "1． 甲选项"),
                        tuple(Type.PARAGRAPH, "符号：α粒子，°角。"),
                        tuple(Type.TABLE, "组别 | 测量\n组别 | 质量/g | 体积/cm³\n甲 | CO₂ | 2\n甲 | 3 | 4"),
                        tuple(Type.PARAGRAPH, "框中的话一"),
                        tuple(Type.PARAGRAPH, "文本框：护眼提示，H₂O 不可入口。"));
        assertThat(document.text()).doesNotContain("已删去", "隐藏的话", "批注内容", "页眉", "TOC", "第一章 气体 1");
        assertThat(document.text()).contains("保留插入的话，注释［1］在这里。");
    }

    @Test
    void readsFormulasOfFieldsInWord() throws Exception {
        ParsedDocument document = parse("lesson.docx");
        assertThat(document.text()).contains("EQ域：1/2，根号$\\sqrt{x+1}$，₄²⁻结束。");
    }

    @Test
    void marksFormulasThatArePicturesInOldWord() throws Exception {
        ParsedDocument document = parse("lesson.doc");
        assertThat(document.text()).contains("公式：［公式］是平均数。");
        assertThat(document.notes()).extracting(ParseNote::kind).contains(ParseNote.Kind.FORMULAS_AS_PICTURES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "EQ \\f(1,2) @ 1/2",
                "eq \\f(a+b,2) @ $\\frac{a+b}{2}$",
                "EQ \\r(3,x+y) @ $\\sqrt[3]{x+y}$",
                "EQ \\x\\to(AB) @ $\\overline{AB}$",
                "EQ \\o(F,→) @ $\\overrightarrow{F}$",
                "EQ v\\s\\up5(2) @ v²",
                "EQ \\b\\bc\\[(\\f(x,2)) @ [x/2]",
                "EQ \\f(\\f(a+1,b),c) @ $\\frac{\\frac{a+1}{b}}{c}$"
            })
    void readsFormulasOfFields(String code, String text) {
        assertThat(EqField.isOne(code)).isTrue();
        assertThat(EqField.text(code)).isEqualTo(text);
    }

    @Test
    void readsOldSlidesWithTitlesNumbersTablesAndNotes() throws Exception {
        ParsedDocument document = parse("slides.ppt.gz");
        assertThat(document.title()).isEqualTo("气体的性质");
        assertThat(document.blocks())
                .extracting(Block::type, Block::page, document::text)
                .contains(
                        tuple(Type.HEADING, 2, "二氧化碳的制取"),
                        tuple(Type.LIST_ITEM, 2, "3. 加入稀盐酸"),
                        tuple(Type.PARAGRAPH, 2, "产物是CO₂，加速度m/s²。"),
                        tuple(Type.PARAGRAPH, 2, "组合里的文字"),
                        tuple(Type.PARAGRAPH, 2, "【备注】提醒学生戴护目镜。\n第二段备注。"),
                        tuple(Type.TABLE, 3, "气体 | 密度 | 结论\nCO2 | 1.98 | 比空气重\nCO2 |  | 能溶于水"),
                        tuple(Type.HEADING, 5, "小结"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sheet.xlsx", "sheet.xls"})
    void readsSheetsOfOtherPrograms(String file) throws Exception {
        ParsedDocument document = parse(file);
        assertThat(document.title()).isEqualTo("sheet");
        assertThat(document.blocks())
                .extracting(Block::type, document::text)
                .contains(
                        tuple(Type.HEADING, "盐水实验"),
                        tuple(Type.PARAGRAPH, "表一 盐水密度与鸡蛋"),
                        tuple(
                                Type.TABLE,
                                "组别 | 日期 | 质量/g | 体积/cm³ | 密度 | 合格\n"
                                        + "甲组 | 2024年3月1日 | 100 | 100 | 1.000 | TRUE\n"
                                        + "甲组 | 2024年3月2日 | 102.5 | 100 | 1.025 | TRUE\n"
                                        + "乙组 | 2024年3月3日 | 105 | 100 | 1.050 | TRUE\n"
                                        + "乙组 | 2024年3月4日 | 107.5 | 100 | 1.075 | TRUE"),
                        tuple(Type.TABLE, "备注 | 无\n时间 | 8:30:00 | 25.6% | 1,234,567.80 |  | 合格"));
        assertThat(document.text()).doesNotContain("隐藏内容");
        assertThat(document.notes()).containsExactly(new ParseNote(ParseNote.Kind.HIDDEN_LEFT_OUT, "1"));
    }

    @Test
    void keepsLoweredCharactersAndChineseDatesOfOldSheets() throws Exception {
        try (HSSFWorkbook book = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var row = book.createSheet("气体").createRow(0);
            for (int i = 0; i < 3; i++) {
                book.createFont();
            }
            HSSFFont lowered = book.createFont();
            lowered.setTypeOffset(Font.SS_SUB);
            HSSFRichTextString gas = new HSSFRichTextString("收集CO2气体");
            gas.applyFont(4, 5, lowered);
            row.createCell(0).setCellValue(gas);
            row.createCell(1).setCellValue(45352);
            var date = book.createCellStyle();
            date.setDataFormat((short) 57);
            row.getCell(1).setCellStyle(date);
            book.write(out);
            assertThat(parser.parse(SourceDocument.bytes("gas.xls", out.toByteArray(), DEFAULTS))
                            .text())
                    .endsWith("收集CO₂气体 | 2024年3月");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "yyyy\"年\"m\"月\"d\"日\";@ ~ 2024年3月1日",
                "yyyy\\年m\\月d\\日 ~ 2024年3月1日",
                "[DBNum1][$-804]yyyy\"年\"m\"月\" ~ 2024年3月",
                "h\"时\"mm\"分\" ~ 12:28",
                "[$-804]aaaa ~ 星期五",
                "yyyy/m/d h:mm ~ 2024/3/1 12:28",
                "0.0\"℃\" ~ 45352.5℃"
            })
    void writesNumbersAsAChineseExcelShowsThem(String format, String shown) throws Exception {
        try (HSSFWorkbook book = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var cell = book.createSheet("一").createRow(0).createCell(1);
            cell.setCellValue(45352.52);
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(format));
            cell.setCellStyle(style);
            book.write(out);
            assertThat(parser.parse(SourceDocument.bytes("a.xls", out.toByteArray(), DEFAULTS))
                            .text())
                    .endsWith("\n\n" + shown);
        }
    }

    private ParsedDocument parse(String name) throws UnreadableDocument, IOException {
        try (InputStream in = OfficeFilesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            byte[] bytes = name.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
            return parser.parse(SourceDocument.bytes(name.replace(".gz", ""), bytes, DEFAULTS));
        }
    }
}
