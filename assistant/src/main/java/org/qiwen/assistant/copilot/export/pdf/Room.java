package org.qiwen.assistant.copilot.export.pdf;

import java.util.List;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.TableGrid;
import org.qiwen.assistant.copilot.export.Text;

/** How much height the beginning of a block takes, roughly and rather too much, in points; the page is 481 wide. */
final class Room {
    private static final int WIDTH = 481;
    private static final int WHOLE = 280;
    private static final int LINE = 17;

    /** A line to write on in a cell. */
    static final int TO_WRITE = 24;

    private Room() {}

    /** A heading's line, the header and the first row of a table that may break, all of one that may not, else two lines. */
    static int beginning(Block block) {
        if (block instanceof Block.Heading) {
            return 40;
        }
        if (block instanceof Block.Table table) {
            List<List<TableGrid.Slot>> rows = new TableGrid(table).rows();
            if (isWhole(table)) {
                return rows(rows, table.widths());
            }
            return rows(rows.subList(0, Math.min(rows.size(), table.headers() + 1)), table.widths());
        }
        return 3 * LINE;
    }

    static int header(Block.Table table) {
        return rows(new TableGrid(table).rows().subList(0, table.headers()), table.widths());
    }

    /** Whether a table is so small that it stays on one page. */
    private static boolean isWhole(Block.Table table) {
        return rows(new TableGrid(table).rows(), table.widths()) <= WHOLE;
    }

    static int row(List<TableGrid.Slot> slots, List<Integer> widths) {
        long sum = widths.stream().mapToLong(Integer::longValue).sum();
        int height = LINE;
        for (TableGrid.Slot slot : slots) {
            Block.Cell cell = slot.cell();
            if (cell != null) {
                long share = 0;
                for (int column = slot.column(); column < slot.column() + slot.across(); column++) {
                    share += widths.get(column);
                }
                long ems = Math.max(1, (WIDTH * share / sum - 9) * 2 / 21);
                int here = cell.lines() * TO_WRITE;
                for (Text paragraph : cell.paragraphs()) {
                    int length = paragraph.plain().length();
                    here += length == 0 ? 0 : LINE * (1 + (int) (length / ems));
                }
                height = Math.max(height, here / slot.down());
            }
        }
        return height + 8;
    }

    private static int rows(List<List<TableGrid.Slot>> rows, List<Integer> widths) {
        return rows.stream().mapToInt(row -> row(row, widths)).sum();
    }
}
