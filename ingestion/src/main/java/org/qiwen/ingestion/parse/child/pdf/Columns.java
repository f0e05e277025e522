package org.qiwen.ingestion.parse.child.pdf;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Columns of prose on one page, told from tables. A gutter is a place that no stretch of text crosses over some rows, on
 * both sides of which most rows reach the edge of their column, as prose does and cells of a table do not. What crosses it
 * (a title, a table as wide as the page) parts the page into bands, which are read one after the other.
 */
final class Columns {
    /** Rows that a column has at least. Our choice: fewer are a table or a line of answers. */
    private static final int ROWS = 4;

    /** Share of a column's rows that reach its edge. Our choice: paragraphs of two lines have half of them. */
    private static final double FULL = 0.5;

    /** Letters that a full row may lack at its end. */
    private static final double LACKING = 2.5;

    /** Narrowest column, in letters: a box beside the text. */
    private static final double NARROWEST = 6;

    /** Gutters are looked for at so many points' distance. */
    private static final double STEP = 3;

    private static final int MAX_DEPTH = 3;

    private static final Pattern CAPTION = Pattern.compile("(?:[表图]|附[表图]|Table|Figure|Fig\\.)\\s*[0-9一二三四五六七八九十]");

    /** What stands at one height, from left to right. */
    private record Row(double y, double size, List<Line> stretches) {
        boolean crosses(double x) {
            return stretches.stream().anyMatch(each -> each.left() < x && each.right() > x);
        }

        List<Line> side(double x, boolean left) {
            return stretches.stream()
                    .filter(each -> left ? each.right() <= x : each.left() >= x)
                    .toList();
        }
    }

    /** A gutter and how much text stands in its columns. */
    private record Gutter(double x, List<List<Row>> bands, long weight) {}

    private static final Pattern LEADER = Pattern.compile("[.·]{4,}|…{2,}");

    /** Number of the line that a stretch was written with. */
    private final Map<Line, Integer> written = new IdentityHashMap<>();

    private final List<Line> read = new ArrayList<>();

    private final boolean disordered;

    private Columns(boolean disordered) {
        this.disordered = disordered;
    }

    /** The page's lines, column after column; empty when there are no columns. */
    static Optional<List<Line>> read(List<Line> lines) {
        Columns columns = new Columns(Order.isDisordered(lines));
        return columns.split(columns.rows(lines), 0) ? Optional.of(columns.read) : Optional.empty();
    }

    private List<Row> rows(List<Line> lines) {
        List<Line> stretches = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (Line stretch : lines.get(i).stretches()) {
                written.put(stretch, i);
                stretches.add(stretch);
            }
        }
        stretches.sort((a, b) -> Double.compare(a.y(), b.y()));
        List<Row> rows = new ArrayList<>();
        List<Line> row = new ArrayList<>();
        for (Line each : stretches) {
            if (!row.isEmpty() && each.y() - row.get(0).y() > 0.4 * Math.max(1, each.size())) {
                rows.add(row(row));
                row = new ArrayList<>();
            }
            row.add(each);
        }
        if (!row.isEmpty()) {
            rows.add(row(row));
        }
        return rows;
    }

    private static Row row(List<Line> stretches) {
        List<Line> sorted = stretches.stream()
                .sorted((a, b) -> Double.compare(a.left(), b.left()))
                .toList();
        return new Row(sorted.get(0).y(), Math.max(1, sorted.get(0).size()), sorted);
    }

    /** Reads the rows in columns; false, and nothing read, when they stand in one. */
    private boolean split(List<Row> rows, int depth) {
        Gutter gutter = depth < MAX_DEPTH ? gutter(rows) : null;
        if (gutter == null) {
            return false;
        }
        for (List<Row> band : gutter.bands()) {
            if (isColumns(band, gutter.x())) {
                side(band, gutter.x(), true, depth);
                side(band, gutter.x(), false, depth);
            } else {
                add(band, 0, depth);
            }
        }
        return true;
    }

    private void side(List<Row> band, double x, boolean left, int depth) {
        List<Row> rows = side(band, x, left);
        add(rows, rows.stream().mapToDouble(Columns::end).max().orElse(0), depth);
    }

    private static List<Row> side(List<Row> band, double x, boolean left) {
        List<Row> rows = new ArrayList<>();
        for (Row row : band) {
            List<Line> side = row.side(x, left);
            if (!side.isEmpty()) {
                rows.add(new Row(row.y(), row.size(), side));
            }
        }
        return rows;
    }

    private void add(List<Row> rows, double edge, int depth) {
        if (!split(rows, depth + 1)) {
            lines(rows).forEach(line -> read.add(line.edge(edge)));
        }
    }

    /** What stands in one column, as it was written; by height when it was written in disorder. */
    private List<Line> lines(List<Row> rows) {
        Map<Integer, List<Line>> together = new TreeMap<>();
        for (Row row : rows) {
            for (Line stretch : row.stretches()) {
                together.computeIfAbsent(written.getOrDefault(stretch, 0), any -> new ArrayList<>())
                        .add(stretch);
            }
        }
        List<Line> lines = new ArrayList<>();
        together.values().forEach(stretches -> lines.add(Line.of(stretches)));
        return disordered ? rows.stream().map(row -> Line.of(row.stretches())).toList() : lines;
    }

    private @Nullable Gutter gutter(List<Row> rows) {
        if (rows.size() < ROWS) {
            return null;
        }
        double left = rows.stream()
                .mapToDouble(row -> row.stretches().get(0).left())
                .min()
                .orElse(0);
        double right = rows.stream()
                .flatMap(row -> row.stretches().stream())
                .mapToDouble(Line::right)
                .max()
                .orElse(0);
        Gutter best = null;
        double bestEnd = 0;
        for (double x = left + STEP; x < right; x += STEP) {
            Gutter candidate = candidate(rows, x);
            if (candidate.weight() > 0 && (best == null || candidate.weight() > best.weight())) {
                best = candidate;
                bestEnd = x;
            } else if (best != null && candidate.weight() == best.weight() && x - bestEnd <= STEP) {
                bestEnd = x;
            }
        }
        return best == null ? null : candidate(rows, (best.x() + bestEnd) / 2);
    }

    private Gutter candidate(List<Row> rows, double x) {
        List<List<Row>> bands = new ArrayList<>();
        List<Row> band = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean across =
                    isAcross(rows, i, x) || isCaption(row) && (isAcross(rows, i - 1, x) || isAcross(rows, i + 1, x));
            if (!band.isEmpty() && across == open) {
                bands.add(band);
                band = new ArrayList<>();
            }
            open = !across;
            band.add(row);
        }
        bands.add(band);
        long weight = 0;
        for (List<Row> each : bands) {
            weight += isColumns(each, x)
                    ? each.stream().mapToLong(row -> characters(row)).sum()
                    : 0;
        }
        return new Gutter(x, bands, weight);
    }

    private static boolean isAcross(List<Row> rows, int i, double x) {
        return i >= 0 && i < rows.size() && (rows.get(i).crosses(x) || isTable(rows, i, x));
    }

    private static boolean isCaption(Row row) {
        return row.stretches().size() == 1
                && CAPTION.matcher(row.stretches().get(0).text()).lookingAt();
    }

    private static long characters(Row row) {
        return row.stretches().stream().mapToLong(each -> each.text().length()).sum();
    }

    /** Two rows or more of three cells or more, none of them wide, which happen to leave the place free. */
    private static boolean isTable(List<Row> rows, int i, double x) {
        return isCells(rows.get(i), x)
                && (i > 0 && isCells(rows.get(i - 1), x) || i + 1 < rows.size() && isCells(rows.get(i + 1), x));
    }

    private static boolean isCells(Row row, double x) {
        if (row.stretches().size() < 3) {
            return false;
        }
        double gap = row.side(x, false).stream().mapToDouble(Line::left).min().orElse(x)
                - row.side(x, true).stream().mapToDouble(Line::right).max().orElse(x);
        double printed = row.stretches().stream().mapToDouble(Line::width).sum();
        double width = row.stretches().get(row.stretches().size() - 1).right()
                - row.stretches().get(0).left();
        return gap > 0 && printed < 0.6 * width;
    }

    /** Whether both sides of a gutter hold prose; one is enough where the sides were written one after the other. */
    private boolean isColumns(List<Row> band, double x) {
        if (band.stream().anyMatch(row -> row.crosses(x))) {
            return false;
        }
        List<Row> left = side(band, x, true);
        List<Row> right = side(band, x, false);
        if (left.size() < ROWS || right.size() < ROWS) {
            return false;
        }
        boolean apart = areWrittenApart(left, right);
        int prose = (isProse(left, apart) ? 1 : 0) + (isProse(right, apart) ? 1 : 0);
        return prose == 2 || prose == 1 && apart;
    }

    private boolean areWrittenApart(List<Row> left, List<Row> right) {
        int end = left.stream()
                .flatMap(row -> row.stretches().stream())
                .mapToInt(each -> written.getOrDefault(each, 0))
                .max()
                .orElse(0);
        return right.stream()
                .flatMap(row -> row.stretches().stream())
                .allMatch(each -> written.getOrDefault(each, 0) > end);
    }

    private static boolean isProse(List<Row> rows, boolean leaders) {
        double start = rows.stream()
                .mapToDouble(row -> row.stretches().get(0).left())
                .min()
                .orElse(0);
        double end = rows.stream().mapToDouble(Columns::end).max().orElse(0);
        double letter = rows.stream().mapToDouble(Row::size).average().orElse(10);
        long full = rows.stream()
                .filter(row -> (leaders || !hasLeader(row))
                        && end(row) > end - LACKING * row.size()
                        && printed(row) > 0.6 * (end - start))
                .count();
        return end - start > NARROWEST * letter && full >= FULL * rows.size() && full >= 2;
    }

    /** Dots that lead to a number, as in tables and lists of contents. */
    private static boolean hasLeader(Row row) {
        return row.stretches().stream()
                .anyMatch(each -> LEADER.matcher(each.text()).find());
    }

    private static double end(Row row) {
        return row.stretches().get(row.stretches().size() - 1).right();
    }

    private static double printed(Row row) {
        return row.stretches().stream().mapToDouble(Line::width).sum();
    }
}
