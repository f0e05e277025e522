package org.qiwen.ingestion.parse.child.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Running headers, footers and page numbers: what stands at the same place of several pages, apart from numbers. */
final class Furniture {
    /** Lines from the top and from the bottom of a page that may be furniture. Our choice. */
    private static final int LINES = 3;

    /** Places that are the same: so many points apart at most. */
    private static final double PLACE = 4;

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-–—·.\\s|]*(?:第\\s*)?[0-9ivxlcIVXLC]{1,5}(?:\\s*页)?(?:\\s*[/／,，|共of]+\\s*(?:共\\s*)?[0-9]{1,5}\\s*页?)?[-–—·.\\s|]*"
                    + "|第\\s*[0-9一二三四五六七八九十百]{1,5}\\s*页(?:\\s*[,，/]?\\s*共\\s*[0-9一二三四五六七八九十百]{1,5}\\s*页)?"
                    + "|[Pp]age\\s*[0-9]{1,5}(?:\\s*(?:of|/)\\s*[0-9]{1,5})?"
                    + "|[Pp]\\.?\\s*[0-9]{1,5}");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+|[一二三四五六七八九十百]+(?=\\s*页)");

    private Furniture() {}

    /** The pages without it. A text of one page keeps all but a page number at its edge. */
    static List<List<Line>> remove(List<List<Line>> pages) {
        Map<String, List<Line>> edges = new HashMap<>();
        for (List<Line> page : pages) {
            for (Line line : edge(page)) {
                edges.computeIfAbsent(pattern(line.text()), any -> new ArrayList<>())
                        .add(line);
            }
        }
        int filled = (int) pages.stream().filter(page -> !page.isEmpty()).count();
        Set<Line> furniture = new HashSet<>();
        for (List<Line> same : edges.values()) {
            for (Line line : same) {
                long pagesWithIt = same.stream()
                        .filter(other -> Math.abs(other.y() - line.y()) <= PLACE)
                        .map(Line::page)
                        .distinct()
                        .count();
                // Two of two or three pages, else three: chapters change their headers, left and right pages differ.
                if (filled > 1 && pagesWithIt >= Math.min(3, Math.max(2, filled - 1))) {
                    furniture.add(line);
                }
            }
        }
        List<List<Line>> rest = new ArrayList<>();
        for (List<Line> page : pages) {
            List<Line> edge = edge(page);
            Line top = edge.stream().min((a, b) -> Double.compare(a.y(), b.y())).orElse(null);
            Line bottom =
                    edge.stream().max((a, b) -> Double.compare(a.y(), b.y())).orElse(null);
            rest.add(page.stream()
                    .filter(line -> !furniture.contains(line)
                            && !((line == top || line == bottom)
                                    && page.size() > 1
                                    && PAGE_NUMBER.matcher(line.text()).matches()))
                    .toList());
        }
        return rest;
    }

    private static String pattern(String text) {
        return DIGITS.matcher(text).replaceAll("#").replaceAll("\\s+", "");
    }

    private static List<Line> edge(List<Line> page) {
        List<Line> byHeight =
                page.stream().sorted((a, b) -> Double.compare(a.y(), b.y())).toList();
        Set<Line> edge = new HashSet<>();
        for (int i = 0; i < Math.min(LINES, byHeight.size()); i++) {
            edge.add(byHeight.get(i));
            edge.add(byHeight.get(byHeight.size() - 1 - i));
        }
        return List.copyOf(edge);
    }
}
