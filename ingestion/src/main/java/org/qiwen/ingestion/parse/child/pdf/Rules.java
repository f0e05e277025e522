package org.qiwen.ingestion.parse.child.pdf;

import java.util.ArrayList;
import java.util.List;

/** The straight lines drawn on a page, upright and level ones, in points from its upper left corner. */
final class Rules {
    /** Wider marks are surfaces, not lines. */
    private static final double THICK = 3;

    /** Shorter marks are parts of letters and arrows. */
    private static final double SHORT = 4;

    /** A page of squared paper has 2,000. Our choice: more is a drawing. */
    private static final int MOST = 5000;

    /** A level line. */
    record Level(double y, double left, double right) {}

    /** An upright line. */
    record Upright(double x, double top, double bottom) {}

    private final List<Level> levels = new ArrayList<>();
    private final List<Upright> uprights = new ArrayList<>();

    /** Adds what is drawn between two points, as a line or as a thin surface. */
    void add(double x1, double y1, double x2, double y2) {
        double width = Math.abs(x2 - x1);
        double height = Math.abs(y2 - y1);
        if (levels.size() + uprights.size() > MOST) {
            return;
        }
        if (height <= THICK && width >= SHORT && width > height) {
            levels.add(new Level((y1 + y2) / 2, Math.min(x1, x2), Math.max(x1, x2)));
        } else if (width <= THICK && height >= SHORT) {
            uprights.add(new Upright((x1 + x2) / 2, Math.min(y1, y2), Math.max(y1, y2)));
        }
    }

    List<Level> levels() {
        return levels;
    }

    List<Upright> uprights() {
        return uprights;
    }

    /** Whether an upright line stands between two places of a line of text. */
    boolean part(double left, double right, double y, double size) {
        double middle = y - size / 3;
        for (Upright each : uprights) {
            if (each.x() > left - 0.5 && each.x() < right + 0.5 && each.top() < middle && each.bottom() > middle) {
                return true;
            }
        }
        return false;
    }
}
