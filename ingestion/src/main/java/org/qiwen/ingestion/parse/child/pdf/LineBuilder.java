package org.qiwen.ingestion.parse.child.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.math.Scripts;

/** Puts the words of one line together: spaces, gaps between columns, raised and lowered characters. */
final class LineBuilder {
    /** A gap this many times the size of the letters parts columns. Our choice: two Chinese characters. */
    private static final double COLUMN_GAP = 2.0;

    /** Between Chinese characters a gap below this is none, only stretched print. */
    private static final double SPACE_GAP = 0.9;

    /** Between other letters a gap below this is none: PDFBox takes some kerned letters for words. */
    private static final double KERNING = 0.1;

    /** Smaller than this share of the line's size, and off its base line: raised or lowered. */
    private static final double SCRIPT_SIZE = 0.8;

    /** Off by this share of the size. */
    private static final double SCRIPT_SHIFT = 0.08;

    private record Sign(String text, double left, double right, double y, double size, boolean bold) {}

    private final List<@Nullable Sign> signs = new ArrayList<>();
    private final Rules rules;

    /** @param rules part columns, too */
    LineBuilder(Rules rules) {
        this.rules = rules;
    }

    void add(String text, List<TextPosition> positions) {
        StringBuilder own = new StringBuilder();
        positions.forEach(position -> own.append(position.getUnicode()));
        boolean same = own.toString().equals(text);
        if (same) {
            positions.forEach(position -> signs.add(sign(position.getUnicode(), position)));
        } else if (!positions.isEmpty()) {
            // Put in another order (right to left) or another form: the word is one sign.
            TextPosition first = positions.get(0);
            TextPosition last = positions.get(positions.size() - 1);
            Sign start = sign(text, first);
            signs.add(new Sign(text, start.left(), sign("", last).right(), start.y(), start.size(), start.bold()));
        }
    }

    private static Sign sign(String text, TextPosition position) {
        double size = position.getFontSizeInPt();
        if (size <= 0 || size > 500) {
            size = Math.max(1, position.getHeightDir());
        }
        double left = position.getXDirAdj();
        String name = String.valueOf(position.getFont().getName()).toLowerCase(java.util.Locale.ROOT);
        boolean bold = name.contains("bold")
                || name.contains("black")
                || name.contains("heavy")
                || name.contains("simhei")
                || name.contains("heiti");
        return new Sign(text, left, left + position.getWidthDirAdj(), position.getYDirAdj(), size, bold);
    }

    /** Whether a sign stands on this line just after its end, although PDFBox parts them. */
    boolean goesOnWith(TextPosition position) {
        Sign last = null;
        for (Sign sign : signs) {
            last = sign == null ? last : sign;
        }
        if (last == null) {
            return true;
        }
        Sign next = sign("", position);
        return Math.abs(next.y() - last.y()) < 0.5
                && next.size() == last.size()
                && next.left() > last.right() - 0.2 * last.size()
                && next.left() < last.right() + last.size();
    }

    void space() {
        signs.add(null);
    }

    /** The line; null when it has no text. */
    @Nullable
    Line finish(int page) {
        List<Sign> all = signs.stream().filter(Objects::nonNull).toList();
        if (all.stream().allMatch(sign -> sign.text().isBlank())) {
            return null;
        }
        double size = usual(all);
        double base = baseLine(all, size);
        StringBuilder text = new StringBuilder();
        StringBuilder script = new StringBuilder();
        List<Line> cells = new ArrayList<>();
        int scriptKind = 0;
        int begun = 0;
        double cellLeft = Double.NaN;
        boolean spaced = false;
        Sign before = null;
        for (Sign sign : signs) {
            if (sign == null) {
                spaced = true;
                continue;
            }
            int kind = scriptKind(sign, size, base);
            if (kind != scriptKind) {
                flush(script, scriptKind, text);
                scriptKind = kind;
            }
            StringBuilder target = kind == 0 ? text : script;
            if (before != null) {
                double gap = sign.left() - before.right();
                boolean blank = sign.text().isBlank();
                boolean parted = !blank && rules.part(before.right(), sign.left(), base, size);
                if (gap > COLUMN_GAP * size && !blank || parted) {
                    flush(script, kind, text);
                    strip(text);
                    cells.add(cell(page, text.substring(begun), cellLeft, before.right(), base, size));
                    text.append(" | ");
                    begun = text.length();
                    cellLeft = sign.left();
                } else if (spaced
                        && gap > KERNING * size
                        && kind == 0
                        && !(isHan(before.text()) && isHan(sign.text()) && gap < SPACE_GAP * size)) {
                    target.append(' ');
                }
            }
            target.append(sign.text());
            if (!sign.text().isBlank()) {
                cellLeft = Double.isNaN(cellLeft) ? sign.left() : cellLeft;
                before = sign;
            }
            spaced = false;
        }
        flush(script, scriptKind, text);
        if (!cells.isEmpty() && before != null) {
            cells.add(cell(page, text.substring(begun), cellLeft, before.right(), base, size));
        }
        long bold = all.stream().filter(Sign::bold).count();
        double left = all.stream().mapToDouble(Sign::left).min().orElse(0);
        double right = all.stream().mapToDouble(Sign::right).max().orElse(0);
        return new Line(page, text.toString().strip(), left, right, base, size, bold * 2 > all.size(), 0, false, cells);
    }

    private static Line cell(int page, String text, double left, double right, double base, double size) {
        return new Line(page, text.strip(), left, right, base, size, false, 0, false, List.of());
    }

    private static void strip(StringBuilder text) {
        while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    private static void flush(StringBuilder script, int kind, StringBuilder text) {
        if (script.length() > 0) {
            String words = script.toString();
            text.append(kind > 0 ? Scripts.superscript(words) : Scripts.subscript(words));
            script.setLength(0);
        }
    }

    private static double usual(List<Sign> signs) {
        Map<Double, Integer> counts = new HashMap<>();
        for (Sign sign : signs) {
            counts.merge(Math.round(sign.size() * 2) / 2.0, sign.text().length(), Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Double, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(10.0);
    }

    private static double baseLine(List<Sign> signs, double size) {
        double[] bases = signs.stream()
                .filter(sign -> sign.size() >= SCRIPT_SIZE * size)
                .mapToDouble(Sign::y)
                .sorted()
                .toArray();
        return bases.length == 0 ? signs.get(0).y() : bases[bases.length / 2];
    }

    /** 1 raised, -1 lowered, 0 neither. */
    private static int scriptKind(Sign sign, double size, double base) {
        if (sign.size() >= SCRIPT_SIZE * size || sign.text().isBlank()) {
            return 0;
        }
        double shift = (base - sign.y()) / size;
        return shift > SCRIPT_SHIFT * 2 ? 1 : shift < -SCRIPT_SHIFT ? -1 : 0;
    }

    private static boolean isHan(String text) {
        return !text.isEmpty()
                && (Character.isIdeographic(text.codePointAt(0))
                        || text.charAt(0) >= 0x3000 && text.charAt(0) < 0x3040
                        || text.charAt(0) >= 0xFF00);
    }
}
