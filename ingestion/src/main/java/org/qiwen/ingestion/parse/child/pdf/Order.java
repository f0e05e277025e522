package org.qiwen.ingestion.parse.child.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The order of reading: that of the columns where there are some. Else most programs write a page in the order it is read; some write it in any order, and then sorting is the better guess.
 */
final class Order {
    /** Share of lines that jump up over lines they stand in one column with, from which on a page is sorted. Our choice. */
    private static final double DISORDER = 0.2;

    private Order() {}

    static List<Line> ofReading(List<Line> lines, int number, PDDocument document) throws IOException {
        Optional<List<Line>> columns = Columns.read(lines);
        if (columns.isPresent()) {
            return columns.get();
        }
        return isDisordered(lines) ? new PageText(number, true).read(document) : lines;
    }

    /** Whether many lines jump up over others that they stand in one column with. */
    static boolean isDisordered(List<Line> lines) {
        int jumps = 0;
        for (int i = 1; i < lines.size(); i++) {
            Line above = lines.get(i - 1);
            Line line = lines.get(i);
            boolean oneColumn = line.left() < above.right() && above.left() < line.right();
            jumps += oneColumn && line.y() < above.y() - line.size() ? 1 : 0;
        }
        return lines.size() > 4 && jumps > DISORDER * lines.size();
    }
}
