package org.qiwen.assistant.copilot.assemble;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an activity takes to show something, read from its own words. A step of minutes holds no wait of days.
 *
 * @param days whole days; 0 for none
 * @param minutes beside the days, at most some hours
 */
record Wait(int days, int minutes) {
    static final Wait NONE = new Wait(0, 0);

    /** Minutes that pass unnoticed within a step. Our choice. */
    private static final int SHORT = 5;

    private static final String NUMBER = "\\d+|半|一|两|二|三|四|五|六|七|八|九|十";
    private static final Pattern DAYS = Pattern.compile("(" + NUMBER + ") ?(天|(?<!四)周|昼夜)(?!空|气)");
    private static final Pattern MINUTES = Pattern.compile("(" + NUMBER + ") ?(分钟|个小时|小时)");
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(\\d+|an?|half an|two|three|four|five|six|seven|ten)[ -](day|week|minute|hour)s?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_NUMBER = Pattern.compile("\\bdays? (\\d+)(?:, (\\d+))?(?: and (\\d+))?\\b");
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("一", 1),
            Map.entry("两", 2),
            Map.entry("二", 2),
            Map.entry("三", 3),
            Map.entry("四", 4),
            Map.entry("五", 5),
            Map.entry("六", 6),
            Map.entry("七", 7),
            Map.entry("八", 8),
            Map.entry("九", 9),
            Map.entry("十", 10),
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("ten", 10));

    static Wait of(List<String> texts) {
        return texts.stream().map(Wait::of).reduce(NONE, Wait::and);
    }

    /** The longest of the days, the sum of the minutes: what is watched twice takes both times. */
    static Wait of(String text) {
        int days = 0;
        int minutes = 0;
        for (Matcher found = DAYS.matcher(text); found.find(); ) {
            int number = number(found.group(1));
            days = Math.max(days, found.group(2).equals("周") ? number * 7 : number);
        }
        for (Matcher found = MINUTES.matcher(text); found.find(); ) {
            minutes += minutes(found.group(1), found.group(2).endsWith("小时"));
        }
        for (Matcher found = ENGLISH.matcher(text); found.find(); ) {
            String unit = found.group(2).toLowerCase(Locale.ROOT);
            String words = found.group(1).toLowerCase(Locale.ROOT);
            if (unit.equals("day") || unit.equals("week")) {
                days = Math.max(days, number(words) * (unit.equals("week") ? 7 : 1));
            } else {
                minutes += minutes(words, unit.equals("hour"));
            }
        }
        for (Matcher found = DAY_NUMBER.matcher(text); found.find(); ) {
            for (int i = 1; i <= found.groupCount(); i++) {
                days = Math.max(days, found.group(i) == null ? 0 : Integer.parseInt(found.group(i)));
            }
        }
        return new Wait(days, minutes);
    }

    private Wait and(Wait other) {
        return new Wait(Math.max(days, other.days), minutes + other.minutes);
    }

    boolean isDays() {
        return days > 0;
    }

    /** Whether it has to be begun before the step it belongs to. */
    boolean isLong() {
        return isDays() || minutes >= SHORT;
    }

    private static int minutes(String words, boolean hours) {
        if (words.equals("半") || words.equals("half an")) {
            return hours ? 30 : 1;
        }
        return number(words) * (hours ? 60 : 1);
    }

    private static int number(String words) {
        Integer word = NUMBERS.get(words);
        return word != null ? word : words.matches("\\d+") ? Integer.parseInt(words) : 1;
    }
}
