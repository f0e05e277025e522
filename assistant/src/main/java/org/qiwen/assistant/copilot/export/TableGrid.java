package org.qiwen.assistant.copilot.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table's cells at their places: merged cells cut to the table's edge, a header's at the end of the header, and gaps
 * filled with empty cells, so that every row covers every column once.
 */
public final class TableGrid {
    /**
     * @param column of its left edge, from 0
     * @param across columns it covers
     * @param down rows it covers, this one included
     * @param cell the cell that begins here, or null below a cell that goes on from the row above
     */
    public record Slot(int column, int across, int down, Block.@Nullable Cell cell) {}

    private final List<List<Slot>> rows = new ArrayList<>();

    public TableGrid(Block.Table table) {
        int columns = table.widths().size();
        int[] covered = new int[columns];
        int[] span = new int[columns];
        for (int r = 0; r < table.rows().size(); r++) {
            int last = r < table.headers() ? table.headers() : table.rows().size();
            rows.add(row(table.rows().get(r).cells(), last - r, covered, span));
        }
    }

    /** Slots of each row from left to right. */
    public List<List<Slot>> rows() {
        return rows;
    }

    private static List<Slot> row(List<Block.Cell> cells, int rowsLeft, int[] covered, int[] span) {
        List<Slot> slots = new ArrayList<>();
        int next = 0;
        int column = 0;
        while (column < covered.length) {
            if (covered[column] > 0) {
                covered[column]--;
                slots.add(new Slot(column, span[column], 1, null));
                column += span[column];
                continue;
            }
            Block.Cell cell = next < cells.size() ? cells.get(next) : Block.Cell.blank(0);
            next++;
            int across = 1;
            while (across < cell.across() && column + across < covered.length && covered[column + across] == 0) {
                across++;
            }
            int down = Math.min(cell.down(), rowsLeft);
            covered[column] = down - 1;
            span[column] = across;
            slots.add(new Slot(column, across, down, cell));
            column += across;
        }
        return slots;
    }
}
