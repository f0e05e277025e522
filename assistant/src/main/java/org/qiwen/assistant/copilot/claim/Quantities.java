package org.qiwen.assistant.copilot.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers and their units in one form, so that 340 米/秒 and 0.34 km/s are the same tokens: Chinese numerals as digits, powers,
 * fractions and 万 worked out, units in a base unit. Values keep four digits. Pure.
 */
final class Quantities {
    private static final MathContext FOUR = new MathContext(4);
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String NUMERAL = "零〇一二两三四五六七八九十百千万亿";
    private static final Pattern POWER = Pattern.compile("10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)");
    private static final Pattern GROUPED = Pattern.compile("(\\d)[,，](\\d{3})(?!\\d)");
    private static final Pattern PART = Pattern.compile("([一二三四五六七八九十百千]+)分之([一二两三四五六七八九十百]+)");
    private static final Pattern PERCENT = Pattern.compile("百分之([\\d.]+)");
    private static final Pattern SCIENTIFIC = Pattern.compile("(?:(\\d+(?:\\.\\d+)?)\\s*×\\s*)?10\\^(-?\\d+)");
    private static final Pattern LARGE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([万亿])");
    private static final Pattern HALF = Pattern.compile("(\\d+)\\s*(天|个|年|小时|分钟)半");
    /** A sentence that says "about" may round: so far from the passage's number. Our choice. */
    private static final double ROUNDED = 0.015;

    private static final Pattern ABOUT = Pattern.compile("约|左右|上下|大概|将近|近似|\\b(?:about|around|roughly|nearly|some)\\b");

    /** Unit, its base unit, and how many of these it is. */
    private static final Map<String, Map.Entry<String, Double>> UNITS = units(
            "m 1 米 m",
            "m 1000 千米 公里 km",
            "m 0.1 分米 dm",
            "m 0.01 厘米 cm",
            "m 0.001 毫米 mm",
            "m 1e-6 微米 μm",
            "m 1e-9 纳米 nm",
            "kg 1 千克 公斤 kg",
            "kg 1000 吨",
            "kg 0.001 克 g",
            "kg 1e-6 毫克 mg",
            "l 1 升 l 立方分米 dm3",
            "l 0.001 毫升 ml 立方厘米 cm3",
            "l 1000 立方米 m3",
            "s 1 秒 s",
            "s 60 分钟 min minutes",
            "s 3600 小时 h hours",
            "s 0.001 毫秒 ms",
            "℃ 1 摄氏度 ℃ °c",
            "% 1 %",
            "n 1 牛顿 牛 n",
            "hz 1 赫兹 赫 hz",
            "hz 1000 千赫 khz",
            "v 1 伏特 伏 v",
            "v 0.001 毫伏 mv",
            "v 1000 千伏 kv",
            "a 1 安培 安 a",
            "a 0.001 毫安 ma",
            "w 1 瓦特 瓦 w",
            "w 1000 千瓦 kw",
            "j 1 焦耳 焦 j",
            "j 1000 千焦 kj",
            "pa 1 帕斯卡 帕 pa",
            "pa 1000 千帕 kpa",
            "kg/m3 1 千克/立方米 kg/m3",
            "kg/m3 1000 克/立方厘米 g/cm3",
            "m/s 1 米/秒 m/s",
            "m/s 1000 千米/秒 km/s",
            "m/s 0.2777778 千米/时 km/h");

    private static final String ANY_UNIT = UNITS.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    private static final Pattern COUNTED =
            Pattern.compile("[" + NUMERAL + "]{2,}|[二两三四五六七八九十](?=" + ANY_UNIT + "|倍|个|种|块|颗|次|层|级|年|天|对|条|只|月|位|名|根)");
    private static final Pattern MEASURED = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(" + ANY_UNIT + ")(?![a-z0-9/])");

    private Quantities() {}

    /** The text with every number and unit in one form. */
    static String canonical(String text) {
        String t = replace(POWER, text, m -> "10^" + plain(m.group(1)));
        t = Normalizer.normalize(t, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        t = GROUPED.matcher(t).replaceAll("$1$2");
        t = replace(PART, t, m -> show(100 * value(m.group(2)) / value(m.group(1))) + "%");
        t = replace(COUNTED, t, m -> show(value(m.group())));
        t = PERCENT.matcher(t).replaceAll("$1%");
        t = HALF.matcher(t).replaceAll("$1.5$2");
        t = replace(SCIENTIFIC, t, m -> show(factor(m) * Math.pow(10, Integer.parseInt(m.group(2)))));
        t = replace(
                LARGE, t, m -> show(Double.parseDouble(m.group(1)) * (m.group(2).equals("万") ? 1e4 : 1e8)));
        return replace(MEASURED, t, Quantities::measured);
    }

    /** The sentence's tokens with each number that rounds one of the text's of the same unit as that. */
    static List<String> rounded(String sentence, List<String> tokens, List<String> text) {
        if (!ABOUT.matcher(sentence).find()) {
            return tokens;
        }
        List<String> rounded = new ArrayList<>(tokens);
        for (int i = 0; i < rounded.size(); i++) {
            if (Tokens.isNumber(rounded.get(i)) && !text.contains(rounded.get(i))) {
                rounded.set(i, near(rounded, i, text));
            }
        }
        return rounded;
    }

    private static String near(List<String> tokens, int at, List<String> text) {
        double said = Double.parseDouble(tokens.get(at));
        String unit = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
        for (int j = 0; j < text.size(); j++) {
            if (Tokens.isNumber(text.get(j)) && unit.equals(j + 1 < text.size() ? text.get(j + 1) : "")) {
                double stands = Double.parseDouble(text.get(j));
                if (Math.abs(said - stands) <= ROUNDED * Math.abs(stands)) {
                    return text.get(j);
                }
            }
        }
        return tokens.get(at);
    }

    private static String measured(MatchResult found) {
        Map.Entry<String, Double> unit = UNITS.getOrDefault(found.group(2), Map.entry(found.group(2), 1.0));
        return show(Double.parseDouble(found.group(1)) * unit.getValue()) + " " + unit.getKey() + " ";
    }

    private static double factor(MatchResult found) {
        return found.group(1) == null ? 1 : Double.parseDouble(found.group(1));
    }

    private static String show(double value) {
        BigDecimal shown = new BigDecimal(value).round(FOUR).stripTrailingZeros();
        return shown.toPlainString();
    }

    private static String plain(String superscript) {
        return Normalizer.normalize(superscript, Normalizer.Form.NFKC).replace('−', '-');
    }

    /** A Chinese numeral; without 十 and higher its digits stand one beside the other. */
    private static double value(String numeral) {
        if (numeral.chars().noneMatch(c -> "十百千万亿".indexOf(c) >= 0)) {
            return Double.parseDouble(numeral.chars()
                    .mapToObj(c -> Integer.toString(digit((char) c)))
                    .collect(Collectors.joining()));
        }
        double all = 0;
        double section = 0;
        double digit = 0;
        for (char c : numeral.toCharArray()) {
            switch (c) {
                case '十', '百', '千' -> {
                    section += (digit == 0 ? 1 : digit) * (c == '十' ? 10 : c == '百' ? 100 : 1000);
                    digit = 0;
                }
                case '万', '亿' -> {
                    all = (all + Math.max(1, section + digit)) * (c == '万' ? 1e4 : 1e8);
                    section = 0;
                    digit = 0;
                }
                default -> digit = digit(c);
            }
        }
        return all + section + digit;
    }

    private static int digit(char c) {
        return c == '两' ? 2 : c == '〇' ? 0 : DIGITS.indexOf(c);
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
    }

    private static Map<String, Map.Entry<String, Double>> units(String... lines) {
        Map<String, Map.Entry<String, Double>> units = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            for (int i = 2; i < words.length; i++) {
                units.put(words[i], Map.entry(words[0], Double.valueOf(words[1])));
            }
        }
        return Map.copyOf(units);
    }
}
