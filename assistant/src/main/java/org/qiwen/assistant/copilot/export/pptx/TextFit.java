package org.qiwen.assistant.copilot.export.pptx;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * How much room text takes, without a font at hand: a Chinese character is one em, a Latin one at most what Arial and 微软雅黑
 * have, so a real line is rather shorter than measured here. Lengths in points.
 */
final class TextFit {
    /** 微软雅黑 sets lines 1.32 of its size apart. */
    static final double LINE = 1.32;

    private TextFit() {}

    static double height(String text, double width, double size) {
        return lines(text, width, size) * size * LINE;
    }

    static int lines(String text, double width, double size) {
        int lines = 0;
        int start = 0;
        do {
            start = endOfLine(text, start, width, size);
            lines++;
        } while (start < text.length());
        return lines + (text.endsWith("\n") ? 1 : 0);
    }

    /** Where to cut, so that what stands before takes at most so many lines; at least one character of a text that has any. */
    static int cut(String text, int lines, double width, double size) {
        int end = 0;
        for (int i = 0; i < Math.max(1, lines) && end < text.length(); i++) {
            end = endOfLine(text, end, width, size);
        }
        return end;
    }

    /** Index after the line that begins at start; a word longer than a line is broken anywhere. */
    private static int endOfLine(String text, int start, double width, double size) {
        int feed = text.indexOf('\n', start);
        int most = feed < 0 ? text.length() : feed;
        double room = width;
        int at = start;
        while (at < most) {
            int point = text.codePointAt(at);
            room -= em(point) * size;
            if (room < 0 && at > start) {
                return lastBreak(text, start, at);
            }
            at += Character.charCount(point);
        }
        return feed < 0 ? most : feed + 1;
    }

    private static int lastBreak(String text, int start, int at) {
        if (text.charAt(at) == ' ') {
            return at + 1;
        }
        BreakIterator places = BreakIterator.getLineInstance(ULocale.ROOT);
        int from = Math.max(start, at - 40);
        int to = Math.min(text.length(), at + 2);
        places.setText(text.substring(from, to));
        int place = from + places.preceding(at - from + 1);
        return place > start && place <= at && place > from ? place : at;
    }

    private static double em(int point) {
        int width = UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH);
        if (width == UCharacter.EastAsianWidth.WIDE
                || width == UCharacter.EastAsianWidth.FULLWIDTH
                || width == UCharacter.EastAsianWidth.AMBIGUOUS) {
            return 1;
        }
        if (point >= 'A' && point <= 'Z' || point == '@' || point == '%' || point == 'm' || point == 'w') {
            return 0.8;
        }
        return point == ' ' || "iljtfr.,;:!|'()[]".indexOf(point) >= 0 ? 0.36 : 0.58;
    }
}
