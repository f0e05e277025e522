package org.qiwen.assistant.copilot.export.pptx;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.sl.usermodel.TableCell;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.TableGrid;
import org.qiwen.assistant.copilot.export.Text;

/**
 * A table over as many slides as it takes, its header on each. A cell over several rows stands in the first of them. Lengths
 * in points.
 */
final class TablePages {
    private static final double LARGEST = 20;
    private static final double SMALLEST = 14;
    private static final double INSET = 6;
    private static final double WRITING_LINE = 26;

    private final double[] widths;
    private final double size;
    private final double height;

    private TablePages(double[] widths, double size, double height) {
        this.widths = widths;
        this.size = size;
        this.height = height;
    }

    /** One row: a text for each column that begins a cell, how many columns it takes, and room to write below. */
    private record Line(List<Text> cells, List<Integer> across, int lines) {}

    /** What stands on one slide. */
    record Page(List<Line> lines, int headers, double[] widths, double size) {
        void paint(XSLFSlide slide, double x, double y) {
            XSLFTable table = slide.createTable(lines.size(), widths.length);
            for (int column = 0; column < widths.length; column++) {
                table.setColumnWidth(column, widths[column]);
            }
            double total = 0;
            for (int row = 0; row < lines.size(); row++) {
                double height = rowHeight(lines.get(row), widths, size);
                table.setRowHeight(row, height);
                total += height;
                paint(table, row);
            }
            double width = java.util.Arrays.stream(widths).sum();
            table.setAnchor(new Rectangle2D.Double(x, y, width, total));
        }

        private void paint(XSLFTable table, int row) {
            Line line = lines.get(row);
            int column = 0;
            for (int i = 0; i < line.cells().size(); i++) {
                for (int c = column; c < column + line.across().get(i); c++) {
                    style(table.getCell(row, c), row < headers);
                }
                XSLFTableCell cell = table.getCell(row, column);
                Ink.write(cell.addNewTextParagraph(), line.cells().get(i), size, Ink.INK, row < headers);
                if (line.across().get(i) > 1) {
                    table.mergeCells(row, row, column, column + line.across().get(i) - 1);
                }
                column += line.across().get(i);
            }
        }

        private static void style(XSLFTableCell cell, boolean header) {
            cell.clearText();
            cell.setLeftInset(INSET);
            cell.setRightInset(INSET);
            cell.setTopInset(INSET / 2);
            cell.setBottomInset(INSET / 2);
            for (TableCell.BorderEdge edge : TableCell.BorderEdge.values()) {
                cell.setBorderWidth(edge, 0.75);
                cell.setBorderColor(edge, Ink.LINE);
            }
            if (header) {
                cell.setFillColor(Ink.HEAD);
            }
        }
    }

    static List<Page> of(Block.Table table, double width, double height) {
        double[] widths = widths(table.widths(), width);
        List<Line> lines =
                new TableGrid(table).rows().stream().map(TablePages::line).toList();
        double size = SMALLEST;
        for (double s = LARGEST; s > SMALLEST; s -= 1) {
            double candidate = s;
            if (lines.stream()
                            .mapToDouble(line -> rowHeight(line, widths, candidate))
                            .sum()
                    <= height) {
                size = s;
                break;
            }
        }
        return new TablePages(widths, size, height).pages(lines, table.headers());
    }

    private List<Page> pages(List<Line> lines, int headers) {
        List<Line> header = lines.subList(0, headers);
        double headed = header.stream().mapToDouble(this::height).sum();
        if (headed > height / 2) {
            header = List.of();
            headed = 0;
        }
        List<Page> pages = new ArrayList<>();
        List<Line> page = new ArrayList<>(header);
        double used = headed;
        for (Line line : lines.subList(header.size(), lines.size())) {
            for (Line part : parts(line, height - headed)) {
                double more = height(part);
                if (used + more > height && page.size() > header.size()) {
                    pages.add(new Page(List.copyOf(page), header.size(), widths, size));
                    page = new ArrayList<>(header);
                    used = headed;
                }
                page.add(part);
                used += more;
            }
        }
        pages.add(new Page(page, header.size(), widths, size));
        return pages;
    }

    /** A row higher than a slide, as several. */
    private List<Line> parts(Line line, double most) {
        int lines = Math.max(1, (int) ((most - 2 * INSET) / (size * TextFit.LINE)));
        List<Line> parts = new ArrayList<>();
        List<Text> rest = line.cells();
        boolean more = true;
        while (more) {
            more = false;
            List<Text> now = new ArrayList<>();
            List<Text> later = new ArrayList<>();
            int column = 0;
            for (int i = 0; i < rest.size(); i++) {
                String plain = rest.get(i).plain();
                int cut = TextFit.cut(
                        plain, lines, inside(widths, column, line.across().get(i)), size);
                now.add(rest.get(i).part(0, cut));
                later.add(rest.get(i).part(cut, plain.length()));
                more |= cut < plain.length();
                column += line.across().get(i);
            }
            parts.add(new Line(now, line.across(), more ? 0 : line.lines()));
            rest = later;
        }
        return parts;
    }

    private double height(Line line) {
        return rowHeight(line, widths, size);
    }

    private static double rowHeight(Line line, double[] widths, double size) {
        double highest = size * TextFit.LINE;
        int column = 0;
        for (int i = 0; i < line.cells().size(); i++) {
            double width = inside(widths, column, line.across().get(i));
            highest = Math.max(highest, TextFit.height(line.cells().get(i).plain(), width, size));
            column += line.across().get(i);
        }
        return highest + INSET + line.lines() * WRITING_LINE;
    }

    private static double inside(double[] widths, int column, int across) {
        double width = -2 * INSET;
        for (int i = column; i < column + across; i++) {
            width += widths[i];
        }
        return Math.max(width, 10);
    }

    private static Line line(List<TableGrid.Slot> slots) {
        List<Text> cells = new ArrayList<>();
        List<Integer> across = new ArrayList<>();
        int lines = 0;
        for (TableGrid.Slot slot : slots) {
            Block.Cell cell = slot.cell();
            cells.add(cell == null ? Text.EMPTY : Text.lines(cell.paragraphs()));
            across.add(slot.across());
            lines = Math.max(lines, cell == null ? 0 : Math.min(cell.lines(), 6));
        }
        return new Line(cells, across, lines);
    }

    private static double[] widths(List<Integer> shares, double width) {
        double sum = shares.stream().mapToInt(Integer::intValue).sum();
        return shares.stream().mapToDouble(share -> width * share / sum).toArray();
    }
}
