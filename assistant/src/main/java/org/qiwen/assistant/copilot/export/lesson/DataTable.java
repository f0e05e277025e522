package org.qiwen.assistant.copilot.export.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.qiwen.assistant.copilot.export.Block.Cell;
import org.qiwen.assistant.copilot.export.Block.Row;
import org.qiwen.assistant.copilot.export.Block.Table;

/** Columns and rows as a table; its columns are as wide as their longest words need. Pure. */
final class DataTable {
    /** Widest share of a column over the narrowest: more would leave the narrow ones no room for a heading. Our choice. */
    private static final int MOST = 4;

    private static final int LEAST_LETTERS = 4;

    private DataTable() {}

    /** Empty cells stay to be written in. */
    static Table of(List<String> columns, List<List<String>> rows) {
        List<Row> all = new ArrayList<>();
        all.add(new Row(columns.stream().map(Cell::of).toList()));
        for (List<String> row : rows) {
            all.add(new Row(row.stream()
                    .map(words -> words.isBlank() ? Cell.blank(1) : Cell.of(words))
                    .toList()));
        }
        return new Table(widths(columns, rows), 1, all);
    }

    private static List<Integer> widths(List<String> columns, List<List<String>> rows) {
        return IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        columns.get(i).length(),
                        rows.stream()
                                .filter(row -> i < row.size())
                                .mapToInt(row -> row.get(i).length())
                                .max()
                                .orElse(0)))
                .map(letters -> Math.min(MOST * LEAST_LETTERS, Math.max(LEAST_LETTERS, letters)))
                .boxed()
                .toList();
    }
}
