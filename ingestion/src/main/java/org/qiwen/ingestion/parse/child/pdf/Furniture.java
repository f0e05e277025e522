package org.qiwen.ingestion.parse.child.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qiwen.ingestion.parse.child.document.PageNumbers;

/** Running headers, footers and page numbers: what stands at the same place of several pages, apart from numbers. */
final class Furniture {
    /** Lines from the top and from the bottom of a page that may be furniture. Our choice. */
    private static final int LINES = 3;

    /** Places that are the same: so many points apart at most. */
    private static final double PLACE = 4;

    /** From this share of the pages on, a place at the top is that of a running header. Our choice. */
    private static final double HEADERS = 0.6;

    /** A running header of each page's own is smaller than the text by this factor at least. */
    private static final double SMALL = 0.95;

    /** A gap of so many sizes parts a header from the text; lines of text have up to 1.8. */
    private static final double GAP = 1.9;

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
                if (filled > 1 && pagesWithIt >= Math.min(3, Math.max(2, filled - 1))
                        || isOfEverySecond(line, same, pages)) {
                    furniture.add(line);
                }
            }
        }
        furniture.addAll(headers(pages, filled, furniture));
        List<List<Line>> rest = new ArrayList<>();
        for (List<Line> page : pages) {
            List<Line> edge = edge(page);
            Line top = edge.stream().min((a, b) -> Double.compare(a.y(), b.y())).orElse(null);
            Line bottom =
                    edge.stream().max((a, b) -> Double.compare(a.y(), b.y())).orElse(null);
            rest.add(page.stream()
                    .filter(line -> !furniture.contains(line)
                            && !((line == top || line == bottom) && page.size() > 1 && PageNumbers.isOne(line.text())))
                    .toList());
        }
        return rest;
    }

    /** Outermost on at least half of the left or of the right pages, and on two of them. */
    private static boolean isOfEverySecond(Line line, List<Line> same, List<List<Line>> pages) {
        if (!isOutermost(line, pages.get(line.page() - 1))) {
            return false;
        }
        Set<Integer> with = new HashSet<>();
        for (Line other : same) {
            if (Math.abs(other.y() - line.y()) <= PLACE && isOutermost(other, pages.get(other.page() - 1))) {
                with.add(other.page());
            }
        }
        long side = 0;
        for (int number = 2 - line.page() % 2; number <= pages.size(); number += 2) {
            side += pages.get(number - 1).isEmpty() ? 0 : 1;
        }
        return with.size() >= 2
                && with.size() * 2 >= side
                && with.stream().allMatch(page -> page % 2 == line.page() % 2);
    }

    private static boolean isOutermost(Line line, List<Line> page) {
        return page.stream().allMatch(other -> other.y() >= line.y() - PLACE)
                || page.stream().allMatch(other -> other.y() <= line.y() + PLACE);
    }

    /**
     * Headers that name what each page is about: they stand where the top line of most pages stands, with a gap below, and
     * are smaller than the text or have the size of a header that is known by its repetition.
     */
    private static Set<Line> headers(List<List<Line>> pages, int filled, Set<Line> known) {
        Map<Line, Double> gaps = new HashMap<>();
        for (List<Line> page : pages) {
            List<Line> byHeight =
                    page.stream().sorted((a, b) -> Double.compare(a.y(), b.y())).toList();
            for (Line below : byHeight) {
                Line top = byHeight.get(0);
                if (below.y() > top.y() + PLACE) {
                    gaps.put(top, below.y() - top.y());
                    break;
                }
            }
        }
        double body = body(pages);
        Set<Line> headers = new HashSet<>();
        for (Map.Entry<Line, Double> each : gaps.entrySet()) {
            Line line = each.getKey();
            List<Line> same = gaps.keySet().stream()
                    .filter(other ->
                            Math.abs(other.y() - line.y()) <= PLACE && Math.abs(other.size() - line.size()) < 0.6)
                    .toList();
            boolean trusted = line.size() < SMALL * body || same.stream().anyMatch(known::contains);
            if (filled > 3
                    && same.size() >= HEADERS * filled
                    && trusted
                    && !line.ruled()
                    && each.getValue() > GAP * Math.max(line.size(), 1)) {
                headers.add(line);
            }
        }
        return headers;
    }

    private static double body(List<List<Line>> pages) {
        Map<Double, Integer> sizes = new HashMap<>();
        pages.forEach(page ->
                page.forEach(line -> sizes.merge(line.size(), line.text().length(), Integer::sum)));
        return sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0.0);
    }

    private static String pattern(String text) {
        return DIGITS.matcher(text).replaceAll("#").replaceAll("\\s+", "");
    }

    private static List<Line> edge(List<Line> page) {
        List<Line> byHeight = page.stream()
                .filter(line -> !line.ruled())
                .sorted((a, b) -> Double.compare(a.y(), b.y()))
                .toList();
        Set<Line> edge = new HashSet<>();
        for (int i = 0; i < Math.min(LINES, byHeight.size()); i++) {
            edge.add(byHeight.get(i));
            edge.add(byHeight.get(byHeight.size() - 1 - i));
        }
        return List.copyOf(edge);
    }
}
