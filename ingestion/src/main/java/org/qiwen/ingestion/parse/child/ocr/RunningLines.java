package org.qiwen.ingestion.parse.child.ocr;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.qiwen.ingestion.parse.child.document.PageNumbers;

/**
 * Running headers, footers and page numbers of pages read by OCR. There are no places, only an order of lines, and the same
 * header is read a little differently on each page: lines are the same when most of their characters are.
 */
public final class RunningLines {
    /** Lines from the top and from the bottom of a page that may be running ones. Our choice. */
    private static final int EDGE = 2;

    /** Longest running line, in characters. Our choice: longer ones are text. */
    private static final int LONGEST = 40;

    /** Share of common characters from which on two lines are the same. Our choice: one in five misread. */
    private static final double ALIKE = 0.8;

    /** Pages looked at beside each page; headers change with chapters. Our choice, and it keeps long books cheap. */
    private static final int NEIGHBOURS = 6;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+|[一二三四五六七八九十百]+(?=页)");

    private RunningLines() {}

    /** The pages by number, without them. */
    public static Map<Integer, String> remove(Map<Integer, String> pages) {
        List<Integer> numbers = List.copyOf(new TreeMap<>(pages).keySet());
        List<List<String>> lines = new ArrayList<>();
        for (int number : numbers) {
            lines.add(pages.getOrDefault(number, "").lines().toList());
        }
        Map<Integer, String> rest = new TreeMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            List<String> kept = new ArrayList<>(lines.get(i));
            for (boolean top : new boolean[] {true, false}) {
                for (int place : edge(lines.get(i), top)) {
                    if (isRunning(lines, i, place, top)) {
                        // An empty line stays: what stood around the header are two paragraphs.
                        kept.set(place, "");
                    }
                }
            }
            rest.put(numbers.get(i), String.join("\n", kept));
        }
        return rest;
    }

    /** Places of the outermost lines with text, outermost first. */
    private static List<Integer> edge(List<String> lines, boolean top) {
        List<Integer> edge = new ArrayList<>();
        for (int i = 0; i < lines.size() && edge.size() < EDGE; i++) {
            int place = top ? i : lines.size() - 1 - i;
            if (!pattern(lines.get(place)).isEmpty()) {
                edge.add(place);
            }
        }
        return edge;
    }

    private static boolean isRunning(List<List<String>> pages, int page, int place, boolean top) {
        String line = pages.get(page).get(place);
        boolean outermost = edge(pages.get(page), top).get(0) == place;
        boolean alone = edge(pages.get(page), top).size() == 1;
        if (outermost && !alone && PageNumbers.isOne(line)) {
            return true;
        }
        String pattern = pattern(line);
        if (pattern.length() > LONGEST || pages.size() < 2) {
            return false;
        }
        int alike = 0;
        int from = Math.max(0, page - NEIGHBOURS);
        int to = Math.min(pages.size(), page + NEIGHBOURS + 1);
        for (int other = from; other < to; other++) {
            List<String> lines = pages.get(other);
            boolean has = other != page
                    && edge(lines, top).stream().anyMatch(each -> isAlike(pattern, pattern(lines.get(each))));
            alike += has ? 1 : 0;
        }
        // Of two or three pages two, of more every third: left and right pages differ.
        return alike >= Math.max(1, (to - from) / 3);
    }

    private static String pattern(String line) {
        String plain = Normalizer.normalize(line, Normalizer.Form.NFKC).replaceAll("[\\s\\p{P}]+", "");
        return DIGITS.matcher(plain).replaceAll("#");
    }

    private static boolean isAlike(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || other.length() > LONGEST) {
            return false;
        }
        int[] common = new int[other.length() + 1];
        for (int i = 0; i < one.length(); i++) {
            int diagonal = 0;
            for (int j = 1; j <= other.length(); j++) {
                int above = common[j];
                common[j] = one.charAt(i) == other.charAt(j - 1) ? diagonal + 1 : Math.max(above, common[j - 1]);
                diagonal = above;
            }
        }
        int longer = Math.max(one.length(), other.length());
        return longer < 3 ? one.equals(other) : common[other.length()] >= ALIKE * longer;
    }
}
