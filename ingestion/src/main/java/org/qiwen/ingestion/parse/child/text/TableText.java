package org.qiwen.ingestion.parse.child.text;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Refused;

/** Values between commas or tabs, as spreadsheets export them (RFC 4180): one table. */
final class TableText {
    private TableText() {}

    static boolean reads(String extension) {
        return extension.equals("csv") || extension.equals("tsv");
    }

    static void read(String text, String extension, Draft draft) throws Refused {
        char separator =
                extension.equals("tsv") || text.lines().findFirst().orElse("").indexOf('\t') >= 0 ? '\t' : ',';
        StringBuilder table = new StringBuilder();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                row.add(take(cell));
            } else if (c == '\n' && !quoted) {
                row.add(take(cell));
                end(row, table);
            } else {
                cell.append(c);
            }
        }
        row.add(take(cell));
        end(row, table);
        draft.add(Draft.Kind.TABLE, 0, table.toString(), 0);
    }

    private static String take(StringBuilder cell) {
        String value = Lines.join(cell.toString());
        cell.setLength(0);
        return value;
    }

    private static void end(List<String> row, StringBuilder table) {
        if (row.stream().anyMatch(value -> !value.isEmpty())) {
            table.append(String.join(" | ", row)).append('\n');
        }
        row.clear();
    }
}
