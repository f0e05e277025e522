package org.qiwen.assistant.copilot.editing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.assistant.copilot.assemble.Wishes;

/**
 * What an instruction such as 导入 8 分钟，实验改成教师演示 asks for, as far as rules understand it. Pure.
 *
 * @param understood the words that were understood, in order
 */
record Instruction(Wishes wishes, List<String> understood) {
    /** Words for a step, then a number of minutes with at most a few characters between. */
    private static final Map<Wishes.Moment, Pattern> MOMENTS = new EnumMap<>(Map.of(
            Wishes.Moment.SITUATION, minutes("导入|情境|预测|开头|opening|introduction|prediction"),
            Wishes.Moment.IDEA, minutes("每个想法|想法|知识拆解|讨论|each idea|ideas?|discussion"),
            Wishes.Moment.EXPERIMENT, minutes("实验|动手|操作|experiment|hands[- ]on|practical"),
            Wishes.Moment.STORY, minutes("故事|story"),
            Wishes.Moment.TRANSFER, minutes("迁移|应用|transfer"),
            Wishes.Moment.SUMMARY, minutes("小结|总结|summary"),
            Wishes.Moment.EXIT, minutes("出口题|检测|exit")));

    private static final Pattern SHOWN = words("(?:改成|改为|只)?(?:由)?(?:教师|老师)演示|不分组|demonstrat\\w*");
    private static final Pattern NO_HANDS =
            words("(?:不做|不要|去掉|取消|没有)(?:分组)?实验|no experiment|without (?:the |an )?experiment");
    private static final Pattern NO_STORY = words("(?:不讲|不要|去掉)故事|no story|without (?:the |a )?story");
    private static final Pattern EASIER = words("(?:更|再)?(?:简单|容易|浅)(?:一点|一些|些)?|easier|simpler");
    private static final Pattern HARDER = words("(?:更|再)?(?:难|深)(?:一点|一些|些)?|提高难度|harder|deeper");
    private static final Pattern OTHER = words("换(?:一|几)?(?:个|种|些|下)|换别的|other|another|different");

    /** Reads an instruction; what no rule understands is left out of {@code understood}. */
    static Instruction read(String text) {
        List<String> understood = new ArrayList<>();
        Map<Wishes.Moment, Integer> minutes = new EnumMap<>(Wishes.Moment.class);
        MOMENTS.forEach((moment, pattern) -> {
            Matcher found = pattern.matcher(text);
            if (found.find()) {
                minutes.put(moment, Integer.parseInt(found.group(1)));
                understood.add(found.group());
            }
        });
        Wishes.Hands hands = heard(NO_HANDS, text, understood)
                ? Wishes.Hands.NONE
                : heard(SHOWN, text, understood) ? Wishes.Hands.DEMONSTRATION : Wishes.Hands.AS_PLANNED;
        boolean story = !heard(NO_STORY, text, understood);
        int easier = heard(EASIER, text, understood) ? -1 : heard(HARDER, text, understood) ? 1 : 0;
        int other = heard(OTHER, text, understood) ? 1 : 0;
        return new Instruction(new Wishes(minutes, hands, story, easier, other), List.copyOf(understood));
    }

    private static boolean heard(Pattern pattern, String text, List<String> understood) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return false;
        }
        understood.add(found.group());
        return true;
    }

    private static Pattern minutes(String names) {
        return words("(?:" + names + ")[^0-9，。；,.;]{0,12}(\\d{1,3}) ?(?:分钟|分|min\\w*)");
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
