package org.qiwen.assistant.dialogue.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.qiwen.ingestion.embed.SimplifiedChinese;

/** Brings Chinese text to one form: compatibility forms, simplified characters, digits before units. Thread-safe. */
public final class Normaliser {
    /** Units after which a number in words is one; none begins with a digit. */
    private static final List<String> UNITS = List.of(
            "克", "千克", "公斤", "斤", "立方", "厘米", "毫米", "米", "度", "倍", "秒", "分钟", "小时", "天", "年", "牛", "张", "遍", "趟", "轮",
            "次", "种", "颗", "号", "点");

    private static final Map<Character, Integer> DIGITS = Map.ofEntries(
            Map.entry('零', 0),
            Map.entry('一', 1),
            Map.entry('两', 2),
            Map.entry('二', 2),
            Map.entry('三', 3),
            Map.entry('四', 4),
            Map.entry('五', 5),
            Map.entry('六', 6),
            Map.entry('七', 7),
            Map.entry('八', 8),
            Map.entry('九', 9));

    /** As often as this a sign says no more than once. */
    private static final int REPEATED = 3;

    /** A space between a number and its unit separates nothing. */
    private static final Pattern SPACED_UNIT =
            Pattern.compile("(?<=[0-9])\\s+(?=\\p{IsHan})|(?<=\\p{IsHan})\\s+(?=[0-9.]+\\s*\\p{IsHan})");

    private Normaliser() {}

    /**
     * The text as the reader compares it; same meaning, one spelling. Every sentence that is read or judged comes here
     * several times, so it looks at characters where expressions would take a quarter of a turn.
     */
    public static String normalise(String text) {
        String numbered = numbered(SimplifiedChinese.of(compatible(text).toLowerCase(Locale.ROOT)));
        String joined = hasSpace(numbered) ? SPACED_UNIT.matcher(numbered).replaceAll("") : numbered;
        return unrepeated(written(joined)).strip();
    }

    /** Full-width and other compatibility forms as the ordinary characters. */
    public static String compatible(String text) {
        String common = CommonCharacters.compatible(text);
        return common == null ? Normalizer.normalize(text, Normalizer.Form.NFKC) : common;
    }

    private static boolean hasSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c >= '\t' && c <= '\r') {
                return true;
            }
        }
        return false;
    }

    /** Spoken words as they are written. */
    private static String written(String text) {
        return text.indexOf('啥') < 0 && text.indexOf('咋') < 0
                ? text
                : text.replace("为啥", "为什么").replace("啥", "什么").replace("咋", "怎么");
    }

    /** Numbers in words before units become digits. */
    private static String numbered(String text) {
        StringBuilder numbered = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isNumberWord(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                at++;
                continue;
            }
            if (unitAt(text, end)) {
                numbered = numbered == null ? new StringBuilder(text.length()) : numbered;
                numbered.append(text, copied, at).append(number(text.substring(at, end)));
                copied = end;
            }
            at = end;
        }
        return numbered == null
                ? text
                : numbered.append(text, copied, text.length()).toString();
    }

    private static boolean isNumberWord(char c) {
        return switch (c) {
            case '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '两' -> true;
            default -> false;
        };
    }

    private static boolean unitAt(String text, int at) {
        for (String unit : UNITS) {
            if (text.startsWith(unit, at)) {
                return true;
            }
        }
        return false;
    }

    /** Signs that are repeated, but no digits, stand once. */
    private static String unrepeated(String text) {
        if (!repeats(text)) {
            return text;
        }
        StringBuilder once = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            int width = Character.charCount(sign);
            int end = at + width;
            while (end < text.length() && text.codePointAt(end) == sign) {
                end += width;
            }
            boolean digit = sign >= '0' && sign <= '9';
            if (!digit && end - at >= REPEATED * width) {
                once.appendCodePoint(sign);
            } else {
                once.append(text, at, end);
            }
            at = end;
        }
        return once.toString();
    }

    /** Whether two neighbours are the same, or may be halves of the same. */
    private static boolean repeats(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == text.charAt(i - 1) || Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String number(String words) {
        int total = 0;
        int digit = -1;
        for (char c : words.toCharArray()) {
            if (c == '十' || c == '百') {
                total += Math.max(digit, 1) * (c == '十' ? 10 : 100);
                digit = -1;
            } else {
                digit = DIGITS.getOrDefault(c, 0);
            }
        }
        return Integer.toString(total + Math.max(digit, 0));
    }
}
