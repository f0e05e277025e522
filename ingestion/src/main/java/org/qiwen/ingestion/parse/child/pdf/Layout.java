package org.qiwen.ingestion.parse.child.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Draft.Kind;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.NumberedHeading;
import org.qiwen.ingestion.parse.child.document.Refused;

/** From lines to headings, paragraphs and tables. */
final class Layout {
    /** A heading's letters are larger than the text's by this factor. Our choice: 12 points over 10.5. */
    private static final double HEADING_SIZE = 1.13;

    private static final int HEADING_CHARACTERS = 60;

    /** A line that ends this many letters before the right edge ends its paragraph. */
    private static final double SHORT_LINE = 2.5;

    /** An indent of this many letters begins a paragraph (two Chinese characters are usual). */
    private static final double INDENT = 1.2;

    /** A distance between lines this many times the usual parts paragraphs. */
    private static final double WIDE_GAP = 1.45;

    /** Share of a column's lines that may belong to wider text. Our choice. */
    private static final double WIDER = 0.15;

    private static final Pattern ITEM =
            Pattern.compile("(?:[•●○◆■□▪◦·➢✓\\-–]\\s*|[（(]?[0-9]{1,2}[.、．)）]\\s?|[①-⑳]|[A-Da-d][.、．]\\s?).+");

    private static final Pattern BULLET = Pattern.compile("^[•●○◆■□▪◦➢✓]\\s*");

    private static final Pattern HYPHEN = Pattern.compile("\\p{L}{2,}-$");

    /** The rest of a sentence, with the closing marks after its end. */
    private static final Pattern SENTENCE = Pattern.compile("(?s)[^。！？!?；;]*?(?:[。！？!?；;]|\\.(?=\\s|$))[”’」』）)\\]]*");

    /** Longest rest of a sentence, in characters, that is taken to the page before. Our choice: three lines and more are none. */
    private static final int LONGEST_REST = 200;

    /** Letters of a line that may be one of a paragraph: less is a label or a title. Our choice. */
    private static final double SHORTEST = 12;

    /** Smaller print than this share of the text's is a note at the foot of the page. */
    private static final double NOTE_SIZE = 0.92;

    private static final Pattern OPTION = Pattern.compile("[(（]?[A-Ha-h][.．、)）].*");

    private final Draft draft;

    /** The paragraph in the text's own size that the last page ended with, when its sentence is not at its end; else -1. */
    private int open = -1;

    private final double body;
    private final List<Double> headingSizes;

    private Layout(Draft draft, List<List<Line>> pages) {
        this.draft = draft;
        Map<Double, Integer> sizes = new HashMap<>();
        pages.forEach(page ->
                page.forEach(line -> sizes.merge(line.size(), line.text().length(), Integer::sum)));
        this.body = sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(10.0);
        TreeSet<Double> larger = new TreeSet<>();
        pages.forEach(page -> page.stream()
                .filter(line ->
                        line.size() >= HEADING_SIZE * body && line.text().length() <= HEADING_CHARACTERS)
                .forEach(line -> larger.add(line.size())));
        this.headingSizes = List.copyOf(larger.descendingSet());
    }

    static void write(List<List<Line>> pages, Draft draft) throws Refused {
        Layout layout = new Layout(draft, pages);
        for (List<Line> page : pages) {
            int first = draft.parts().size();
            int open = layout.open;
            layout.open = -1;
            layout.page(page);
            if (open >= 0 && first < draft.parts().size() && layout.beginsInside(page)) {
                layout.joinSentence(open, first);
            }
        }
        if (!layout.headingSizes.isEmpty()) {
            draft.headingsAreMarked();
        }
    }

    /** Whether a page begins within a paragraph: its first line is text and not indented. */
    private boolean beginsInside(List<Line> page) {
        Line first = page.get(0);
        double left = page.stream()
                .filter(line -> line.size() == first.size())
                .mapToDouble(Line::left)
                .min()
                .orElse(first.left());
        return level(first) == 0
                && !isTable(page, 0)
                && !ITEM.matcher(first.text()).matches()
                && (first.edge() > 0 || first.left() <= left + INDENT * first.size());
    }

    /** Takes what is left of a sentence to the page on which it began. */
    private void joinSentence(int open, int first) {
        Draft.Part begun = draft.parts().get(open);
        Draft.Part rest = draft.parts().get(first);
        Matcher sentence = SENTENCE.matcher(rest.text());
        int end = sentence.lookingAt() ? sentence.end() : rest.text().length();
        if (rest.kind() != Kind.PARAGRAPH || rest.page() != begun.page() + 1 || end > LONGEST_REST) {
            return;
        }
        List<Draft.Part> parts = new ArrayList<>(draft.parts());
        parts.set(
                open,
                new Draft.Part(
                        begun.kind(),
                        begun.level(),
                        begun.page(),
                        Lines.join(begun.text() + "\n" + rest.text().substring(0, end))));
        String after = rest.text().substring(end).strip();
        if (after.isEmpty()) {
            parts.remove(first);
            this.open = this.open > first ? this.open - 1 : this.open == first ? -1 : this.open;
        } else {
            parts.set(first, new Draft.Part(rest.kind(), rest.level(), rest.page(), after));
        }
        draft.replace(parts);
    }

    private void page(List<Line> lines) throws Refused {
        double leading = leading(lines);
        int i = 0;
        while (i < lines.size()) {
            Line line = lines.get(i);
            int level = level(line);
            if (level > 0) {
                i = heading(lines, i, level);
            } else if (isTable(lines, i)) {
                i = table(lines, i);
            } else {
                i = paragraph(lines, i, leading);
            }
        }
    }

    private int level(Line line) {
        String text = line.text();
        if (line.ruled()
                || text.length() > HEADING_CHARACTERS
                || text.isEmpty()
                || !text.codePoints().anyMatch(Character::isLetter)) {
            return 0;
        }
        int numbered = line.columns() > 1 ? 0 : NumberedHeading.level(text);
        if (line.size() >= HEADING_SIZE * body && line.columns() == 1 && !text.matches(".*[。；;，,]$")) {
            return Math.min(6, Math.max(1, headingSizes.indexOf(line.size()) + 1));
        }
        if (numbered > 0) {
            return Math.min(6, Math.max(numbered, Math.min(headingSizes.size() + 1, 4)));
        }
        return 0;
    }

    /** Lines of one size one under the other are one heading, up to three. */
    private int heading(List<Line> lines, int start, int level) throws Refused {
        StringBuilder text = new StringBuilder(lines.get(start).text());
        int i = start + 1;
        while (i < lines.size() && i < start + 3) {
            Line line = lines.get(i);
            Line above = lines.get(i - 1);
            boolean goesOn = line.size() == above.size()
                    && line.size() >= HEADING_SIZE * body
                    && level(line) == level
                    && line.y() > above.y()
                    && line.y() - above.y() < 1.8 * line.size()
                    && NumberedHeading.level(line.text()) == 0;
            if (!goesOn) {
                break;
            }
            text.append('\n').append(line.text());
            i++;
        }
        draft.heading(level, Lines.join(text.toString()), lines.get(start).page());
        open = -1;
        return i;
    }

    /** Two lines with several columns one under the other. */
    private boolean isTable(List<Line> lines, int i) {
        return lines.get(i).ruled()
                || lines.get(i).columns() > 1
                        && !isOptions(lines.get(i))
                        && i + 1 < lines.size()
                        && lines.get(i + 1).columns() > 1
                        && !isOptions(lines.get(i + 1))
                        && lines.get(i + 1).y() > lines.get(i).y()
                        && level(lines.get(i + 1)) == 0;
    }

    /** Answers to choose from, side by side. */
    private static boolean isOptions(Line line) {
        return line.columns() > 1
                && line.stretches().stream()
                        .allMatch(each -> OPTION.matcher(each.text()).matches());
    }

    private int table(List<Line> lines, int start) throws Refused {
        StringBuilder rows = new StringBuilder();
        int i = start;
        while (i < lines.size()
                && (lines.get(i).columns() > 1 || lines.get(i).ruled())
                && lines.get(i).ruled() == lines.get(start).ruled()
                && (i == start || lines.get(i).y() > lines.get(i - 1).y())) {
            rows.append(lines.get(i).text()).append('\n');
            i++;
        }
        draft.add(Kind.TABLE, 0, rows.toString(), lines.get(start).page());
        open = -1;
        return i;
    }

    private int paragraph(List<Line> lines, int start, double leading) throws Refused {
        StringBuilder text = new StringBuilder(lines.get(start).text());
        double right = right(lines, start);
        int i = start + 1;
        while (i < lines.size() && !endsBetween(lines.get(i - 1), lines.get(i), leading, right, lines, i)) {
            String next = lines.get(i).text();
            if (HYPHEN.matcher(text).find() && Character.isLowerCase(next.codePointAt(0))) {
                text.setLength(text.length() - 1);
            } else {
                text.append('\n');
            }
            text.append(next);
            i++;
        }
        String joined = Lines.join(text.toString().replace(" | ", " "));
        boolean item = ITEM.matcher(joined).matches();
        draft.add(
                item ? Kind.LIST_ITEM : Kind.PARAGRAPH,
                0,
                item ? BULLET.matcher(joined).replaceFirst("- ") : joined,
                lines.get(start).page());
        if (lines.get(start).size() >= NOTE_SIZE * body) {
            Line last = lines.get(i - 1);
            boolean full = last.right() > right - 2 * SHORT_LINE * last.size() && last.width() > SHORTEST * last.size();
            open = full && !joined.isEmpty() && !endsSentence(joined)
                    ? draft.parts().size() - 1
                    : -1;
        }
        return i;
    }

    private boolean endsBetween(Line above, Line line, double leading, double right, List<Line> lines, int i) {
        double letter = Math.max(1, line.size());
        boolean sameColumn = line.y() > above.y() && line.left() < above.right() && above.left() < line.right();
        if (level(line) > 0
                || isTable(lines, i)
                || isOptions(above)
                || ITEM.matcher(line.text()).matches()) {
            return true;
        }
        if (!sameColumn) {
            // The next column or page: the sentence goes on when the line was full.
            return endsSentence(above.text());
        }
        boolean wide = leading > 0 && line.y() - above.y() > WIDE_GAP * Math.max(leading, letter);
        boolean otherSize = Math.abs(line.size() - above.size()) > 0.15 * letter;
        boolean shortLine = above.right() + needed(line) < right;
        boolean indented = line.left() > above.left() + INDENT * letter;
        boolean wasFirst = i >= 2 && above.left() > line.left() + INDENT * letter;
        return wide || otherSize || shortLine && !wasFirst || shortLine && endsSentence(above.text()) || indented;
    }

    /** Width that the first word of a line would have needed on the line above. */
    private static double needed(Line line) {
        int first = line.text().codePointAt(0);
        if (Character.isIdeographic(first) || first >= 0x3000) {
            return SHORT_LINE * line.size();
        }
        int end = line.text().indexOf(' ');
        int length = end < 0 ? line.text().length() : end;
        return line.width() * (length + 1) / Math.max(1, line.text().length()) + line.size();
    }

    private static boolean endsSentence(String text) {
        return text.matches("(?s).*[。！？!?.：:；;”』」）)]\\s*$");
    }

    /** The usual distance of lines on a page. */
    private static double leading(List<Line> lines) {
        List<Double> distances = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            double distance = lines.get(i).y() - lines.get(i - 1).y();
            if (distance > 1 && distance < 4 * lines.get(i).size()) {
                distances.add(distance);
            }
        }
        distances.sort(Double::compare);
        return distances.isEmpty() ? 0 : distances.get(distances.size() / 3);
    }

    /**
     * The right edge of the column that a line stands in: what the longest line reaches that begins about there and is no
     * heading, but for a few lines that are much wider than the others: an introduction over two columns.
     */
    private double right(List<Line> lines, int start) {
        Line first = lines.get(start);
        List<Line> column = lines.stream()
                .filter(line -> Math.abs(line.left() - first.left()) < 4 * first.size()
                        && line.columns() == 1
                        && line.edge() == first.edge()
                        && (line == first || line.size() < HEADING_SIZE * body))
                .sorted((a, b) -> Double.compare(b.right(), a.right()))
                .toList();
        if (column.isEmpty()) {
            return first.right();
        }
        Line longest = column.get(0);
        Line usual = column.get((int) (WIDER * column.size()));
        return longest.right() - usual.right() > 4 * longest.size() ? usual.right() : longest.right();
    }
}
