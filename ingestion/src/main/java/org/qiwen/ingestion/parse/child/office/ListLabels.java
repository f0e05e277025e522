package org.qiwen.ingestion.parse.child.office;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts list items as Word does and writes their labels: 1. (2) 一、 第三节 A) ①. */
final class ListLabels {
    /** Levels of a list, in every version of Word. */
    static final int LEVELS = 9;

    private final Map<String, int[]> counters = new HashMap<>();

    /**
     * One level of a list.
     *
     * @param start number of its first item
     * @param format how numbers are written, as ECMA-376 names it (17.18.59)
     * @param text the label, with {@code %1} to {@code %9} for the numbers of the levels
     * @param legal whether the numbers of all levels are written in Arabic digits
     */
    record Level(int start, String format, String text, boolean legal) {}

    /** The label of the next item; {@code -} for a bullet, null when there is no such level. */
    @Nullable
    String next(String list, @Nullable Level[] levels, int index) {
        if (index < 0 || index >= LEVELS || levels[index] == null) {
            return null;
        }
        int[] counter = counter(list, levels);
        counter[index]++;
        for (int deeper = index + 1; deeper < LEVELS; deeper++) {
            counter[deeper] = start(levels[deeper]) - 1;
        }
        Level level = levels[index];
        if (level.format().equals("bullet")) {
            return "-";
        }
        if (level.format().equals("none")) {
            return "";
        }
        String label = level.text();
        for (int i = 0; i <= index; i++) {
            Level part = levels[i];
            if (part != null) {
                String format = level.legal() ? "decimal" : part.format();
                label = label.replace("%" + (i + 1), number(Math.max(counter[i], part.start()), format));
            }
        }
        return label;
    }

    /** Makes the next item of a level the one of that number. */
    void restart(String list, @Nullable Level[] levels, int index, int start) {
        counter(list, levels)[index] = start - 1;
    }

    private int[] counter(String list, @Nullable Level[] levels) {
        return counters.computeIfAbsent(list, any -> {
            int[] counter = new int[LEVELS];
            for (int i = 0; i < LEVELS; i++) {
                counter[i] = start(levels[i]) - 1;
            }
            return counter;
        });
    }

    private static int start(@Nullable Level level) {
        return level == null ? 1 : level.start();
    }

    private static String number(int number, String format) {
        return switch (format) {
            case "chineseCounting",
                    "chineseCountingThousand",
                    "ideographDigital",
                    "japaneseCounting",
                    "taiwaneseCountingThousand",
                    "taiwaneseCounting",
                    "chineseLegalSimplified" -> chinese(number);
            case "upperLetter" -> letter(number);
            case "lowerLetter" -> letter(number).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(number);
            case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
                number >= 1 && number <= 20 ? Character.toString(0x2460 + number - 1) : Integer.toString(number);
            case "decimalZero" -> String.format(Locale.ROOT, "%02d", number);
            default -> Integer.toString(number);
        };
    }

    private static String chinese(int number) {
        String digits = "零一二三四五六七八九";
        if (number < 1 || number > 99) {
            return Integer.toString(number);
        }
        String tens = number >= 20 ? digits.charAt(number / 10) + "十" : number >= 10 ? "十" : "";
        return tens + (number % 10 == 0 ? "" : String.valueOf(digits.charAt(number % 10)));
    }

    private static String letter(int number) {
        return number < 1 || number > 26 ? Integer.toString(number) : String.valueOf((char) ('A' + number - 1));
    }

    private static String roman(int number) {
        int[] values = {100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        if (number < 1 || number > 399) {
            return Integer.toString(number);
        }
        StringBuilder roman = new StringBuilder();
        int rest = number;
        for (int i = 0; i < values.length; i++) {
            while (rest >= values[i]) {
                roman.append(signs[i]);
                rest -= values[i];
            }
        }
        return roman.toString();
    }
}
