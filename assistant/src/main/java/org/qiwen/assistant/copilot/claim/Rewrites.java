package org.qiwen.assistant.copilot.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other sentences that say the same: relations turned round together with what they relate. Only forms that keep the meaning
 * whatever stands in them; each is then looked for as strictly as the sentence itself. Chinese only. Pure.
 */
final class Rewrites {
    private static final String QUALITY = "高低大小快慢多少长短重轻强弱远近热冷厚薄早晚深浅粗细";
    private static final Pattern MORE =
            Pattern.compile("^(.{1,20}?)比(.{1,20}?)(?:要|更|还)?([" + QUALITY + "])(?:得多|一些|一点|些)?([。]?)$");
    private static final Pattern LESS =
            Pattern.compile("^(.{1,20}?)(?:没有|不如)(.{1,20}?)(?:那么|这么)?([" + QUALITY + "])([。]?)$");
    private static final Pattern WITH = Pattern.compile("越([" + QUALITY + "])(.{0,12}?)越([" + QUALITY + "])");
    private static final Pattern BY =
            Pattern.compile("^(.{0,8}?[，,])?(.{1,10}?)被(.{1,10}?)([吃吸推拉带送压顶]+[走住起入]?)([。]?)$");
    private static final Pattern TAKES =
            Pattern.compile("^(.{0,8}?[，,])?([^吃吸推拉被把]{1,10}?)([吃吸推拉带送压顶]+[走住起入]?)([^。，]{1,10}?)([。]?)$");

    private Rewrites() {}

    /** The sentence and what says the same. */
    static Set<String> of(String sentence) {
        String text = sentence.strip();
        Set<String> all = new LinkedHashSet<>(List.of(text));
        Matcher more = MORE.matcher(text);
        if (more.matches() && !denies(text)) {
            all.addAll(compared(more.group(1), more.group(2), more.group(3)));
        }
        Matcher less = LESS.matcher(text);
        if (less.matches() && !denies(less.group(1) + less.group(2))) {
            all.addAll(compared(less.group(2), less.group(1), less.group(3)));
        }
        if (WITH.matcher(text).find() && !denies(text)) {
            all.add(WITH.matcher(text)
                    .replaceAll(
                            m -> "越" + Tokens.opposite(m.group(1)) + m.group(2) + "越" + Tokens.opposite(m.group(3))));
        }
        Matcher by = BY.matcher(text);
        if (by.matches() && !denies(text)) {
            all.add(by.group(3) + by.group(4) + by.group(2));
        }
        Matcher takes = TAKES.matcher(text);
        if (takes.matches() && !denies(text)) {
            all.add(takes.group(4) + "被" + takes.group(2) + takes.group(3));
        }
        return all;
    }

    /** One is more than the other: the other is less than the one. */
    private static List<String> compared(String one, String other, String quality) {
        String less = Tokens.opposite(quality);
        List<String> said = new ArrayList<>(List.of(one + "比" + other + quality, other + "没有" + one + quality));
        if (!less.equals(quality)) {
            said.add(other + "比" + one + less);
            said.add(one + "没有" + other + less);
        }
        return said;
    }

    private static boolean denies(String text) {
        return text.chars().anyMatch(c -> "不没无未非".indexOf(c) >= 0);
    }
}
