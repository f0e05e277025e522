package org.qiwen.ingestion.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.ingestion.parse.Block.Type;
import org.qiwen.ingestion.parse.ChinesePdf.Words;

/** Pages as word processors print them; columns.pdf, worksheet.pdf and sidebox.pdf are LibreOffice's. */
class PdfLayoutTest {
    private static final DocumentDescription DEFAULTS =
            DocumentDescription.of(DocumentKind.COURSE_UNIT, Locale.SIMPLIFIED_CHINESE);

    private static final String SHIP = "轮船用钢铁制成，钢铁的密度比水大得多，轮船却能浮在水面，原因是把它做成空心的，使它能够排开更多的水，从而受到更大的浮力。";
    private static final String FISH = "鱼类靠鳔来调节身体的密度，鳔充气时身体的平均密度减小，鱼就上浮，鳔里的气体减少时身体的平均密度增大，鱼就下沉。";

    /** A line of 40 characters, from the left edge to the right one. */
    private static final String FULL_LINE = "物体浸在水里受到浮力浮力与排开的水有关把木块和铁块先后放进水里看看哪一个会浮起来哪一";

    private final InProcessParser parser = new InProcessParser();

    @Test
    void readsColumnsOneAfterTheOtherAroundATableAcross() throws Exception {
        ParsedDocument document = parse("columns.pdf");
        List<String> texts = document.blocks().stream().map(document::text).toList();
        assertThat(texts.get(0)).isEqualTo("浮力专题");
        assertThat(texts).contains("第 3 段。" + SHIP, "第 5 段。" + FISH);
        String table =
                "物体 | 质量/g | 体积/cm³ | 结果\n木块 | 50 | 80 | 浮\n铁块 | 390 | 50 | 沉\n石块 | 130 | 50 | 沉\n冰块 | 90 | 100 | 浮";
        int at = texts.indexOf(table);
        assertThat(texts.get(at - 1)).isEqualTo("表 1 各种物体的浮沉");
        assertThat(texts.subList(1, at - 1))
                .extracting(text -> text.substring(0, 5))
                .containsExactly("第 1 段", "第 2 段", "第 3 段", "第 4 段", "第 5 段", "第 6 段");
        assertThat(texts.subList(at + 1, texts.size()))
                .extracting(text -> text.substring(0, 5))
                .containsExactly("第 1 段", "第 2 段", "第 3 段", "第 4 段", "第 5 段", "第 6 段");
    }

    @Test
    void readsARuledTableOfAWorksheetByRowsAndAnswersAsText() throws Exception {
        ParsedDocument document = parse("worksheet.pdf");
        assertThat(document.blocks())
                .extracting(Block::type, document::text)
                .contains(
                        tuple(
                                Type.TABLE,
                                "实验步骤 | 观察到的现象\n1. 在烧杯里加入半杯清水，放入鸡蛋 | 鸡蛋沉到杯底\n"
                                        + "2. 往水里慢慢加盐并搅拌，直到盐不再溶解为止 | 鸡蛋慢慢浮起来，最后露出水面一小部分\n"
                                        + "3. 再往水里加清水 | 鸡蛋又沉下去"),
                        tuple(Type.LIST_ITEM, "A．木块浮在水面 B．铁块浮在水面 C．冰块沉底 D．都不对"),
                        tuple(Type.PARAGRAPH, "我的结论："));
    }

    @Test
    void keepsABoxBesideTheTextApart() throws Exception {
        ParsedDocument document = parse("sidebox.pdf");
        assertThat(document.blocks())
                .extracting(document::text)
                .contains("小资料：阿基米德出生在西西里岛的叙拉古城，是古希腊的数学家和物理学家，他还发明了螺旋抽水机。")
                .contains("第3段。" + FISH);
    }

    @Test
    void leavesOutHeadersThatDifferOnLeftAndRightPages() throws Exception {
        String[] texts = {"鸡蛋在盐水里浮起来了。", "木块浮在水面上。", "铁块沉到水底。", "冰块只露出一点。"};
        String[] notes = {"据教材第一章改写。", "图片来自博物馆。", "表中是平均值。", "引自科学史话。"};
        List<List<Words>> pages = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            pages.add(List.of(
                    new Words(200, 810, 9, number % 2 == 1 ? "八年级物理" : "启明中学校本教材"),
                    new Words(93, 720, 10.5f, texts[number - 1]),
                    new Words(72, 60, 8, number + notes[number - 1]),
                    new Words(280, 30, 9, "第 " + number + " 页 共 4 页")));
        }
        assertThat(parse(pages).text())
                .doesNotContain("八年级物理", "校本教材", "共 4 页")
                .contains(texts)
                .contains(notes);
    }

    @Test
    void leavesOutHeadersThatChangeWithTheChapter() throws Exception {
        String[] chapters = {"光的反射", "光的折射", "透镜成像", "眼睛与眼镜", "密度"};
        List<List<Words>> pages = new ArrayList<>();
        for (int number = 0; number < chapters.length; number++) {
            pages.add(List.of(
                    new Words(240, 805, 9, chapters[number]),
                    new Words(93, 750, 10.5f, "今天学习的内容是" + chapters[number] + "，请先猜一猜再做实验。"),
                    new Words(93, 734, 10.5f, "把结果写在记录单上。")));
        }
        ParsedDocument document = parse(pages);
        for (String chapter : chapters) {
            assertThat(document.blocks()).extracting(document::text).doesNotContain(chapter);
            assertThat(document.text()).contains("今天学习的内容是" + chapter);
        }
    }

    @ParameterizedTest
    @CsvSource({"- 3 -", "第 3 页 共 10 页", "Page 3 of 10", "３", "3 / 10", "— 3 —", "第三页", "P3", "第3页（共10页）"})
    void leavesOutPageNumbers(String number) throws Exception {
        List<Words> page = List.of(new Words(93, 720, 10.5f, "鸡蛋浮起来了。"), new Words(280, 30, 9, number));
        assertThat(parse(List.of(page)).text()).isEqualTo("鸡蛋浮起来了。");
    }

    @Test
    void takesTheRestOfASentenceToThePageWhereItBegan() throws Exception {
        ParsedDocument document = parse(List.of(
                List.of(
                        new Words(72, 800, 10.5f, FULL_LINE),
                        new Words(72, 784, 10.5f, FULL_LINE),
                        new Words(72, 60, 8, "①据教材改写。")),
                List.of(
                        new Words(72, 800, 10.5f, "个会沉下去。然后把橡皮泥捏成小船放进水里看看它会不会浮起来并且记录下每一次的结果再"),
                        new Words(72, 784, 10.5f, "与同学讨论。"))));
        assertThat(document.blocks())
                .extracting(Block::page, document::text)
                .containsExactly(
                        tuple(1, FULL_LINE + FULL_LINE + "个会沉下去。"),
                        tuple(1, "①据教材改写。"),
                        tuple(2, "然后把橡皮泥捏成小船放进水里看看它会不会浮起来并且记录下每一次的结果再与同学讨论。"));
    }

    private ParsedDocument parse(List<List<Words>> pages) throws UnreadableDocument, IOException {
        return parser.parse(SourceDocument.bytes("pages.pdf", ChinesePdf.pages(pages), DEFAULTS));
    }

    private ParsedDocument parse(String name) throws UnreadableDocument, IOException {
        try (InputStream in = PdfLayoutTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return parser.parse(SourceDocument.bytes(name, in.readAllBytes(), DEFAULTS));
        }
    }
}
