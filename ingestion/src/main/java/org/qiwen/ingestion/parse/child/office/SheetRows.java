package org.qiwen.ingestion.parse.child.office;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Refused;

/** Rows of one sheet; an empty row ends a table. Merged cells are known only after the rows, so all rows wait for them. */
final class SheetRows {
    private static final int MAX_COLUMNS = 500;

    /** Cells of a merged region that get its text again. */
    private static final int MAX_REPEATED = 10_000;

    private final Draft draft;
    private final String name;
    private final TreeMap<Integer, List<String>> rows = new TreeMap<>();
    private List<String> row = new ArrayList<>();
    private int number;
    private long characters;
    private int repeated;

    SheetRows(Draft draft, String name) {
        this.draft = draft;
        this.name = name;
    }

    /** Begins a row; {@code declared} counts from 1, less when unknown. */
    void row(int declared) {
        number = declared > number ? declared : number + 1;
        row = new ArrayList<>();
    }

    void cell(int column, String text) throws Refused {
        String clean = Lines.join(text.replace('\n', ' '));
        if (column < 0 || column >= MAX_COLUMNS || clean.isEmpty()) {
            return;
        }
        while (row.size() <= column) {
            row.add("");
        }
        row.set(column, clean);
        characters += clean.length();
        draft.expect(characters);
    }

    void endRow() {
        if (!row.isEmpty()) {
            rows.put(number, row);
            row = new ArrayList<>();
        }
    }

    /** A merged region such as {@code A2:B5}: its text is said in each of its rows. */
    void merged(@Nullable String region) {
        if (region == null || !region.matches("[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7}")) {
            return;
        }
        String[] ends = region.split(":");
        int column = SheetsReader.column(ends[0], 0);
        int first = Integer.parseInt(ends[0].replaceAll("[A-Z]", ""));
        int last = Integer.parseInt(ends[1].replaceAll("[A-Z]", ""));
        List<String> top = rows.get(first);
        if (top == null || column >= top.size() || top.get(column).isEmpty()) {
            return;
        }
        for (int each : rows.subMap(first, false, last, true).keySet()) {
            List<String> below = rows.getOrDefault(each, Collections.emptyList());
            if (repeated++ > MAX_REPEATED) {
                return;
            }
            while (below.size() <= column) {
                below.add("");
            }
            if (below.get(column).isEmpty()) {
                below.set(column, top.get(column));
            }
        }
    }

    /** Adds the sheet's blocks; a sheet without text adds nothing. */
    void finish() throws Refused {
        if (rows.isEmpty()) {
            return;
        }
        draft.heading(1, name, 0);
        List<String> table = new ArrayList<>();
        int before = rows.firstKey() - 1;
        for (int each : rows.keySet()) {
            if (each > before + 1) {
                flush(table);
            }
            before = each;
            List<String> cells = rows.getOrDefault(each, List.of());
            if (table.isEmpty()
                    && cells.stream().filter(cell -> !cell.isEmpty()).count() == 1) {
                // A caption over the table.
                draft.paragraph(String.join("", cells), 0);
            } else {
                table.add(String.join(" | ", cells));
            }
        }
        flush(table);
    }

    private void flush(List<String> table) throws Refused {
        draft.add(Draft.Kind.TABLE, 0, String.join("\n", table), 0);
        table.clear();
    }
}
