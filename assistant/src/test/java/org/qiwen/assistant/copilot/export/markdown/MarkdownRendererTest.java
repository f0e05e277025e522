package org.qiwen.assistant.copilot.export.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.RunStyle;
import org.qiwen.assistant.copilot.export.SampleSheets;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.Text;

class MarkdownRendererTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '@',
            value = {
                "a|b ~ a\\|b",
                "<script> ~ \\<script\\>",
                "# 一 ~ \\# 一",
                "- 一 ~ \\- 一",
                "3 - 1 ~ 3 - 1",
                "1. 一 ~ 1\\. 一",
                "g = 9.8 m/s² ~ g = 9.8 m/s²",
                "=SUM(A1) ~ \\=SUM(A1)",
                "*重* _点_ ~ \\*重\\* \\_点\\_",
                "2NO₂ ⇌ N₂O₄ ~ 2NO₂ ⇌ N₂O₄"
            })
    void escapesMarks(String text, String expected) {
        assertThat(Markup.escape(text)).isEqualTo(expected);
    }

    @Test
    void givesEveryRowOfATableAsManyCells() {
        String page = render(SampleSheets.senior());
        String rubric = page.substring(page.indexOf("| 要点"));
        assertThat(rubric.lines().limit(5))
                .containsExactly(
                        "| 要点 | 看得见的表现 | | |",
                        "| --- | --- | --- | --- |",
                        "| | 还需要帮助 | 做到了 | 做得更好 |",
                        "| 解释先深后浅 | 只说“平衡移动” | 分清瞬间和随后两步 | 用 Q \\< K 说明方向 |",
                        "| | 以上三格由同伴填写，教师抽查。 | | |");
    }

    @Test
    void keepsATableInOnePieceWhateverItsCellsHold() {
        Block.Table table = new Block.Table(
                List.of(1, 1), 1, List.of(Block.Row.of("a", "b"), Block.Row.of("一\n二|三", "`x`\n\n|---|")));
        String page = render(new Sheet("t", "", "", SampleSheets.provenance("x"), List.of(table)));
        assertThat(page).contains("\n| a | b |\n| --- | --- |\n| 一<br>二\\|三 | \\`x\\`<br><br>\\|---\\| |\n");
    }

    @Test
    void beginsWithTheLabels() {
        assertThat(render(SampleSheets.primary()))
                .startsWith("---\nAIGC: {\"Label\":\"1\"")
                .contains("\n# 一块橡皮泥，怎样做才能浮起来？\n", "\n> 本文由人工智能（启问）辅助生成，教师审定后使用\n");
    }

    @Test
    void setsIndicesAsHtml() {
        Text text = Text.of("v", RunStyle.FORMULA).and("正", RunStyle.SUBSCRIPT).and("（!）", RunStyle.UNSUPPORTED);
        assertThat(render(new Sheet("t", "", "", SampleSheets.provenance("x"), List.of(Block.paragraph(text)))))
                .contains("v<sub>正</sub><u>（!）</u>\n");
    }

    private static String render(Sheet sheet) {
        return new String(new MarkdownRenderer().render(sheet), StandardCharsets.UTF_8);
    }
}
