package org.qiwen.ingestion.split;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.ingestion.parse.Block;

/**
 * Joins units to passages of about the target: a passage is closed where it is near the target, better at the end of a
 * paragraph than within, and a small rest joins its neighbour where both fit. Pure.
 */
final class Packing {
    /** A paragraph's end is a good place to close from this share of the target on. Our choice. */
    private static final double PARAGRAPH_END = 0.6;

    /** What is smaller than this share of the target is a rest that should not stand alone. Our choice. */
    private static final double SMALL_REST = 0.3;

    private final TokenSizes sizes;
    private final Units units;
    private final int target;
    private final int max;

    Packing(String text, TokenSizes sizes, int target, int max) {
        this.sizes = sizes;
        this.units = new Units(text, sizes, max);
        this.target = target;
        this.max = max;
    }

    List<Span> pack(List<Block> blocks) {
        List<Span> packed = new ArrayList<>();
        for (Block block : blocks) {
            for (Span unit : units.of(block)) {
                add(unit, packed);
            }
        }
        joinSmallRest(packed);
        return packed;
    }

    private void add(Span unit, List<Span> packed) {
        int last = packed.size() - 1;
        if (last < 0) {
            packed.add(unit);
        } else if (fits(packed.get(last), unit)) {
            packed.set(last, packed.get(last).with(unit));
        } else if (unit.rows() != null && isSmall(packed.get(last))) {
            // The line before a table goes with its first rows rather than stand alone.
            units.lines(unit.rows()).forEach(row -> add(row, packed));
        } else {
            packed.add(unit);
        }
    }

    private boolean fits(Span open, Span unit) {
        int size = size(open);
        int together = sizes.of(open.start(), unit.end());
        if (together > max) {
            return false;
        }
        if (together <= target) {
            return true;
        }
        boolean goodPlace = open.closesBlock() && size >= PARAGRAPH_END * target;
        boolean nearer = together - target <= target - size;
        return !goodPlace && (nearer || isSmall(open));
    }

    private void joinSmallRest(List<Span> packed) {
        int last = packed.size() - 1;
        if (last < 1 || !isSmall(packed.get(last))) {
            return;
        }
        Span before = packed.get(last - 1);
        Span rest = packed.get(last);
        if (sizes.of(before.start(), rest.end()) <= max) {
            packed.remove(last);
            packed.set(last - 1, before.with(rest));
        }
    }

    private boolean isSmall(Span span) {
        return size(span) < SMALL_REST * target;
    }

    private int size(Span span) {
        return sizes.of(span.start(), span.end());
    }
}
