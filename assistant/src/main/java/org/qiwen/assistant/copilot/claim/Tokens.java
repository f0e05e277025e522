package org.qiwen.assistant.copilot.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A sentence as what carries its meaning: Chinese characters, numbers, units, words; without function words. Pure. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\d+(?:\\.\\d+)?|[a-zA-Zµμωρ℃°%'’-]+|\\S");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern LATIN = Pattern.compile("[a-zµμωρ℃°%'-]+");
    /** Without 上下前后, 把被 and 从到: they tell directions and who does what. */
    private static final Set<String> EMPTY = chars("的了地得着是在和与也就会能可以有个一这那其它他们之而且并所都很时候约等及或者又则于以为来说般常也");

    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "an", "the", "is", "are", "was", "were", "be", "of", "to", "in", "on", "at", "and", "or", "that",
            "this", "it", "its", "by", "with", "for", "as", "about", "which", "we", "so", "has", "have");
    private static final Set<String> NEGATIVE = chars("不没无未非");
    private static final Set<String> NEGATIVE_WORDS =
            Set.of("not", "no", "never", "without", "cannot", "neither", "nor");
    private static final Map<String, String> OPPOSITES = opposites(
            "升降 高低 增减 大小 快慢 多少 长短 热冷 先后 内外 左右 东西 南北 正负 酸碱 吸放 强弱 粗细 厚薄 深浅 亮暗 软硬 轻重 远近 凸凹 早晚 始末 同异 进出 显隐 红蓝 雌雄 动静 顺逆 吸斥 凉热 湿干",
            "more-less rise-fall rises-falls increases-decreases higher-lower larger-smaller faster-slower hotter-colder"
                    + " warm-cold before-after inside-outside north-south east-west left-right acid-alkali attract-repel"
                    + " longer-shorter stronger-weaker absorbs-releases float-sink floats-sinks new-full");

    private Tokens() {}

    static List<String> of(String sentence) {
        String text = Quantities.canonical(sentence);
        List<String> tokens = new ArrayList<>();
        Matcher found = TOKEN.matcher(text);
        while (found.find()) {
            String token = found.group();
            boolean word = LATIN.matcher(token).matches();
            boolean bearing = NUMBER.matcher(token).matches()
                    || (word && !EMPTY_WORDS.contains(token) && !token.matches("['-]+"))
                    || (!word && Character.isLetterOrDigit(token.codePointAt(0)) && !EMPTY.contains(token));
            if (bearing) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    static boolean isNumber(String token) {
        return NUMBER.matcher(token).matches();
    }

    static boolean isNegative(String token) {
        return NEGATIVE.contains(token) || NEGATIVE_WORDS.contains(token) || token.endsWith("n't");
    }

    /** The opposite, or the token itself when it has none. */
    static String opposite(String token) {
        return OPPOSITES.getOrDefault(token, token);
    }

    private static Set<String> chars(String text) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> opposites(String pairs, String words) {
        Map<String, String> opposites = new java.util.HashMap<>();
        for (String pair : pairs.split(" ")) {
            put(opposites, pair.substring(0, 1), pair.substring(1));
        }
        for (String pair : words.split(" ")) {
            put(opposites, pair.substring(0, pair.indexOf('-')), pair.substring(pair.indexOf('-') + 1));
        }
        return Map.copyOf(opposites);
    }

    private static void put(Map<String, String> opposites, String one, String other) {
        opposites.putIfAbsent(one, other);
        opposites.putIfAbsent(other, one);
    }
}
