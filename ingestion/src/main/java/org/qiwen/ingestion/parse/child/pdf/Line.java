package org.qiwen.ingestion.parse.child.pdf;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A printed line; lengths in points, y from the top of the page.
 *
 * @param text words, with {@code  | } where columns of a table part
 * @param left left end
 * @param right right end
 * @param y of its base line
 * @param size of most of its characters
 * @param bold whether most of it is bold
 * @param edge right end of the column it stands in; 0 when not known
 * @param ruled whether it is a row of a table with lines between its cells, which is never taken apart
 * @param cells its stretches with wide gaps between, each a line of its own; empty when it is but one
 */
record Line(
        int page,
        String text,
        double left,
        double right,
        double y,
        double size,
        boolean bold,
        double edge,
        boolean ruled,
        List<Line> cells) {
    Line {
        cells = List.copyOf(cells);
    }

    /** The same line in a column that ends there. */
    Line edge(double columnEdge) {
        return new Line(page, text, left, right, y, size, bold, columnEdge, ruled, cells);
    }

    /** Number of stretches with wide gaps between. */
    int columns() {
        return Math.max(1, cells.size());
    }

    /** Its stretches, at least one. */
    List<Line> stretches() {
        return cells.isEmpty() || ruled ? List.of(this) : cells;
    }

    /** One line of stretches that stand beside each other, from left to right. */
    static Line of(List<Line> stretches) {
        Line first = stretches.get(0);
        if (stretches.size() == 1) {
            return first;
        }
        return new Line(
                first.page(),
                stretches.stream().map(Line::text).collect(Collectors.joining(" | ")),
                first.left(),
                stretches.get(stretches.size() - 1).right(),
                first.y(),
                first.size(),
                first.bold(),
                first.edge(),
                false,
                stretches);
    }

    /** A row of a ruled table. */
    static Line row(List<Line> cells, double left, double right) {
        Line first = cells.get(0);
        String text = cells.stream().map(Line::text).collect(Collectors.joining(" | "));
        return new Line(
                first.page(),
                text.replaceAll("( \\| *)+$", ""),
                left,
                right,
                first.y(),
                first.size(),
                false,
                0,
                true,
                cells);
    }

    double width() {
        return right - left;
    }
}
