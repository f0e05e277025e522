package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One material as an author wrote it, read as name, amount and measure: {@code 回形针 10 枚}, {@code 橡皮泥一块}, {@code 一盆水}.
 *
 * @param amount for one set; 0 when it cannot be counted
 * @param measure 枚, 毫升 …; empty in English, where the name says it
 * @param teacher whether only the teacher uses it
 * @param pupil whether every pupil needs one
 */
record MaterialLine(String name, double amount, String measure, String note, boolean teacher, boolean pupil) {
    private static final String NUMBER = "\\d+(?:\\.\\d+)?|[一二两三四五六七八九十半]";
    private static final String MEASURE = "毫升|升|克|千克|厘米|毫米|米|小段|小团|小块|小包|小杯|小张|小把|[个只支枚块张把根条片粒节套副盒包袋杯盆瓶卷团段本对滴瓣颗盏台架件份摞]";
    private static final Pattern NOTE = Pattern.compile("[（(]([^）)]*)[）)]");
    private static final Pattern AFTER = Pattern.compile("^(.+?) ?(?:各)?(" + NUMBER + ") ?(" + MEASURE + ")$");
    private static final Pattern BEFORE = Pattern.compile("^(" + NUMBER + ") ?(" + MEASURE + ")(.+)$");
    private static final Pattern EACH_ONE = Pattern.compile("^(.+)各一$");
    private static final Pattern UNCOUNTED = Pattern.compile("(?:水|醋|油|少许|适量|盐|糖)$");
    private static final Pattern GROUP = Pattern.compile("每组");
    private static final Pattern PUPIL = Pattern.compile("每人|护目镜|手套|\\bgoggles\\b|\\bgloves\\b|per pupil|each pupil");
    private static final Pattern TEACHER = Pattern.compile("老师|教师|\\bteacher\\b");
    private static final Pattern ENGLISH = Pattern.compile(
            "^(?:about )?(\\d+(?:\\.\\d+)?|an?|one|two|three|four|five|six) (.+)$", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Double> NUMBERS = Map.ofEntries(
            Map.entry("一", 1.0),
            Map.entry("二", 2.0),
            Map.entry("两", 2.0),
            Map.entry("三", 3.0),
            Map.entry("四", 4.0),
            Map.entry("五", 5.0),
            Map.entry("六", 6.0),
            Map.entry("七", 7.0),
            Map.entry("八", 8.0),
            Map.entry("九", 9.0),
            Map.entry("十", 10.0),
            Map.entry("半", 0.5),
            Map.entry("a", 1.0),
            Map.entry("an", 1.0),
            Map.entry("one", 1.0),
            Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0));

    /** The materials of one authored entry: several when it lists them with 各一. */
    static List<MaterialLine> read(String entry) {
        List<String> notes = new ArrayList<>();
        Matcher note = NOTE.matcher(entry);
        while (note.find()) {
            notes.add(note.group(1));
        }
        String rest = NOTE.matcher(entry).replaceAll("").strip();
        boolean teacher = TEACHER.matcher(entry).find();
        boolean pupil = !teacher && PUPIL.matcher(entry).find();
        String noted = String.join("；", notes);
        rest = GROUP.matcher(rest).replaceAll("").strip();
        Matcher each = EACH_ONE.matcher(rest);
        if (each.matches()) {
            return List.of(each.group(1).split("、")).stream()
                    .map(name -> new MaterialLine(name, 1, "个", noted, teacher, pupil))
                    .toList();
        }
        Matcher after = AFTER.matcher(rest);
        if (after.matches()) {
            return List.of(new MaterialLine(
                    after.group(1).strip(), number(after.group(2)), after.group(3), noted, teacher, pupil));
        }
        Matcher before = BEFORE.matcher(rest);
        if (before.matches()) {
            return List.of(new MaterialLine(
                    before.group(3).strip(), number(before.group(1)), before.group(2), noted, teacher, pupil));
        }
        Matcher english = ENGLISH.matcher(rest);
        if (english.matches()) {
            return List.of(new MaterialLine(english.group(2), number(english.group(1)), "", noted, teacher, pupil));
        }
        boolean counted = !UNCOUNTED.matcher(rest).find();
        boolean chinese = rest.codePoints().anyMatch(c -> c >= 0x4e00 && c <= 0x9fff);
        return List.of(new MaterialLine(rest, counted ? 1 : 0, counted && chinese ? "份" : "", noted, teacher, pupil));
    }

    /** The same for one set that only the teacher uses. */
    MaterialLine forTeacher() {
        return new MaterialLine(name, amount, measure, note, true, false);
    }

    /** Whether a part of it can be put on a spare tray: things are counted, stuff is measured. */
    boolean isStuff() {
        return List.of("毫升", "升", "克", "千克", "厘米", "米").contains(measure);
    }

    private static double number(String text) {
        Double word = NUMBERS.get(text.toLowerCase(java.util.Locale.ROOT));
        return word == null ? Double.parseDouble(text) : word;
    }
}
