package org.qiwen.ingestion.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    private static final DocumentDescription DEFAULTS =
            DocumentDescription.of(DocumentKind.EXERCISE, Locale.SIMPLIFIED_CHINESE);

    private final InProcessParser parser = new InProcessParser();

    @Test
    void readsFrontMatterOverTheDefaults() throws Exception {
        ParsedDocument document = parse("""
                ---
                id: unit-float-sink
                title: 浮与沉
                kind: COURSE_UNIT
                stages: [PRIMARY_UPPER, JUNIOR]
                discipline: physics
                locale: zh-CN
                inquiry: float-sink
                licence: CC BY 4.0
                sources: [一本书]
                draft: true
                ---
                # 浮与沉
                木块浮在水上。
                """);

        DocumentDescription description = document.description();
        assertThat(document.title()).isEqualTo("浮与沉");
        assertThat(description.id()).isEqualTo("unit-float-sink");
        assertThat(description.kind()).isEqualTo(DocumentKind.COURSE_UNIT);
        assertThat(description.stages()).containsExactlyInAnyOrder("PRIMARY_UPPER", "JUNIOR");
        assertThat(description.inquiry()).isEqualTo("float-sink");
        assertThat(description.licence()).isEqualTo("CC BY 4.0");
        assertThat(description.sources()).containsExactly("一本书");
    }

    @ParameterizedTest
    @CsvSource({
        "'kind: NOVEL', kind must be one of",
        "'locale: \"!\"', locale must be a language tag",
        "'id: a/b', id must be letters",
        "'id: [a, b]', id must be one value",
        "'kind: [', front matter: line",
        "'just words', must be fields and values"
    })
    void namesTheFieldThatIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> parse("---\n" + yaml + "\n---\ntext"))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class,
                        e -> assertThat(e.reason()).isEqualTo(UnreadableDocument.Reason.BAD_FRONT_MATTER))
                .hasMessageContaining("unit.md")
                .hasMessageContaining(message);
    }

    @Test
    void keepsTheStructureAndItsOffsets() throws Exception {
        ParsedDocument document = parse("""
                # 光

                第一段的
                第一句。

                ## 数据 {evidence}

                1. 先倒水
                2. 再放鸡蛋
                   慢慢放

                | 物体 | 结果 |
                |---|---|
                | 木块 | 浮 |

                ```
                a  b
                ```
                """);

        assertThat(document.blocks())
                .extracting(Block::type, Block::level, document::text)
                .containsExactly(
                        tuple(Block.Type.HEADING, 1, "光"),
                        tuple(Block.Type.PARAGRAPH, 0, "第一段的第一句。"),
                        tuple(Block.Type.HEADING, 2, "数据 {evidence}"),
                        tuple(Block.Type.LIST_ITEM, 0, "1. 先倒水"),
                        tuple(Block.Type.LIST_ITEM, 0, "2. 再放鸡蛋慢慢放"),
                        tuple(Block.Type.TABLE, 0, "物体 | 结果\n木块 | 浮"),
                        tuple(Block.Type.VERBATIM, 0, "a  b"));
    }

    @ParameterizedTest
    @CsvSource({
        "'密度 $\\rho = \\frac{m}{V}$ 不变', '密度 $\\rho = \\frac{m}{V}$ 不变'",
        "'$a_1 * b_2 * c_3$ 与 $x_1$', '$a_1 * b_2 * c_3$ 与 $x_1$'",
        "'$$F_1 = -F_2$$', '$$F_1 = -F_2$$'",
        "'票价 $5，*便宜*', '票价 $5，便宜'",
        "'**重的**沉，`code` 与 [链接](http://x)', '重的沉，code 与 链接'",
        "'![图：月相](moon.png)', '图：月相'"
    })
    void keepsFormulasAndDropsMarkup(String markdown, String text) throws Exception {
        assertThat(parse(markdown).text()).isEqualTo(text);
    }

    @Test
    void joinsEnglishLinesWithASpace() throws Exception {
        assertThat(parse("light travels\nin straight lines").text()).isEqualTo("light travels in straight lines");
    }

    @Test
    void readsFilesOfOlderChineseEditors() throws Exception {
        byte[] bytes = "# 密度\n同样大小的铁比木头重。".getBytes(Charset.forName("GB18030"));
        assertThat(parser.parse(SourceDocument.bytes("old.md", bytes, DEFAULTS)).title())
                .isEqualTo("密度");
    }

    @Test
    void refusesTextWithoutWords() {
        assertThatThrownBy(() -> parse("---\ntitle: leer\n---\n\n")).hasMessageContaining("no text");
    }

    @Test
    void anAccountChoosesNoId() throws Exception {
        byte[] bytes = "---\nid: unit-float-sink\n---\n水。".getBytes(StandardCharsets.UTF_8);
        assertThat(parser.parse(SourceDocument.bytes("u.md", bytes, DEFAULTS.owner("a7")))
                        .description()
                        .id())
                .isNull();
    }

    @Test
    void takesTheTitleFromTheFileNameAsLastResort() throws Exception {
        assertThat(parse("只有一段。").title()).isEqualTo("unit");
        assertThat(List.of(parse("只有一段。").description())).containsExactly(DEFAULTS);
    }

    private ParsedDocument parse(String markdown) throws UnreadableDocument, IOException {
        return parser.parse(
                SourceDocument.bytes("folder/unit.md", markdown.getBytes(StandardCharsets.UTF_8), DEFAULTS));
    }
}
