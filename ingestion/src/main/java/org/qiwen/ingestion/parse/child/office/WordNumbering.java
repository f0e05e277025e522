package org.qiwen.ingestion.parse.child.office;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** Counts list items as Word does and writes their labels: 1. (2) 一、 第三节 A) ①. */
final class WordNumbering {
    private static final int LEVELS = 9;

    private record Level(int start, String format, String text) {}

    private final Map<String, Level[]> definitions = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, int[]> counters = new HashMap<>();

    WordNumbering(Optional<XmlElement> part) {
        if (part.isEmpty()) {
            return;
        }
        for (XmlElement each : part.get().children()) {
            if (each.is("abstractNum")) {
                definitions.put(each.attribute("abstractNumId", ""), levels(each));
            } else if (each.is("num")) {
                each.child("abstractNumId")
                        .ifPresent(id -> lists.put(each.attribute("numId", ""), id.attribute("val", "")));
            }
        }
    }

    private static Level[] levels(XmlElement definition) {
        Level[] levels = new Level[LEVELS];
        for (XmlElement level : definition.children()) {
            int index = level.number("ilvl", -1);
            if (level.is("lvl") && index >= 0 && index < LEVELS) {
                levels[index] = new Level(
                        level.child("start")
                                .map(start -> start.number("val", 1))
                                .orElse(1),
                        level.child("numFmt")
                                .map(format -> format.attribute("val", "decimal"))
                                .orElse("decimal"),
                        level.child("lvlText")
                                .map(text -> text.attribute("val", ""))
                                .orElse(""));
            }
        }
        return levels;
    }

    /** The label of the next paragraph with this {@code numPr}; null when it belongs to no list. */
    @Nullable
    String next(XmlElement numbering) {
        String list =
                numbering.child("numId").map(id -> id.attribute("val", "")).orElse("");
        int index = numbering.child("ilvl").map(level -> level.number("val", 0)).orElse(0);
        String definition = lists.get(list);
        Level[] levels = definition == null ? null : definitions.get(definition);
        if (levels == null || index < 0 || index >= LEVELS || levels[index] == null) {
            return null;
        }
        int[] counter = counters.computeIfAbsent(definition, any -> starts(levels));
        counter[index]++;
        for (int deeper = index + 1; deeper < LEVELS; deeper++) {
            counter[deeper] = levels[deeper] == null ? 0 : levels[deeper].start() - 1;
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
            if (levels[i] != null) {
                label = label.replace(
                        "%" + (i + 1), number(Math.max(counter[i], levels[i].start()), levels[i].format()));
            }
        }
        return label;
    }

    private static int[] starts(Level[] levels) {
        int[] counter = new int[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            counter[i] = levels[i] == null ? 0 : levels[i].start() - 1;
        }
        return counter;
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
