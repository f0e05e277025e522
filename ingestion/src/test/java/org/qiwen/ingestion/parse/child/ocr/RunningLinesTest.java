package org.qiwen.ingestion.parse.child.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.ingestion.parse.child.document.Draft;

class RunningLinesTest {
    @Test
    void removesHeadersReadALittleDifferentlyAndPageNumbers() {
        Map<Integer, String> pages = RunningLines.remove(Map.of(
                1, "八 年 级 物 理 启明中学校本教材\n\n光沿直线传播。\n影子由此而来。\n\n第 1 页\n",
                2, "八 年 级 物 埋 启明中学校本教材\n\n光会反射。\n镜子里有像。\n\n第 2 页\n",
                4, "八年级物理 启明中学校本敎材\n\n光会折射。\n筷子看上去折断了。\n\n- 4 -\n"));
        assertThat(pages.values().stream().map(String::strip))
                .containsExactly("光沿直线传播。\n影子由此而来。", "光会反射。\n镜子里有像。", "光会折射。\n筷子看上去折断了。");
    }

    @Test
    void keepsASinglePageAndWhatStandsOnOnePageOnly() {
        assertThat(RunningLines.remove(Map.of(1, "光的传播\n光沿直线传播。")).get(1)).isEqualTo("光的传播\n光沿直线传播。");
        assertThat(RunningLines.remove(Map.of(1, "光的传播\n直线。\n完", 2, "声音的产生\n振动。\n好")))
                .containsEntry(1, "光的传播\n直线。\n完")
                .containsEntry(2, "声音的产生\n振动。\n好");
    }

    @Test
    void partsHeadingsFromTheTextBelow() throws Exception {
        Draft draft = new Draft(1000, 0);
        RecognizedText.add("第一章 光 的 传播\n1.1 光 沿 直线 传播\n光 沿 直线\n传播 。\n", 1, draft);
        assertThat(draft.parts())
                .extracting(part -> part.kind() + " " + part.text())
                .isEqualTo(List.of("HEADING 第一章光的传播", "HEADING 1.1 光沿直线传播", "PARAGRAPH 光沿直线传播。"));
    }
}
