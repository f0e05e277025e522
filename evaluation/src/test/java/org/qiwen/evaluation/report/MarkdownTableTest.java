package org.qiwen.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
    @Test
    void alignsChineseInATerminal() {
        String table = new MarkdownTable(List.of("想法", "n"), List.of(List.of("a", "12"), List.of("同样大", "3"))).render();

        assertThat(table).isEqualTo("""
                | 想法   | n   |
                | ------ | --- |
                | a      | 12  |
                | 同样大 | 3   |
                """);
    }

    @Test
    void keepsACellInItsCell() {
        assertThat(new MarkdownTable(List.of("x"), List.of(List.of("a|b\nc"))).render())
                .contains("| a\\|b c |");
    }

    @Test
    void refusesARowOfOtherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MarkdownTable(List.of("x"), List.of(List.of("a", "b"))))
                .withMessage("a row has 2 cells, the table 1 columns");
    }
}
