package org.qiwen.assistant.copilot.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.copilot.export.Block.Cell;
import org.qiwen.assistant.copilot.export.Block.Row;

class TableGridTest {
    @Test
    void fillsShortRowsUp() {
        assertThat(drawn(1, Row.of("a", "b", "c"), Row.of("d"))).isEqualTo("a1 b1 c1 / d1 _1 _1");
    }

    @Test
    void goesOnBelowACellOverTwoRows() {
        assertThat(drawn(0, new Row(List.of(Cell.of("a").down(2), Cell.of("b").across(2))), Row.of("c", "d")))
                .isEqualTo("a1 b2 / ^1 c1 d1");
    }

    @Test
    void cutsCellsAtTheTablesEdges() {
        assertThat(drawn(0, new Row(List.of(Cell.of("a"), Cell.of("b").across(9).down(9))), Row.of("c", "d")))
                .isEqualTo("a1 b2 / c1 ^2");
    }

    @Test
    void endsAHeadersCellWithTheHeader() {
        assertThat(drawn(1, new Row(List.of(Cell.of("a").down(3), Cell.of("b"), Cell.of("c"))), Row.of("d", "e", "f")))
                .isEqualTo("a1 b1 c1 / d1 e1 f1");
    }

    @Test
    void leavesOutCellsThatFindNoPlace() {
        assertThat(drawn(0, Row.of("a", "b", "c", "d"))).isEqualTo("a1 b1 c1");
    }

    private static String drawn(int headers, Row... rows) {
        return new TableGrid(new Block.Table(List.of(1, 1, 1), headers, List.of(rows)))
                .rows().stream()
                        .map(row -> row.stream().map(TableGridTest::drawn).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" / "));
    }

    private static String drawn(TableGrid.Slot slot) {
        Cell cell = slot.cell();
        String words = cell == null
                ? "^"
                : cell.paragraphs().isEmpty() ? "_" : cell.paragraphs().get(0).plain();
        return words + slot.across();
    }
}
