package org.qiwen.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that reads well as Markdown and in a terminal: cells are padded, a Chinese character counting as two columns.
 *
 * @param columns at least one
 * @param rows each with as many cells as there are columns
 */
public record MarkdownTable(List<String> columns, List<List<String>> rows) {
    /** Markdown wants three dashes under a heading. */
    private static final int SHORTEST_RULE = 3;

    public MarkdownTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " cells, the table " + columns.size() + " columns");
            }
        }
    }

    /** The table, each line ended. */
    public String render() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(MarkdownTable::escape).toList());
        rows.forEach(row -> lines.add(row.stream().map(MarkdownTable::escape).toList()));
        List<Integer> widths = IntStream.range(0, columns.size())
                .mapToObj(column ->
                        lines.stream().mapToInt(line -> width(line.get(column))).reduce(SHORTEST_RULE, Math::max))
                .toList();
        lines.add(1, widths.stream().map(width -> "-".repeat(width)).toList());
        return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column ->
                        cells.get(column) + " ".repeat(Math.max(0, widths.get(column) - width(cells.get(column)))))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escape(String cell) {
        return cell.replace("|", "\\|").replaceAll("\\R", " ");
    }

    /** Columns in a terminal: East Asian wide characters take two (Unicode Standard Annex 11, by block). */
    private static int width(String text) {
        return text.codePoints()
                .map(point -> Character.isIdeographic(point)
                                || (point >= 0x3000 && point <= 0x303F)
                                || (point >= 0xFF00 && point <= 0xFF60)
                        ? 2
                        : 1)
                .sum();
    }
}
