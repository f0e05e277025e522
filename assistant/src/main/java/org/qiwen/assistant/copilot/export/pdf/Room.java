package org.qiwen.assistant.copilot.export.pdf;

import java.util.List;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.Text;

/** How much height the beginning of a block takes, roughly and rather too much, in points; the page is 481 wide. */
final class Room {
    private static final int WIDTH = 481;
    private static final int LINE = 16;

    private Room() {}

    /** A heading's line, a table's header and first row, two lines of anything else. */
    static int beginning(Block block) {
        if (block instanceof Block.Heading) {
            return 40;
        }
        if (block instanceof Block.Table table) {
            return rows(table.rows().subList(0, Math.min(table.rows().size(), table.headers() + 1)), table.widths());
        }
        return 3 * LINE;
    }

    /** All rows of a table's header. */
    static int header(Block.Table table) {
        return rows(table.rows().subList(0, table.headers()), table.widths());
    }

    private static int rows(List<Block.Row> rows, List<Integer> widths) {
        long sum = widths.stream().mapToLong(Integer::longValue).sum();
        int height = 0;
        for (Block.Row row : rows) {
            int lines = 1;
            for (int column = 0; column < row.cells().size() && column < widths.size(); column++) {
                Block.Cell cell = row.cells().get(column);
                long ems = Math.max(1, (WIDTH * (long) widths.get(column) / sum - 9) * 2 / 21);
                int here = cell.lines() * 2;
                for (Text paragraph : cell.paragraphs()) {
                    here += 1 + (int) (paragraph.plain().length() / ems);
                }
                lines = Math.max(lines, here);
            }
            height += lines * LINE + 8;
        }
        return height;
    }
}
