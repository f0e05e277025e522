package org.qiwen.assistant.copilot.export.pptx;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.export.Text;

/** Which of a slide's points stand together on one slide, and how large. Lengths in points. */
final class Paging {
    private Paging() {}

    /** @param first number of the first item among all */
    record Page(List<Text> items, double size, int first) {}

    /**
     * All on one slide at the largest size that fits, or at the smallest on as many as it takes; an item that is more than a
     * slide by itself is cut.
     */
    static List<Page> of(List<Text> items, double width, double height, double gap, double largest, double smallest) {
        for (double size = largest; size >= smallest; size -= 2) {
            if (height(items, width, size, gap) <= height) {
                return List.of(new Page(items, size, 1));
            }
        }
        List<Page> pages = new ArrayList<>();
        List<Text> page = new ArrayList<>();
        int first = 1;
        int number = 0;
        for (Text item : items) {
            number++;
            for (Text part : parts(item, width, height - gap, smallest)) {
                page.add(part);
                if (page.size() > 1 && height(page, width, smallest, gap) > height) {
                    page.remove(page.size() - 1);
                    pages.add(new Page(List.copyOf(page), smallest, first));
                    page.clear();
                    page.add(part);
                    first = number;
                }
            }
        }
        pages.add(new Page(List.copyOf(page), smallest, first));
        return pages;
    }

    static List<Text> parts(Text item, double width, double height, double size) {
        int lines = (int) (height / (size * TextFit.LINE));
        List<Text> parts = new ArrayList<>();
        Text rest = item;
        String plain = item.plain();
        while (TextFit.lines(plain, width, size) > lines) {
            int cut = TextFit.cut(plain, lines, width, size);
            parts.add(rest.part(0, cut));
            rest = rest.part(cut, plain.length());
            plain = rest.plain();
        }
        parts.add(rest);
        return parts;
    }

    private static double height(List<Text> items, double width, double size, double gap) {
        return items.stream()
                .mapToDouble(item -> TextFit.height(item.plain(), width, size) + gap)
                .sum();
    }
}
