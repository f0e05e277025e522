package org.qiwen.assistant.dialogue.reading;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Brings Chinese text to one form: compatibility forms, simplified characters, digits before units. Thread-safe. */
public final class Normaliser {
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    /** Characters that the transliterator changes; it is slow and locked, and nearly no message holds any. */
    private static final UnicodeSet TRADITIONAL = traditional();

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

    private static final String NUMBER_WORDS = "零一二三四五六七八九十百两";

    private static final Pattern SPACE = Pattern.compile("\\s");

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
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String numbered = numbered(simplified(folded));
        String plain = (SPACE.matcher(numbered).find()
                        ? SPACED_UNIT.matcher(numbered).replaceAll("")
                        : numbered)
                .replace("为啥", "为什么")
                .replace("啥", "什么")
                .replace("咋", "怎么");
        return unrepeated(plain).strip();
    }

    /** Numbers in words before units become digits. */
    private static String numbered(String text) {
        StringBuilder numbered = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && NUMBER_WORDS.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (end == at) {
                numbered.append(text.charAt(at));
                at++;
            } else {
                String words = text.substring(at, end);
                numbered.append(unitAt(text, end) ? number(words) : words);
                at = end;
            }
        }
        return numbered.toString();
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

    /** The text in simplified characters. */
    public static String simplified(String text) {
        if (TRADITIONAL.containsNone(text)) {
            return text;
        }
        synchronized (SIMPLIFIED) {
            return SIMPLIFIED.transliterate(text);
        }
    }

    private static UnicodeSet traditional() {
        UnicodeSet changed = new UnicodeSet();
        for (String candidate : SIMPLIFIED.getSourceSet()) {
            if (!SIMPLIFIED.transliterate(candidate).equals(candidate)) {
                changed.add(candidate);
            }
        }
        return changed.freeze();
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
