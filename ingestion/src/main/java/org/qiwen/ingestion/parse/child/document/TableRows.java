package org.qiwen.ingestion.parse.child.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a table as lines. A cell that spans rows is said again in each of them, so that a row can be read alone; one that
 * spans columns is said once.
 */
public final class TableRows {
    /** Columns kept of one row. Our choice. */
    private static final int MAX_COLUMNS = 500;

    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, String> above = new HashMap<>();
    private final Map<Integer, Integer> left = new HashMap<>();
    private List<String> row = new ArrayList<>();
    private int column;

    /** Adds a cell of the current row. */
    public void cell(String text, int columns, int rows) {
        skipSpanned();
        add(text, columns);
        if (rows > 1) {
            above.put(column - 1, row.get(row.size() - 1));
            left.put(column - 1, rows - 1);
        }
    }

    /** Adds a cell that goes on from the row above, as Word writes them. */
    public void continued(int columns) {
        add(above.getOrDefault(column, ""), columns);
    }

    /** Adds a cell and remembers its text for {@link #continued}. */
    public void starting(String text, int columns) {
        int at = column;
        add(text, columns);
        if (!row.isEmpty()) {
            above.put(at, row.get(row.size() - 1));
        }
    }

    private void skipSpanned() {
        while (left.getOrDefault(column, 0) > 0) {
            left.merge(column, -1, Integer::sum);
            add(above.getOrDefault(column, ""), 1);
        }
    }

    private void add(String text, int columns) {
        if (row.size() < MAX_COLUMNS) {
            row.add(Lines.join(text.replace('\n', ' ')));
        }
        column += Math.max(1, Math.min(columns, MAX_COLUMNS));
    }

    /** Ends the row; an empty one is dropped. */
    public void endRow() {
        skipSpanned();
        int last = row.size();
        while (last > 0 && row.get(last - 1).isEmpty()) {
            last--;
        }
        if (last > 0) {
            lines.add(String.join(" | ", row.subList(0, last)));
        }
        row = new ArrayList<>();
        column = 0;
    }

    /** Number of rows with text. */
    public int size() {
        return lines.size();
    }

    /** The rows as lines. */
    public String text() {
        return String.join("\n", lines);
    }
}
