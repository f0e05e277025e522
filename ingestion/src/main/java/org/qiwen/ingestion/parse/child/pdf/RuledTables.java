package org.qiwen.ingestion.parse.child.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qiwen.ingestion.parse.child.document.Lines;

/**
 * Tables with lines between their cells: what stands in a cell is one, however many lines it has, and cells that span rows
 * are said again in each. Tables without such lines are told by the gaps between their words.
 */
final class RuledTables {
    /** Lines that are nearer than this are one, and lines end so exactly. */
    private static final double NEAR = 3;

    /** Share of a cell's side that must be drawn. */
    private static final double DRAWN = 0.6;

    private static final int MOST_COLUMNS = 60;
    private static final int MOST_ROWS = 300;

    /** A spanning cell of more characters is said once only. Our choice. */
    private static final int LONGEST_REPEATED = 60;

    private final List<Line> lines;
    private final double[] xs;
    private final double[] ys;
    private final int[] root;
    private final Rules rules;

    private RuledTables(List<Line> lines, Rules rules, double[] xs, double[] ys) {
        this.lines = lines;
        this.rules = rules;
        this.xs = xs;
        this.ys = ys;
        this.root = new int[(xs.length - 1) * (ys.length - 1)];
        Arrays.setAll(root, i -> i);
    }

    /** The lines of a page, those of tables joined to rows. */
    static List<Line> join(List<Line> lines, Rules rules) {
        List<Line> joined = lines;
        for (Rules table : tables(rules)) {
            double[] xs = places(
                    table.uprights().stream().mapToDouble(Rules.Upright::x).toArray());
            double[] ys =
                    places(table.levels().stream().mapToDouble(Rules.Level::y).toArray());
            if (xs.length > 2 && xs.length <= MOST_COLUMNS && ys.length > 1 && ys.length <= MOST_ROWS) {
                joined = new RuledTables(joined, table, xs, ys).read();
            }
        }
        return joined;
    }

    /** Lines that touch each other, directly or through others. */
    private static List<Rules> tables(Rules rules) {
        List<Rules.Level> levels = rules.levels();
        List<Rules.Upright> uprights = rules.uprights();
        int[] group = new int[levels.size() + uprights.size()];
        Arrays.setAll(group, i -> i);
        for (int i = 0; i < levels.size(); i++) {
            Rules.Level level = levels.get(i);
            for (int j = 0; j < uprights.size(); j++) {
                Rules.Upright upright = uprights.get(j);
                if (upright.x() > level.left() - NEAR
                        && upright.x() < level.right() + NEAR
                        && level.y() > upright.top() - NEAR
                        && level.y() < upright.bottom() + NEAR) {
                    group[find(group, i)] = find(group, levels.size() + j);
                }
            }
        }
        Map<Integer, Rules> tables = new TreeMap<>();
        for (int i = 0; i < group.length; i++) {
            Rules table = tables.computeIfAbsent(find(group, i), any -> new Rules());
            if (i < levels.size()) {
                table.levels().add(levels.get(i));
            } else {
                table.uprights().add(uprights.get(i - levels.size()));
            }
        }
        return List.copyOf(tables.values());
    }

    private static int find(int[] parents, int i) {
        int top = i;
        while (parents[top] != top) {
            parents[top] = parents[parents[top]];
            top = parents[top];
        }
        return top;
    }

    private static double[] places(double[] all) {
        Arrays.sort(all);
        List<Double> places = new ArrayList<>();
        for (double each : all) {
            if (places.isEmpty() || each - places.get(places.size() - 1) > NEAR) {
                places.add(each);
            }
        }
        return places.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<Line> read() {
        joinCells();
        Map<Integer, List<Line>> cells = new HashMap<>();
        List<Line> rest = new ArrayList<>();
        int place = -1;
        for (Line line : lines) {
            List<Line> outside = new ArrayList<>();
            for (Line stretch : line.stretches()) {
                int cell = cell(stretch);
                if (cell < 0 || line.ruled()) {
                    outside.add(stretch);
                } else {
                    place = place < 0 ? rest.size() : place;
                    cells.computeIfAbsent(cell, any -> new ArrayList<>()).add(stretch);
                }
            }
            if (outside.size() == line.stretches().size()) {
                rest.add(line);
            } else if (!outside.isEmpty()) {
                rest.add(Line.of(outside));
            }
        }
        // A frame around text, or a drawing.
        if (cells.size() < 2) {
            return lines;
        }
        rest.addAll(place, rows(cells));
        return rest;
    }

    /** Neighbours without a line between them are one cell. */
    private void joinCells() {
        int columns = xs.length - 1;
        for (int row = 0; row + 1 < ys.length; row++) {
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                if (column + 1 < columns && !isUpright(xs[column + 1], ys[row], ys[row + 1])) {
                    root[find(root, at + 1)] = find(root, at);
                }
                if (row + 2 < ys.length && !isLevel(ys[row + 1], xs[column], xs[column + 1])) {
                    root[find(root, at + columns)] = find(root, at);
                }
            }
        }
    }

    private boolean isUpright(double x, double top, double bottom) {
        double drawn = 0;
        for (Rules.Upright each : rules.uprights()) {
            if (Math.abs(each.x() - x) <= NEAR) {
                drawn += Math.max(0, Math.min(bottom, each.bottom()) - Math.max(top, each.top()));
            }
        }
        return drawn >= DRAWN * (bottom - top);
    }

    private boolean isLevel(double y, double left, double right) {
        double drawn = 0;
        for (Rules.Level each : rules.levels()) {
            if (Math.abs(each.y() - y) <= NEAR) {
                drawn += Math.max(0, Math.min(right, each.right()) - Math.max(left, each.left()));
            }
        }
        return drawn >= DRAWN * (right - left);
    }

    private int cell(Line stretch) {
        int column = index(xs, (stretch.left() + stretch.right()) / 2);
        int row = index(ys, stretch.y() - stretch.size() / 3);
        return column < 0 || row < 0 ? -1 : find(root, row * (xs.length - 1) + column);
    }

    private static int index(double[] places, double at) {
        if (at < places[0] || at > places[places.length - 1]) {
            return -1;
        }
        int index = 0;
        while (index + 2 < places.length && at > places[index + 1]) {
            index++;
        }
        return index;
    }

    private List<Line> rows(Map<Integer, List<Line>> cells) {
        Map<Integer, String> texts = new HashMap<>();
        cells.forEach((cell, stretches) -> texts.put(cell, text(stretches)));
        List<Line> rows = new ArrayList<>();
        Line any = cells.values().iterator().next().get(0);
        int columns = xs.length - 1;
        for (int row = 0; row + 1 < ys.length; row++) {
            List<Line> row1 = new ArrayList<>();
            boolean own = false;
            int before = -1;
            for (int column = 0; column < columns; column++) {
                int cell = find(root, row * columns + column);
                if (cell == before) {
                    continue;
                }
                before = cell;
                boolean again = row > 0 && find(root, (row - 1) * columns + column) == cell;
                String text = texts.getOrDefault(cell, "");
                own |= !again && !text.isEmpty();
                row1.add(new Line(
                        any.page(),
                        again && text.length() > LONGEST_REPEATED ? "" : text,
                        xs[column],
                        xs[column + 1],
                        (ys[row] + ys[row + 1]) / 2,
                        any.size(),
                        false,
                        0,
                        false,
                        List.of()));
            }
            if (own) {
                rows.add(Line.row(row1, xs[0], xs[xs.length - 1]));
            }
        }
        return rows;
    }

    private static String text(List<Line> stretches) {
        StringBuilder text = new StringBuilder();
        stretches.stream()
                .sorted((a, b) -> Math.abs(a.y() - b.y()) > 0.4 * Math.max(1, a.size())
                        ? Double.compare(a.y(), b.y())
                        : Double.compare(a.left(), b.left()))
                .forEach(each -> text.append(each.text()).append('\n'));
        return Lines.join(text.toString());
    }
}
