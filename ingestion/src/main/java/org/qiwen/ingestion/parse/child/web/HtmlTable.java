package org.qiwen.ingestion.parse.child.web;

import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.qiwen.ingestion.parse.child.document.TableRows;

/** Rows of an HTML table. */
final class HtmlTable {
    /** Rows that one cell may span. Our choice. */
    private static final int MAX_SPAN = 500;

    private final Function<Element, String> words;

    HtmlTable(Function<Element, String> words) {
        this.words = words;
    }

    String text(Element table) {
        TableRows rows = new TableRows();
        for (Element row : table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr")) {
            for (Element cell : row.children()) {
                if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                    rows.cell(words.apply(cell), span(cell.attr("colspan")), span(cell.attr("rowspan")));
                }
            }
            rows.endRow();
        }
        return rows.text();
    }

    private static int span(String value) {
        try {
            return Math.max(1, Math.min(MAX_SPAN, Integer.parseInt(value.strip())));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
